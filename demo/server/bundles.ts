import { build } from 'esbuild';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the parts are that several scripts share, or that are loaded when they are needed. */
const PARTS_PATH = '/bundles/';

/** What a browser gets for some scripts and all that they import. */
export interface Bundle {
  /** The files by their paths, which are those of the scripts; and parts and source maps beside them. */
  readonly files: ReadonlyMap<string, string>;
  /** The sources, and when the newest of them was written (Unix ms). */
  readonly sources: readonly string[];
  readonly newest: number;
}

/** What can differ from one use of bundles to the next. */
export interface BundleOptions {
  /** Which build of packages that have two; the one for development warns of mistakes. Default `production`. */
  readonly mode?: 'production' | 'development';
  /** Addresses that are left as they are; `*` stands for anything. Default none. */
  readonly elsewhere?: readonly string[];
}

/**
 * Puts scripts and all that they import into few files: some 200 requests of each page would take most of the time
 * that a call needs to begin. Imports by the public names get the sources, as `paths` in tsconfig.json says.
 *
 * @param scripts paths below `rootDir`, such as `/demo/index.ts`
 * @throws {BuildFailure} when one of them can't be read or doesn't parse
 */
export async function bundle(
  rootDir: string,
  scripts: readonly string[],
  { mode = 'production', elsewhere = [] }: BundleOptions = {},
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: rootDir,
    entryPoints: scripts.map((script) => join(rootDir, script)),
    // Workers are found beside the script that names them, so each file keeps its place.
    outbase: rootDir,
    outdir: rootDir,
    chunkNames: `${PARTS_PATH.slice(1)}[name]-[hash]`,
    bundle: true,
    // `sideEffects` in package.json names built files, while these are the sources: all that is imported is wanted.
    ignoreAnnotations: true,
    external: [...elsewhere],
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', mode],
    tsconfig: join(rootDir, 'tsconfig.json'),
    sourcemap: 'linked',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const made = new Map(scripts.map((script) => [script.replace(/\.ts$/, '.js'), script]));
  const sources = Object.keys(metafile.inputs).map((source) => join(rootDir, source));
  return {
    files: new Map(
      outputFiles.map(({ path, text }) => {
        const name = path.slice(rootDir.length);
        return [made.get(name) ?? name, text];
      }),
    ),
    sources,
    newest: newestOf(sources),
  };
}

/** The bundles of a site, each made when somebody asks for it, and made anew when a source of it has changed. */
export class Bundles {
  readonly #rootDir: string;
  readonly #byScript = new Map<string, Promise<Bundle>>();
  readonly #parts = new Map<string, string>();

  /** @param rootDir folder whose scripts are served, without a slash at its end */
  constructor(rootDir: string) {
    this.#rootDir = rootDir;
  }

  /** The text of a script, or of a part or source map of one that was asked for before; otherwise undefined. */
  async fileAt(path: string): Promise<string | undefined> {
    if (!path.endsWith('.ts')) return this.#parts.get(path);
    return (await this.#bundleOf(path)).files.get(path);
  }

  async #bundleOf(script: string): Promise<Bundle> {
    const known = this.#byScript.get(script);
    if (known !== undefined) {
      const made = await known;
      if (newestOf(made.sources) <= made.newest) return made;
    }
    const making = bundle(this.#rootDir, [script]);
    this.#byScript.set(script, making);
    try {
      const made = await making;
      for (const [path, text] of made.files) this.#parts.set(path, text);
      return made;
    } catch (error) {
      // The next request finds out whether it was mended.
      this.#byScript.delete(script);
      throw error;
    }
  }
}

/** A source that is gone counts as written in the future. */
function newestOf(sources: readonly string[]): number {
  return Math.max(
    ...sources.map((source) => statSync(source, { throwIfNoEntry: false })?.mtimeMs ?? Infinity),
  );
}
