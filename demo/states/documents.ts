/** A picture that stands for a shared screen: a report with a chart, without letters, which each machine draws otherwise. */

const WIDTH = 1280;
const HEIGHT = 800;

const INK = '#1d2733';
const TEXT = '#b4bdc9';
const ACCENT = '#2b56c8';
const SECOND = '#7fb39a';
const QUARTERS = [
  [0.42, 0.3],
  [0.55, 0.38],
  [0.5, 0.52],
  [0.74, 0.6],
  [0.88, 0.66],
] as const;

/** The pretended screen as a stream. */
export function documentStream(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser has no 2D canvas.');
  const stream = canvas.captureStream();
  drawReport(pen);
  // A canvas stream carries a frame only when something is drawn after it was made.
  setInterval(() => drawReport(pen), 500);
  return stream;
}

function drawReport(pen: CanvasRenderingContext2D): void {
  fill(pen, '#e6e9ee', 0, 0, WIDTH, HEIGHT);
  drawToolbar(pen);
  drawOutline(pen);
  fill(pen, '#ffffff', 292, 92, 924, 708);
  fill(pen, INK, 352, 142, 400, 26, 6);
  fill(pen, TEXT, 352, 184, 250, 12, 6);
  drawLines(pen, 352, 228, [470, 450, 474, 330]);
  drawChart(pen);
  drawTable(pen);
}

function drawToolbar(pen: CanvasRenderingContext2D): void {
  fill(pen, '#f7f8fa', 0, 0, WIDTH, 60);
  fill(pen, '#d5dae2', 0, 59, WIDTH, 1);
  fill(pen, ACCENT, 20, 18, 24, 24, 6);
  fill(pen, INK, 58, 24, 150, 12, 6);
  for (const x of [300, 344, 388, 460, 504, 548]) fill(pen, '#c3cad5', x, 22, 26, 16, 4);
  fill(pen, ACCENT, 1166, 15, 94, 30, 15);
  fill(pen, '#ffffff', 1188, 25, 50, 10, 5);
}

/** The headings at the side, of which one is where we are. */
function drawOutline(pen: CanvasRenderingContext2D): void {
  fill(pen, '#dbe3f7', 16, 146, 230, 34, 8);
  for (const [index, width] of [120, 168, 132, 96, 150, 110].entries()) {
    const indent = index === 2 || index === 3 ? 20 : 0;
    fill(pen, index === 1 ? ACCENT : '#9aa5b4', 32 + indent, 114 + index * 43, width, 11, 6);
  }
}

function drawLines(pen: CanvasRenderingContext2D, x: number, y: number, widths: readonly number[]): void {
  for (const [index, width] of widths.entries()) fill(pen, TEXT, x, y + index * 24, width, 11, 6);
}

/** Pairs of bars that grow, on a grid. */
function drawChart(pen: CanvasRenderingContext2D): void {
  const [left, bottom, height] = [352, 590, 210];
  for (let line = 0; line <= 4; line += 1)
    fill(pen, line === 0 ? '#8c97a6' : '#e3e7ed', left, bottom - (line * height) / 4, 520, 2);
  for (const [index, [first, second]] of QUARTERS.entries()) {
    const x = left + 28 + index * 100;
    fill(pen, ACCENT, x, bottom - first * height, 30, first * height, 4);
    fill(pen, SECOND, x + 36, bottom - second * height, 30, second * height, 4);
    fill(pen, '#9aa5b4', x + 10, bottom + 16, 46, 10, 5);
  }
  for (const [index, color] of [ACCENT, SECOND].entries()) {
    fill(pen, color, 916, 402 + index * 34, 18, 18, 4);
    fill(pen, '#9aa5b4', 946, 406 + index * 34, 120 - index * 30, 11, 6);
  }
  drawLines(pen, 916, 486, [230, 244, 212, 150]);
}

function drawTable(pen: CanvasRenderingContext2D): void {
  for (let row = 0; row < 4; row += 1) {
    const y = 650 + row * 38;
    if (row === 0) fill(pen, '#eef1f5', 352, y, 804, 38);
    fill(pen, '#e3e7ed', 352, y + 37, 804, 1);
    for (const [column, width] of [150, 70, 90, 60].entries())
      fill(pen, row === 0 ? '#7a8594' : TEXT, 372 + column * 204, y + 14, width - row * 8, 10, 5);
  }
}

function fill(
  pen: CanvasRenderingContext2D,
  color: string,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 0,
): void {
  pen.fillStyle = color;
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fill();
}
