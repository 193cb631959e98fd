/** Pixels of the backdrop: so few that drawing them large blurs them. */
const SIZE = { width: 6, height: 5 } as const;
/** Between two drawings, ms: colours change slowly, and each drawing reads a frame back from where it was decoded. */
const EVERY = 500;
/** The part of a new frame that is mixed into what is there, so that nothing flickers. */
const MIXED = 0.4;

/**
 * Around a picture that doesn't fill its tile, its own colours: a canvas of a few pixels, which takes a part of a frame now
 * and then. No second decoder, and nothing for the compositor to blur. A page that nobody sees gets no frames, so nothing
 * is drawn there.
 */
export class PictureBackdrop {
  readonly #canvas: () => HTMLCanvasElement | null;
  #video: HTMLVideoElement | undefined;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The part of the next frame: all of the first one. */
  #mixed = 1;

  constructor(canvas: () => HTMLCanvasElement | null) {
    this.#canvas = canvas;
  }

  /** Shows the colours of this video until it is stopped. Idempotent. */
  follow(video: HTMLVideoElement): void {
    if (video === this.#video) return;
    this.stop();
    this.#video = video;
    this.#mixed = 1;
    this.#canvas()?.classList.add('shown');
    this.#draw(video);
    this.#next(video, this.#mixed === 1 ? 0 : EVERY);
  }

  /** Shows nothing more. Idempotent. */
  stop(): void {
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) this.#video?.cancelVideoFrameCallback(this.#frame);
    if (this.#video) this.#canvas()?.classList.remove('shown');
    this.#timer = this.#frame = this.#video = undefined;
  }

  #next(video: HTMLVideoElement, wait: number): void {
    // Absent in Firefox before 132, whatever the type says: there the first frame has to do.
    if (typeof (video.requestVideoFrameCallback as unknown) !== 'function') return;
    this.#timer = setTimeout(() => {
      this.#frame = video.requestVideoFrameCallback(() => {
        this.#draw(video);
        this.#next(video, EVERY);
      });
    }, wait);
  }

  #draw(video: HTMLVideoElement): void {
    const canvas = this.#canvas();
    if (!canvas || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    if (canvas.width !== SIZE.width) Object.assign(canvas, SIZE);
    const pen = canvas.getContext('2d');
    if (!pen) return;
    pen.imageSmoothingQuality = 'high';
    pen.globalAlpha = this.#mixed;
    pen.drawImage(video, 0, 0, SIZE.width, SIZE.height);
    this.#mixed = MIXED;
  }
}
