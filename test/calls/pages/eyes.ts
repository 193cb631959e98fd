import type { Rgb } from '../../support/cast.ts';
import { CELLS, cellOfBit, WHITE_FROM } from '../../support/picture.ts';

/** Small, but each cell of the frame number stays several pixels wide. */
const WIDTH = 80;
const HEIGHT = 60;

/** What a video element shows now. */
export interface Picture {
  /** Colour in the middle of the upper half. */
  readonly color: Rgb;
  /** The number that the cells of the lower half spell. */
  readonly frame: number;
}

/** Looks at video elements. */
export class Eyes {
  readonly #context: CanvasRenderingContext2D;

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('No 2d canvas.');
    this.#context = context;
  }

  /** The picture shown now; undefined before the first one. */
  look(video: HTMLVideoElement): Picture | undefined {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined;
    this.#context.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const { data } = this.#context.getImageData(0, 0, WIDTH, HEIGHT);
    let frame = 0;
    for (let bit = 0; bit < CELLS; bit += 1) {
      const { x, y, width, height } = cellOfBit(bit, WIDTH, HEIGHT);
      const [red] = pixel(data, x + width / 2, y + height / 2);
      if (red >= WHITE_FROM) frame |= 1 << bit;
    }
    return { color: pixel(data, WIDTH / 2, HEIGHT / 4), frame };
  }
}

function pixel(data: Uint8ClampedArray, x: number, y: number): Rgb {
  const start = (Math.floor(y) * WIDTH + Math.floor(x)) * 4;
  const [red = 0, green = 0, blue = 0] = data.subarray(start, start + 3);
  return [red, green, blue];
}
