import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { moduleNames } from './entries.mjs';

/**
 * Whether all declarations of the package can be found and understood by a strict project that uses it, and none
 * has silently become `any`.
 *
 * @param {string} consumer folder of the project that uses the package
 * @returns {string[]} problems, in words
 */
export function checkTypes(consumer) {
  const file = join(consumer, 'consumer.ts');
  writeFileSync(
    file,
    moduleNames(consumer)
      .map((name, index) => `export * as use${index} from ${JSON.stringify(name)};`)
      .join('\n'),
  );
  const program = ts.createProgram([file], {
    // The pickiest of the ways in which projects find the types of a package.
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    // Declarations are checked like sources. What is wrong in those of others is left out below.
    skipLibCheck: false,
  });
  const errors = ts
    .getPreEmitDiagnostics(program)
    .filter(({ file: where }) => isOurs(where?.fileName ?? file, consumer))
    .map((diagnostic) => ts.formatDiagnostic(diagnostic, formatHost(consumer)).trim());
  return [...errors, ...lostTypes(program, file)].map((problem) => `Types: ${problem}`);
}

/**
 * @param {string} fileName
 * @param {string} consumer
 */
function isOurs(fileName, consumer) {
  const fromConsumer = fileName.replace(consumer, '');
  return !fromConsumer.includes('/node_modules/') || fromConsumer.startsWith('/node_modules/mesh-call/');
}

/**
 * @param {ts.Program} program
 * @param {string} file
 */
function lostTypes(program, file) {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const consumer = source && checker.getSymbolAtLocation(source);
  if (consumer === undefined) return [`${file} could not be read`];
  return checker
    .getExportsOfModule(consumer)
    .flatMap((entry) => checker.getExportsOfModule(checker.getAliasedSymbol(entry)))
    .filter((symbol) => isAny(checker, symbol))
    .map((symbol) => `${symbol.name} has the type any`);
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} symbol
 */
function isAny(checker, symbol) {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const isValue = (target.flags & ts.SymbolFlags.Value) !== 0;
  const type = isValue ? checker.getTypeOfSymbol(target) : checker.getDeclaredTypeOfSymbol(target);
  return (type.flags & ts.TypeFlags.Any) !== 0;
}

/**
 * @param {string} folder
 * @returns {ts.FormatDiagnosticsHost}
 */
function formatHost(folder) {
  return {
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
}
