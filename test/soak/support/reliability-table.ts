import { readFileSync, writeFileSync } from 'node:fs';
import { faults, type Fault } from '../../lab/support/faults.ts';
import type { Interruption } from '../../lab/support/interruption.ts';
import { median } from '../../support/frame-gaps.ts';

const DOCUMENT = new URL('../../../docs/reliability.md', import.meta.url);
const BEGIN = '<!-- figures: written by npm run test:soak -->';
const END = '<!-- end of figures -->';
const HEAD = [
  '| fault | promise: back within | back, half of the runs | back, worst | longest gap, worst | came back |',
  '| --- | --- | --- | --- | --- | --- |',
];

/** Writes what was measured about one fault into docs/reliability.md; the rows of other faults stay as they are. */
export function writeFigures(fault: Fault, felt: readonly Interruption[], runs: number): void {
  const text = readFileSync(DOCUMENT, 'utf8');
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
  rows.set(fault.name, rowOf(fault, felt, runs));
  const order = Object.values<Fault>(faults).flatMap(({ name }) => rows.get(name) ?? []);
  const table = [BEGIN, '', ...HEAD, ...order, '', ''].join('\n');
  writeFileSync(DOCUMENT, `${text.slice(0, from)}${table}${text.slice(to)}`);
}

function rowOf({ name, promise }: Fault, felt: readonly Interruption[], runs: number): string {
  const backs = felt.map(({ back }) => back);
  const gaps = felt.map(({ gap }) => gap);
  const cells = [
    name,
    `${promise} s`,
    felt.length === 0 ? '–' : inSeconds(median(backs)),
    felt.length === 0 ? '–' : inSeconds(Math.max(...backs)),
    felt.length === 0 ? '–' : inSeconds(Math.max(...gaps)),
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
