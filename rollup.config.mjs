/** The files for pages without a build step: dist/cdn.js with everything it needs. */

import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import packageJson from './package.json' with { type: 'json' };
import { entryName, fewFiles, knownFilesOnly, locale } from './scripts/cdn/files.mjs';
import { sharedByName } from './scripts/cdn/shared-by-name.mjs';

const banner = `/*! mesh-call ${packageJson.version} | MIT License */`;

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
    plugins: [sharedByName(), shared.plugins, knownFilesOnly()],
    // What the later files share with the entry it exports under short names beside the public ones.
    preserveEntrySignatures: 'allow-extension',
    output: {
      dir: 'dist/cdn',
      format: 'es',
      sourcemap: true,
      banner,
      entryFileNames: entryName,
      chunkFileNames: '[name].js',
      manualChunks: fewFiles(),
      // Otherwise what they share would move into one of the later ones.
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
