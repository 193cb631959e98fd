/** Pictures that stand for people: a figure before a coloured wall, drawn once on a canvas. */

const WIDTH = 960;
const HEIGHT = 540;

/** A person's picture as a stream; `hue` (degrees) is the colour of the wall behind. */
export function pictureOf(hue: number, width = WIDTH, height = HEIGHT): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser has no 2D canvas.');
  const stream = canvas.captureStream();
  const draw = (): void => drawPerson(pen, hue);
  draw();
  // A canvas stream carries a frame only when something is drawn after it was made.
  setInterval(draw, 500);
  return stream;
}

function drawPerson(pen: CanvasRenderingContext2D, hue: number): void {
  const { width, height } = pen.canvas;
  const wall = pen.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, `hsl(${hue} 30% 78%)`);
  wall.addColorStop(1, `hsl(${hue} 28% 55%)`);
  pen.fillStyle = wall;
  pen.fillRect(0, 0, width, height);
  const size = Math.min(width, height);
  pen.fillStyle = `hsl(${(hue + 160) % 360} 35% 32%)`;
  ellipse(pen, width / 2, height * 1.08, size * 0.46, size * 0.42);
  pen.fillStyle = '#d9a98a';
  pen.fillRect(width / 2 - size * 0.07, height * 0.55, size * 0.14, size * 0.18);
  ellipse(pen, width / 2, height * 0.43, size * 0.16, size * 0.21);
  pen.fillStyle = `hsl(${hue} 25% 18%)`;
  pen.beginPath();
  pen.ellipse(width / 2, height * 0.36, size * 0.175, size * 0.17, 0, Math.PI, 0);
  pen.fill();
}

function ellipse(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
): void {
  pen.beginPath();
  pen.ellipse(x, y, radiusX, radiusY, 0, 0, Math.PI * 2);
  pen.fill();
}
