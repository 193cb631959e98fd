import type { TileViewing } from '../shared/viewing.ts';

/** What full screen and picture-in-picture need of a tile. */
export interface ViewedTile {
  readonly tile: HTMLElement;
  readonly video: () => HTMLVideoElement | null;
  /** Whether the video has something to show. */
  readonly hasPicture: () => boolean;
}

/** A tile in full screen, and its picture in a small window over all others, where the browser has these. */
export class TileWindows implements TileViewing {
  readonly #viewed: ViewedTile;

  constructor(viewed: ViewedTile) {
    this.#viewed = viewed;
  }

  get fullScreen(): TileViewing['fullScreen'] {
    const { tile } = this.#viewed;
    // Absent on iPhones, whatever the type says.
    if (typeof (tile.requestFullscreen as unknown) !== 'function') return 'absent';
    if (!tile.ownerDocument.fullscreenEnabled) return 'withheld';
    return tile.matches(':fullscreen') ? 'on' : 'off';
  }

  get smallWindow(): TileViewing['smallWindow'] {
    const video = this.#viewed.video();
    if (!video?.ownerDocument.pictureInPictureEnabled || !this.#viewed.hasPicture()) return 'absent';
    return isFloating(video) ? 'on' : 'off';
  }

  async toggleFullScreen(): Promise<void> {
    const { tile } = this.#viewed;
    if (this.fullScreen === 'on') await tile.ownerDocument.exitFullscreen();
    else await tile.requestFullscreen();
  }

  async toggleSmallWindow(): Promise<void> {
    const video = this.#viewed.video();
    if (!video) return;
    if (isFloating(video)) {
      await video.ownerDocument.exitPictureInPicture();
      return;
    }
    // Otherwise the browser would lay a button of its own over each picture.
    video.disablePictureInPicture = false;
    video.addEventListener('leavepictureinpicture', () => (video.disablePictureInPicture = true), {
      once: true,
    });
    try {
      await video.requestPictureInPicture();
    } catch (error) {
      video.disablePictureInPicture = true;
      throw error;
    }
  }
}

/** A document names only the host of what is in a shadow tree. */
function isFloating(video: HTMLVideoElement): boolean {
  const root = video.getRootNode() as Document | ShadowRoot;
  return root.pictureInPictureElement === video;
}
