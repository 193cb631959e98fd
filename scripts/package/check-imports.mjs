import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from '../lib/run.mjs';
import { moduleNames } from './entries.mjs';

/** Modules that exist for their effect. */
const WITH_EFFECT = ['mesh-call/define'];

/** What Lit sets to find out that it was loaded twice, and Node when something first looks at `fetch`. */
const NOT_OURS = /^(lit[A-Z]|reactiveElementVersions$|Symbol\(undici)/;

/**
 * Whether the modules can be imported in Node, as server-side rendering and tests do, and whether that leaves no
 * trace: no global name, no element, nothing that keeps the process alive, nothing printed.
 *
 * @param {string} consumer folder of the project that uses the package
 * @returns {string[]} problems, in words
 */
export function checkImports(consumer) {
  const file = join(consumer, 'import.js');
  return moduleNames(consumer)
    .filter((name) => !WITH_EFFECT.includes(name))
    .flatMap((name) => {
      writeFileSync(file, programImporting(name));
      return outputOf(file, consumer).map((output) => `Importing ${name} in Node: ${output}`);
    });
}

/**
 * A program that imports a module and prints what has changed by that.
 *
 * @param {string} name
 */
function programImporting(name) {
  return `
    const changes = [];
    globalThis.customElements = {
      define: (tag) => changes.push('it defines <' + tag + '>'),
      get: () => undefined,
    };
    const before = new Set(Reflect.ownKeys(globalThis));
    await import(${JSON.stringify(name)});
    for (const key of Reflect.ownKeys(globalThis)) {
      if (!before.has(key) && !${String(NOT_OURS)}.test(String(key))) changes.push('it sets ' + String(key));
    }
    if (changes.length > 0) console.log(changes.join(', '));
  `;
}

/**
 * @param {string} file
 * @param {string} cwd
 * @returns {string[]} nothing when all is well
 */
function outputOf(file, cwd) {
  // Long enough for a busy machine, and an end for what keeps running.
  const options = { cwd, encoding: /** @type {const} */ ('utf8'), timeout: 20_000 };
  const { stdout, stderr, error, status } = spawnSync(projectNode, [file], options);
  if (error !== undefined) return [error.message];
  const output = `${stdout}${stderr}`.trim();
  return status === 0 && output === '' ? [] : [output || `ends with ${String(status)}`];
}
