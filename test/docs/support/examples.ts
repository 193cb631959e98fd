import { allDocuments, blocksOf, type Block } from './documents.ts';

/**
 * An example of the documents: all blocks of one name. A page and its script are two blocks of one example:
 * `html name=engine-page` and `ts name=engine-page file=main.ts`.
 */
export interface Example {
  readonly name: string;
  readonly document: string;
  readonly line: number;
  /** Language of the first block. */
  readonly language: string;
  /** The blocks as files; without `file=` a block is called by its language: `index.html`, `main.ts`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Blocks of these languages are examples: each has a name and is run. */
const CODE = new Set(['html', 'js', 'ts', 'tsx', 'sh', 'jsx', 'vue', 'svelte']);
/** Blocks of these languages are pictures and data. */
const NO_CODE = new Set(['', 'text', 'mermaid']);

/** All examples. Throws when a block is neither an example nor known not to be one. */
export function allExamples(): Example[] {
  const examples = new Map<string, Example & { readonly files: Map<string, string> }>();
  for (const block of allDocuments().flatMap(blocksOf)) {
    const where = `${block.document}:${block.line}`;
    if (NO_CODE.has(block.language)) continue;
    if (!CODE.has(block.language)) throw new Error(`${where}: nobody knows how to run ${block.language}.`);
    const name = block.settings.get('name');
    if (name === undefined) throw new Error(`${where}: a block that is run needs a name (\`html name=…\`).`);
    const file = fileOf(block);
    const known = examples.get(name);
    if (known?.document !== undefined && known.document !== block.document) {
      throw new Error(`${where}: ${known.document} has an example of the name ${name} too.`);
    }
    if (known?.files.has(file)) throw new Error(`${where}: the example ${name} has two files ${file}.`);
    if (known) known.files.set(file, block.code);
    else {
      const { document, line, language, code } = block;
      examples.set(name, { name, document, line, language, files: new Map([[file, code]]) });
    }
  }
  return [...examples.values()];
}

function fileOf({ settings, language }: Block): string {
  return settings.get('file') ?? (language === 'html' ? 'index.html' : `main.${language}`);
}
