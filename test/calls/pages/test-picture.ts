import type { Rgb } from '../../support/cast.ts';
import { CELLS, cellOfBit, isWhite } from '../../support/picture.ts';

/** Six people on two cores: more pixels than this and the machine is what the tests measure. */
export const WIDTH = 160;
export const HEIGHT = 120;

/** What a picture is painted with, in a page and in a worker. */
type Painter = Pick<CanvasRenderingContext2D, 'fillStyle' | 'fillRect'>;

/** Paints the test picture of a person with this colour. */
export function paintTestPicture(context: Painter, color: Rgb, frame: number): void {
  context.fillStyle = `rgb(${color.join(' ')})`;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  for (let bit = 0; bit < CELLS; bit += 1) {
    const { x, y, width, height } = cellOfBit(bit, WIDTH, HEIGHT);
    context.fillStyle = isWhite(frame, bit) ? 'white' : 'black';
    context.fillRect(x, y, width, height);
  }
}
