/** Repeated measurements of one thing. */
export interface Figures {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
}

const HEADINGS = ['median', 'min', 'max', 'count'];
const COLUMN_WIDTH = 9;

/** The figures as a table to read. */
export function table(rows: readonly Figures[]): string {
  const width = Math.max(...rows.map(({ what, unit }) => label(what, unit).length));
  const lines = rows.map(({ what, unit, values }) => [
    label(what, unit),
    ...[median(values), Math.min(...values), Math.max(...values), values.length].map((value) =>
      numberText(value),
    ),
  ]);
  return [['', ...HEADINGS], ...lines]
    .map(([first = '', ...others]) => [
      first.padEnd(width),
      ...others.map((other) => other.padStart(COLUMN_WIDTH)),
    ])
    .map((cells) => cells.join(''))
    .join('\n');
}

/** Small numbers have a digit more, because there the difference is in it. */
function numberText(value: number): string {
  return value < 20 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value));
}

function label(what: string, unit: string): string {
  return `${what}, ${unit}`;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [Math.floor, Math.ceil].map((round) => sorted[round((sorted.length - 1) / 2)]);
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}
