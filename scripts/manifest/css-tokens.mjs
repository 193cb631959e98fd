import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const TOKENS = 'src/elements/shared/tokens.ts';
/** It has all other elements inside, and custom properties are inherited. */
const WHOLE = 'src/elements/mesh-call/mesh-call.ts';
const SOURCES = 'src/elements/';

/**
 * A design token as the manifest tells of it.
 *
 * @typedef {{ name: string, default: string, description: string }} CssToken
 */

/**
 * The tokens that the styles of an element use, each with its meaning and default from the one file that has them.
 *
 * @param {string} path The module of the element.
 * @returns {CssToken[]}
 */
export function tokensOf(path) {
  const all = publicTokens();
  if (path === WHOLE) return [...all.values()];
  const styles = [...reachable(path)]
    .filter((file) => file !== TOKENS)
    .map((file) => readFileSync(file, 'utf8'));
  const used = new Set(
    styles.flatMap((text) => [...text.matchAll(/var\(--_([\w-]+)/g)].map(([, name]) => name)),
  );
  // The short name of it.
  if (used.has('raised')) used.add('surface-raised');
  return [...all].filter(([name]) => used.has(name)).map(([, token]) => token);
}

/** @returns {ReadonlyMap<string, CssToken>} By the name without its prefix. */
function publicTokens() {
  const source = ts.createSourceFile(TOKENS, readFileSync(TOKENS, 'utf8'), ts.ScriptTarget.ES2022, true);
  const list = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === 'publicTokens')?.initializer;
  const object = list && ts.isAsExpression(list) ? list.expression : list;
  if (!object || !ts.isObjectLiteralExpression(object))
    throw new Error(`${TOKENS} has no list publicTokens.`);
  return new Map(
    object.properties.filter(ts.isPropertyAssignment).map((property) => {
      if (!ts.isStringLiteral(property.initializer)) throw new Error(`${property.getText()} is no text.`);
      const name = /** @type {ts.Identifier | ts.StringLiteral} */ (property.name).text;
      const [comment] = ts.getJSDocCommentsAndTags(property);
      const description = ts.getTextOfJSDocComment(comment?.comment) ?? '';
      return [name, { name: `--mesh-${name}`, default: property.initializer.text, description }];
    }),
  );
}

/**
 * The modules of the elements that one needs.
 *
 * @param {string} path
 * @param {Set<string>} [seen]
 * @returns {ReadonlySet<string>}
 */
function reachable(path, seen = new Set()) {
  if (seen.has(path) || !path.startsWith(SOURCES) || !existsSync(path)) return seen;
  seen.add(path);
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'));
  for (const { fileName } of importedFiles) {
    if (fileName.startsWith('.')) reachable(join(dirname(path), fileName), seen);
  }
  return seen;
}
