import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pictureFit } from '../shared/picture-fit.ts';
import { PictureBackdrop } from './picture-backdrop.ts';

/** What a picture needs of its tile. */
export interface PictureFrame {
  /** The one `<video>` of the tile, for its whole life; null before the first update. */
  readonly video: () => HTMLVideoElement | null;
  /** What shows the colours of the picture around one that doesn't fill the tile. */
  readonly backdrop: () => HTMLCanvasElement | null;
  /** Whether nothing of the picture may be cut off. */
  readonly isWhole: () => boolean;
  /** The picture has another shape. */
  readonly onShape: () => void;
  /** The video has something to show now, or has nothing any more. */
  readonly onFrame: (hasFrame: boolean) => void;
}

/**
 * The picture in a tile: keeps the stream on the `<video>` and the video playing, whatever happens around it, and lets go
 * of both when the tile is removed for good.
 */
export class TilePicture implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #frame: PictureFrame;
  readonly #backdrop: PictureBackdrop;
  #sizes: ResizeObserver | undefined;
  #ratio = Number.NaN;
  /** Whether the tile was removed and not just moved. */
  #isGone = false;

  constructor(host: ReactiveControllerHost & HTMLElement, frame: PictureFrame) {
    this.#host = host;
    this.#frame = frame;
    this.#backdrop = new PictureBackdrop(frame.backdrop);
    host.addController(this);
  }

  /** Width of the picture divided by its height; NaN before there is one. It stays after the last frame. */
  get ratio(): number {
    return this.#ratio;
  }

  hostConnected(): void {
    const View = this.#host.ownerDocument.defaultView ?? globalThis;
    // That of the document in which the tile is: a hidden page tells nothing about a window that it has opened.
    this.#sizes = new View.ResizeObserver(() => this.fit());
    this.#sizes.observe(this.#host);
    this.#isGone = false;
    // The browser pauses a video that leaves the document, also when the tile is only moved.
    this.resume();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#backdrop.stop();
    // A tile that is moved is back in the same task, and its picture goes on.
    setTimeout(this.#letGo);
  }

  /**
   * Shows this stream; the one before stays in place while the new one is not there yet or the connection is away.
   *
   * @param isExpected Whether frames of it are to come now.
   * @param isHidden Whether nothing is shown, although frames come.
   */
  show(stream: MediaStream | undefined, isExpected: boolean, isHidden: boolean): void {
    const video = this.#frame.video();
    if (!video) return;
    const next = isHidden ? null : this.#showable(video, stream, isExpected);
    if (video.srcObject === next) return;
    this.#frame.onFrame(false);
    video.srcObject = next;
    this.resume();
  }

  /** For `loadeddata`. */
  readonly onFrame = (): void => {
    this.#frame.onFrame((this.#frame.video()?.srcObject ?? null) !== null);
  };

  /** For `resize` of the video. */
  readonly fit = (): void => {
    const video = this.#frame.video();
    if (!video) return;
    const ratio = video.videoWidth / video.videoHeight;
    const fit = pictureFit(ratio, this.#host.clientWidth / this.#host.clientHeight);
    const isWhole = this.#frame.isWhole();
    video.classList.toggle('whole', isWhole || fit === 'contain');
    // Beside a screen colours would be taken for a part of it.
    if (fit === 'contain' && !isWhole) this.#backdrop.follow(video);
    else this.#backdrop.stop();
    if (!(ratio > 0) || ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#frame.onShape();
  };

  /** For `canplay` and `pause`. Nobody has a button to pause it: the browser did, for instance when it froze the page. */
  readonly resume = (): void => {
    const video = this.#frame.video();
    if (!this.#host.isConnected || !video?.srcObject || !video.paused) return;
    // Refused only when the browser saves power or the stream has just been replaced; `canplay` tries again.
    video.play().catch(() => undefined);
  };

  /**
   * The stream once it has a picture. A video whose stream has no data keeps the `load` event of the whole page back
   * (HTML, "delaying the load event"), so an empty one is not even attached.
   */
  #showable(
    video: HTMLVideoElement,
    stream: MediaStream | undefined,
    isExpected: boolean,
  ): MediaStream | null {
    if (this.#isGone || !stream || stream.getVideoTracks().length === 0) return null;
    return isExpected || video.srcObject === stream ? stream : null;
  }

  /** Browsers keep a video that waits for data of its stream, and with it the tile, for as long as the page lives. */
  readonly #letGo = (): void => {
    if (this.#isGone === !this.#host.isConnected) return;
    this.#isGone = !this.#host.isConnected;
    this.#host.requestUpdate();
  };
}
