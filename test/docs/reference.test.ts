/** What the guides list is what there is. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { measureDependencies } from './support/dependency-sizes.ts';
import { allDocuments, proseOf, type Document } from './support/documents.ts';
import {
  ELEMENT_PAGES,
  elementEntries,
  elementPages,
  exampleOf,
  readme,
  strayExamples,
} from './support/elements-page.ts';

const TOP = new URL('../../', import.meta.url);
const WRITE_AGAIN = 'Write it again with: node test/docs/write-elements.ts';
/** A size that differs by more than this is another size. */
const SIZE_TOLERANCE = 0.1;

test('docs/errors.md has each code of CallErrorCode once, and no other', () => {
  const rows = read('docs/errors.md').matchAll(/^\| `([a-z-]+)` +\|/gm);
  const listed = [...rows].map(([, code]) => code);
  assert.deepEqual(listed.sort(), errorCodes().sort());
});

test('docs/elements/ is what custom-elements.json and the examples give', async () => {
  const pages = await elementPages();
  assert.deepEqual(readdirSync(ELEMENT_PAGES).sort(), [...pages.keys()].sort(), WRITE_AGAIN);
  for (const [name, text] of pages) {
    assert.equal(readFileSync(new URL(name, ELEMENT_PAGES), 'utf8'), text, WRITE_AGAIN);
  }
});

test('README.md lists the elements of custom-elements.json', async () => {
  assert.equal(read('README.md'), await readme(), WRITE_AGAIN);
});

test('each element has an example, which is about that element, and no other example is there', () => {
  const without = elementEntries()
    .filter(({ tagName }) => !exampleOf(tagName).includes(`<${tagName}`))
    .map(({ tagName }) => `demo/elements/examples/${tagName}.html`);
  assert.deepEqual(without, []);
  assert.deepEqual(strayExamples(), []);
});

test('docs/dependencies.md lists each runtime dependency with its version, licence and size', async () => {
  const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` +\|(.*)\|$/gm)];
  const listed = rows.map(([, name = '', rest = '']) => {
    const [, size = '', license = '', upkeep = ''] = rest.split('|').map((cell) => cell.trim());
    return { name, kilobytes: Number(size), license, upkeep };
  });
  const measured = await measureDependencies();
  assert.deepEqual(listed.map(({ name }) => name).sort(), measured.map(({ name }) => name).sort());
  for (const { name, version, license, kilobytes } of measured) {
    const row = listed.find((each) => each.name === name);
    assert.equal(row?.license, license, name);
    assert.match(row.upkeep, new RegExp(`(^|\\s)${version.replaceAll('.', '\\.')} of `), name);
    const difference = Math.abs(row.kilobytes - kilobytes) / kilobytes;
    assert.ok(difference <= SIZE_TOLERANCE, `${name} has ${kilobytes.toFixed(1)} kB, not ${row.kilobytes}`);
  }
});

test('docs/dependencies.md tells the sizes of the CDN files', () => {
  const told = [...read('docs/dependencies.md').matchAll(/`(mesh-call[\w.]*\.js)` has (\d+) kB/g)];
  assert.equal(told.length, 3);
  for (const [, name = '', kilobytes = ''] of told) {
    const measured = gzipSync(read(`dist/cdn/${name}`)).length / 1000;
    const difference = Math.abs(Number(kilobytes) - measured) / measured;
    assert.ok(difference <= SIZE_TOLERANCE, `${name} has ${measured.toFixed(1)} kB`);
  }
});

test('each link to a file or heading of this repository leads somewhere', () => {
  const dead = allDocuments().flatMap((document) =>
    linksOf(document)
      .filter((target) => !leadsSomewhere(document, target))
      .map((target) => `${document.path} → ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('each guide is in the list of guides, each page of a folder in that of its folder', () => {
  const documents = allDocuments().filter(({ path }) => path.startsWith('docs/'));
  const unlisted = documents.filter(({ path }) => {
    const isList = path.endsWith('/README.md');
    if (path === 'docs/README.md') return false;
    const list = join(dirname(isList ? dirname(path) : path), 'README.md');
    const listed = linksOf({ path: list, text: read(list) }).map((target) => join(dirname(list), target));
    return !listed.includes(path);
  });
  assert.deepEqual(
    unlisted.map(({ path }) => path),
    [],
  );
});

/** The members of the type, as the compiler reads them. */
function errorCodes(): string[] {
  const path = 'src/protocol/errors.ts';
  const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022);
  const type = source.statements
    .filter(ts.isTypeAliasDeclaration)
    .find(({ name }) => name.text === 'CallErrorCode')?.type;
  assert.ok(type && ts.isUnionTypeNode(type), `${path} has a union CallErrorCode`);
  return type.types.map((member) => {
    assert.ok(ts.isLiteralTypeNode(member) && ts.isStringLiteral(member.literal));
    return member.literal.text;
  });
}

function linksOf(document: Document): string[] {
  return [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

function leadsSomewhere({ path }: Document, target: string): boolean {
  // What others publish can change without us, and tests run without a network.
  if (/^https?:/.test(target)) return true;
  const [file = '', heading] = target.split('#');
  const there = file === '' ? path : join(dirname(path), file);
  if (!existsSync(new URL(there, TOP))) return false;
  return heading === undefined || headingsOf(there).includes(heading);
}

/** The names under which GitHub links to headings. */
function headingsOf(path: string): string[] {
  return [...proseOf({ path, text: read(path) }).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function read(path: string): string {
  return readFileSync(new URL(path, TOP), 'utf8');
}
