import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { faults, type Fault } from '../../lab/support/faults.ts';
import type { Interruption } from '../../lab/support/interruption.ts';
import { sleeps } from '../../lab/support/sleeps.ts';
import { eventually, missing } from '../../support/eventually.ts';
import { median } from '../../support/frame-gaps.ts';

const DOCUMENT = fileURLToPath(new URL('../../../docs/reliability.md', import.meta.url));
/** Exists while somebody writes into the document. */
const LOCK = `${DOCUMENT}.lock`;
const LOCKED_FOR_AT_MOST = 10_000;
const BEGIN = '<!-- figures: written by npm run test:soak -->';
const END = '<!-- end of figures -->';
const HEAD = [
  '| fault | promise: back within | back, half of the runs | back, worst | longest gap, worst | pictures meanwhile, worst | came back |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

/**
 * Writes what was measured about one fault into docs/reliability.md; the rows of other faults stay as they are, also when
 * another process writes them at the same time.
 */
export async function writeFigures(fault: Fault, felt: readonly Interruption[], runs: number): Promise<void> {
  await eventually('nobody else writes the figures', () => missing(takeLock() ? [] : [`${LOCK} exists`]), {
    within: LOCKED_FOR_AT_MOST,
  });
  try {
    const text = withRow(readFileSync(DOCUMENT, 'utf8'), fault, rowOf(fault, felt, runs));
    const settings = await resolveConfig(DOCUMENT);
    writeFileSync(`${LOCK}/new`, await format(text, { ...settings, filepath: DOCUMENT }));
    renameSync(`${LOCK}/new`, DOCUMENT);
  } finally {
    rmdirSync(LOCK);
  }
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

function withRow(text: string, fault: Fault, row: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('docs/reliability.md has no place for the figures.');
  const rows = new Map(
    text
      .slice(from, to)
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(HEAD.length)
      .map((line) => [cellsOf(line)[0] ?? '', line]),
  );
  rows.set(fault.name, row);
  const all: readonly Fault[] = [...Object.values<Fault>(faults), ...Object.values<Fault>(sleeps)];
  const order = all.flatMap(({ name }) => rows.get(name) ?? []);
  return `${text.slice(0, from)}${[BEGIN, '', ...HEAD, ...order, '', ''].join('\n')}${text.slice(to)}`;
}

function rowOf({ name, promise, lasts }: Fault, felt: readonly Interruption[], runs: number): string {
  const backs = felt.map(({ back }) => back);
  const gaps = felt.map(({ gap }) => gap);
  const flowed = Math.min(...felt.map((interruption) => interruption.flowed));
  const isMeasured = felt.length > 0;
  const cells = [
    name,
    `${promise} s`,
    isMeasured ? inSeconds(median(backs)) : '–',
    isMeasured ? inSeconds(Math.max(...backs)) : '–',
    isMeasured ? inSeconds(Math.max(...gaps)) : '–',
    isMeasured && lasts ? `${Math.round(100 * flowed)} % of the time` : '–',
    `${felt.length} of ${runs} runs`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function cellsOf(row: string): string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
