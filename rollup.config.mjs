/** The files for pages without a build step: dist/cdn.js with everything it needs. */

import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import packageJson from './package.json' with { type: 'json' };

const banner = `/*! mesh-call ${packageJson.version} | MIT License */`;
const entry = 'mesh-call.js';
const lazy = 'mesh-call.room';
/** The files with translations, in dist/ as rollup names modules. */
const locale = /\/elements\/locales\/([a-z]+)\.js$/;

/** @type {import('rollup').RollupOptions} */
const shared = {
  input: 'dist/cdn.js',
  plugins: [
    nodeResolve({ browser: true, exportConditions: ['production'] }),
    terser({ ecma: 2020, module: true, format: { comments: /^!/ } }),
  ],
  onwarn({ code, message }) {
    // TypeScript's helper for decorators looks for a global one at `this`; modules have none, and that is fine.
    if (code !== 'THIS_IS_UNDEFINED') throw new Error(message);
  },
};

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    ...shared,
    plugins: [shared.plugins, knownFilesOnly()],
    // The lazy file finds what both use in the entry, which exports it under short names beside the public ones.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: 'dist/cdn',
      format: 'es',
      sourcemap: true,
      banner,
      entryFileNames: entry,
      chunkFileNames: '[name].js',
      manualChunks: everythingLazyTogether(),
      // Otherwise what both files use would move into the lazy one.
      onlyExplicitManualChunks: true,
    },
  },
  {
    ...shared,
    // It loads the same files, because a classic script may import modules too.
    external: locale,
    output: {
      file: 'dist/cdn/mesh-call.classic.js',
      paths: (id) => `./mesh-call.${locale.exec(id)?.[1] ?? ''}.js`,
      format: 'iife',
      // The global name under which scripts find what a module would import.
      name: 'MeshCall',
      sourcemap: true,
      banner,
      inlineDynamicImports: true,
    },
  },
];

/**
 * Puts all that is only imported dynamically into one file: a page that brings its own room never loads it, and
 * one that doesn't needs all of it. Only each language has a file of its own.
 *
 * @returns {import('rollup').GetManualChunk}
 */
function everythingLazyTogether() {
  /** @type {Set<string> | undefined} */
  let eager;
  return (id, { getModuleInfo, getModuleIds }) => {
    eager ??= reachable(
      [...getModuleIds()].filter((each) => getModuleInfo(each)?.isEntry),
      (each) => getModuleInfo(each)?.importedIds ?? [],
    );
    if (eager.has(id)) return undefined;
    const [, language] = locale.exec(id) ?? [];
    return language === undefined ? lazy : `mesh-call.${language}`;
  };
}

/**
 * @param {readonly string[]} starts
 * @param {(id: string) => readonly string[]} next
 */
function reachable(starts, next) {
  const found = new Set(starts);
  // A set that grows while it is walked through is walked through to its new end.
  for (const id of found) for (const each of next(id)) found.add(each);
  return found;
}

/**
 * Fails when the room part or a language is no longer loaded lazily, or another file appeared that pages would have
 * to load.
 *
 * @returns {import('rollup').Plugin}
 */
function knownFilesOnly() {
  return {
    name: 'known-files-only',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const code = chunks.filter(({ moduleIds }) => !moduleIds.every((id) => locale.test(id)));
      const names = code.map(({ fileName }) => fileName).sort();
      if (names.join() !== `${entry},${lazy}.js`) {
        this.error(`Expected ${entry} and a lazily loaded ${lazy}.js, got ${names.join(', ')}`);
      }
      const imports = chunks.find(({ isEntry }) => isEntry)?.imports ?? [];
      if (imports.length > 0) this.error(`${entry} loads ${imports.join(', ')} at once instead of lazily`);
    },
  };
}
