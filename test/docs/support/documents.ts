import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** One Markdown file, by its path from the top folder. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** A fenced block. */
export interface Block {
  readonly document: string;
  readonly line: number;
  readonly language: string;
  /** What follows the language in the info string: `name=…` and `file=…`. */
  readonly settings: ReadonlyMap<string, string>;
  readonly code: string;
}

/** README.md and everything in docs/. */
export function allDocuments(): Document[] {
  const inDocs = readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => `docs/${path}`);
  return ['README.md', ...inDocs].map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, 'utf8') }));
}

/** The fenced blocks of a document, also those inside lists. */
export function blocksOf({ path, text }: Document): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const opening = /^(\s*)(`{3,})\s*(\S*)(.*)$/.exec(lines[index] ?? '');
    if (!opening) continue;
    const [, indent = '', fence = '', language = '', settings = ''] = opening;
    const end = lines.findIndex((line, at) => at > index && line === `${indent}${fence}`);
    if (end < 0) throw new Error(`${path}:${index + 1}: this block has no end.`);
    const code = lines.slice(index + 1, end).map((line) => line.replace(indent, ''));
    blocks.push({
      document: path,
      line: index + 1,
      language,
      settings: settingsOf(settings),
      code: code.join('\n'),
    });
    index = end;
  }
  return blocks;
}

/** The text without its fenced blocks. */
export function proseOf({ text }: Document): string {
  return text.replaceAll(/^([ \t]*)(`{3,}).*\n[^]*?^\1\2$/gm, '');
}

function settingsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .filter((setting) => setting.includes('='))
      .map((setting) => {
        const [name = '', value = ''] = setting.split('=');
        return [name, value];
      }),
  );
}
