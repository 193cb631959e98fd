import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * The named types that are lists of strings, with their members: `LinkState` → `'none' | 'connecting' | …`. Tools that
 * read the manifest know no types, and want to offer what can be chosen.
 *
 * @param {string} folder Where the sources are.
 * @returns {ReadonlyMap<string, string>}
 */
export function literalTypes(folder) {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
  const browser = join(dirname(createRequire(import.meta.url).resolve('typescript')), 'lib.dom.d.ts');
  /** @type {Map<string, string>} */
  const found = new Map();
  // What the sources say comes last, and counts.
  for (const path of [browser, ...sources]) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022);
    for (const statement of source.statements) {
      if (!ts.isTypeAliasDeclaration(statement) || !isListOfStrings(statement.type)) continue;
      const members = statement.type.types.map((member) => member.getText(source).replaceAll('"', "'"));
      found.set(statement.name.text, members.join(' | '));
    }
  }
  return found;
}

/**
 * @param {ts.TypeNode} type
 * @returns {type is ts.UnionTypeNode}
 */
function isListOfStrings(type) {
  if (!ts.isUnionTypeNode(type)) return false;
  return type.types.every((member) => ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal));
}
