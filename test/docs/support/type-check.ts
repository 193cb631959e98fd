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
  const scripts = examples.flatMap(({ name, files }) =>
    [...files]
      .filter(([file]) => /\.(ts|js)$/.test(file))
      .map(([file, code]) => [`${ROOT}examples/${name}/${file}`, code] as const),
  );
  const isForNode = ([, code]: readonly [string, string]): boolean => code.includes("from 'node:");
  return [
    ...errorsIn(new Map(scripts.filter((script) => !isForNode(script))), OPTIONS),
    ...errorsIn(new Map(scripts.filter(isForNode)), { ...OPTIONS, types: ['node'] }),
  ];
}

function errorsIn(sources: ReadonlyMap<string, string>, options: ts.CompilerOptions): string[] {
  const host = ts.createCompilerHost(options);
  const onDisk = { readFile: host.readFile.bind(host), fileExists: host.fileExists.bind(host) };
  host.readFile = (path) => sources.get(path) ?? onDisk.readFile(path);
  host.fileExists = (path) => sources.has(path) || onDisk.fileExists(path);
  const program = ts.createProgram([...sources.keys()], options, host);
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
