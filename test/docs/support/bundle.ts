import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * What a bundler makes of a script that imports the package by its name. It gets the built files, through `exports`
 * of package.json, as in a project that has installed the package.
 */
export async function bundle(fileName: string, code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, sourcefile: fileName, loader: 'ts', resolveDir: ROOT },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    // The reader's project doesn't have our settings.
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
