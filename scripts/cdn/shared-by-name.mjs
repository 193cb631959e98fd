import packageJson from '../../package.json' with { type: 'json' };
import { entryName } from './files.mjs';

/** Where the files that are loaded later find what they share with the entry. */
const place = `globalThis[Symbol.for(${JSON.stringify(`mesh-call ${packageJson.version}`)})]`;

/**
 * Lets the later files find what they share with the entry without importing it by its address: for a browser, a page
 * that loads `mesh-call.js?v=2`, a file by another name, or an address that redirects would otherwise have the whole
 * kit a second time, and two kits share no state.
 *
 * @returns {import('rollup').Plugin}
 */
export function sharedByName() {
  return {
    name: 'shared-by-name',
    // All on the lines where it was, so that the source map stays true.
    renderChunk(code, { fileName, isEntry }, _options, { chunks }) {
      const { body } = this.parse(code);
      if (isEntry) {
        const wanted = new Set(
          Object.values(chunks).flatMap((each) => each.importedBindings[fileName] ?? []),
        );
        const declaration = body.find((node) => node.type === 'ExportNamedDeclaration' && !node.source);
        if (declaration?.type !== 'ExportNamedDeclaration') return this.error(`${fileName} exports nothing.`);
        const shared = declaration.specifiers.flatMap(({ local, exported }) =>
          wanted.has(nameOf(exported)) ? [`${nameOf(exported)}: ${nameOf(local)}`] : [],
        );
        return {
          code: insert(code, placeOf(declaration).start, `${place} ??= { ${shared.join(', ')} }; `),
          map: null,
        };
      }
      const declaration = body.find(
        (node) => node.type === 'ImportDeclaration' && node.source.value === `./${entryName}`,
      );
      if (declaration?.type !== 'ImportDeclaration') return null;
      const names = declaration.specifiers.map((each) => {
        if (each.type !== 'ImportSpecifier') return this.error(`${fileName} imports more than names.`);
        return `${nameOf(each.imported)}: ${each.local.name}`;
      });
      const { start, end } = placeOf(declaration);
      const found = `const { ${names.join(', ')} } = ${place};`;
      return { code: code.slice(0, start) + found + code.slice(end), map: null };
    },
  };
}

/** @param {{ type: string, name?: string, value?: unknown }} node an identifier or, for odd names, a text */
function nameOf({ name, value }) {
  return name ?? String(value);
}

/**
 * Where it is in the code, which the types of syntax trees don't know.
 *
 * @param {unknown} node
 */
function placeOf(node) {
  return /** @type {{ start: number, end: number }} */ (node);
}

/**
 * @param {string} text
 * @param {number} at
 * @param {string} added
 */
function insert(text, at, added) {
  return text.slice(0, at) + added + text.slice(at);
}
