import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Example } from './examples.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The settings of a strict project with a bundler, which is what the documents' readers have. */
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  strict: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  skipLibCheck: true,
};

/** What the compiler says about the scripts of the examples; it sees the package by its public names only. */
export function typeErrors(examples: readonly Example[]): string[] {
  const sources = new Map(
    examples.flatMap(({ name, files }) =>
      [...files]
        .filter(([file]) => /\.(ts|js)$/.test(file))
        .map(([file, code]) => [`${ROOT}examples/${name}/${file}`, code]),
    ),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const onDisk = { readFile: host.readFile.bind(host), fileExists: host.fileExists.bind(host) };
  host.readFile = (path) => sources.get(path) ?? onDisk.readFile(path);
  host.fileExists = (path) => sources.has(path) || onDisk.fileExists(path);
  const program = ts.createProgram([...sources.keys()], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) =>
    ts
      .formatDiagnostic(diagnostic, {
        getCurrentDirectory: () => `${ROOT}examples`,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      })
      .trim(),
  );
}
