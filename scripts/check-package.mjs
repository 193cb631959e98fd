/**
 * Looks at the package as those who install it will: packs it, puts it into a project of its own beside nothing
 * but the dependencies it declares, and uses it there. Optional ones are there too: `mesh-call/server` needs the types
 * of Hocuspocus.
 */

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkImports } from './package/check-imports.mjs';
import { checkManifest } from './package/check-manifest.mjs';
import { checkTypes } from './package/check-types.mjs';
import { root, runOrThrow } from './lib/run.mjs';

/** @type {{ dependencies: Record<string, string>, peerDependencies: Record<string, string> }} */
const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const consumer = mkdtempSync(join(tmpdir(), 'mesh-call-consumer-'));
try {
  const tarball = await pack(consumer);
  await install(tarball, join(consumer, 'node_modules'));
  const problems = [...(await checkManifest(tarball)), ...checkImports(consumer), ...checkTypes(consumer)];
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? 'The package can be used as published.' : `${problems.length} problems`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(consumer, { recursive: true });
}

/**
 * @param {string} folder
 * @returns {Promise<string>} path of the package file
 */
async function pack(folder) {
  // Without scripts, because packing would build again what the build step has just built.
  await runOrThrow('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack has left no package file.');
  return join(folder, name);
}

/**
 * @param {string} tarball
 * @param {string} modules
 */
async function install(tarball, modules) {
  const target = join(modules, 'mesh-call');
  mkdirSync(target, { recursive: true });
  await runOrThrow('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(dirname(modules), 'package.json'), '{ "type": "module" }');
}
