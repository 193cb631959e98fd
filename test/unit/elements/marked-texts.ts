import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A text that the elements show: as the translations name it, and where it is. */
export interface MarkedText {
  readonly text: string;
  readonly file: string;
}

const ELEMENTS = new URL('../../../src/elements/', import.meta.url).pathname;
const OUR_MSG = 'shared/texts.ts';

/** Each text that the elements hand to `msg`, in the order of the files. */
export function markedTexts(): MarkedText[] {
  return sources().flatMap((source) => calls(source).map((call) => textOf(call, source)));
}

/** The files that take `msg` or `str` from `@lit/localize`, which knows nothing of our translations. */
export function filesWithOtherTexts(): string[] {
  return sources()
    .filter(({ text }) => /import \{[^}]*\b(msg|str)\b[^}]*\} from '@lit\/localize'/.test(text))
    .map(({ fileName }) => fileName)
    .filter((file) => file !== OUR_MSG);
}

function sources(): ts.SourceFile[] {
  return globSync('**/*.ts', { cwd: ELEMENTS })
    .sort()
    .map((file) =>
      ts.createSourceFile(file, readFileSync(join(ELEMENTS, file), 'utf8'), ts.ScriptTarget.Latest, true),
    );
}

function calls(source: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === 'msg') found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function textOf(call: ts.CallExpression, source: ts.SourceFile): MarkedText {
  const [argument] = call.arguments;
  const file = source.fileName;
  if (argument && ts.isStringLiteralLike(argument)) return { text: argument.text, file };
  if (argument && ts.isTaggedTemplateExpression(argument) && ts.isTemplateExpression(argument.template)) {
    const { head, templateSpans } = argument.template;
    const rest = templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`);
    return { text: head.text + rest.join(''), file };
  }
  throw new Error(`${file}: msg(${argument?.getText(source) ?? ''}) is neither a text nor str\`…\``);
}
