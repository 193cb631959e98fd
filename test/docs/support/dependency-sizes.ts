import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** A runtime dependency as it is installed. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Of all its exports, minified and gzipped, with what it needs itself but without our other dependencies. */
  readonly kilobytes: number;
}

/** The runtime dependencies of package.json, measured. */
export async function measureDependencies(): Promise<Dependency[]> {
  const names = Object.keys(readManifest(ROOT).dependencies ?? {});
  return await Promise.all(
    names.map(async (name) => {
      const { version = '', license = '' } = readManifest(`${ROOT}node_modules/${name}/`);
      const others = names.filter((other) => other !== name);
      return { name, version, license, kilobytes: (await gzippedBytes(name, others)) / 1000 };
    }),
  );
}

/** What the source imports of those that are many modules. */
const ENTRIES: Readonly<Record<string, string>> = {
  'y-protocols': 'y-protocols/awareness',
  lib0: 'lib0/hash/sha256',
};

async function gzippedBytes(name: string, others: readonly string[]): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${ENTRIES[name] ?? name}';`, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    // A dependency's own subpaths belong to it; those of the others are counted with them.
    external: others.flatMap((other) => [other, `${other}/*`]),
    write: false,
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length;
}

interface Manifest {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as Manifest;
}
