import {
  captureDevices,
  type CaptureRequest,
  type CaptureResult,
  type MediaDevicesLike,
} from '../../../src/media/capture.ts';
import { LocalMedia } from '../../../src/media/local-media.ts';
import { documentPolicy } from '../../../src/media/page-permissions.ts';
import type { CallError, CaptureDevice } from '../../../src/protocol/errors.ts';

/** What can be different about somebody's devices. */
export interface OwnDevicesOptions {
  readonly microphone?: boolean;
  readonly camera?: boolean;
  /** Where tracks come from in place of the browser's devices. */
  readonly capture?: (request: CaptureRequest) => ReadonlyMap<CaptureDevice, CaptureResult>;
  /** The time, ms. */
  readonly now?: () => number;
}

/** Local media on the browser's real capture, which a test can look at, and can hold back for a while. */
export class OwnDevices {
  readonly media: LocalMedia;
  /** What the person was asked for, in one text per question: `microphone camera`. */
  readonly questions: string[] = [];
  readonly errors: CallError[] = [];
  /** Every track that was handed to local media. */
  readonly captured: MediaStreamTrack[] = [];
  #answer: Promise<void> = Promise.resolve();

  constructor({ microphone = true, camera = true, capture, now }: OwnDevicesOptions = {}) {
    this.media = new LocalMedia({
      microphone,
      camera,
      capture: async (request) => {
        const results = capture?.(request) ?? (await captureDevices(this.#devices, request, documentPolicy));
        for (const result of results.values())
          if (result instanceof MediaStreamTrack) this.captured.push(result);
        await this.#answer;
        return results;
      },
      onChange: () => undefined,
      onError: (error) => this.errors.push(error),
      ...(now && { now }),
    });
  }

  /** From now on the person thinks about each question until the returned function is called. */
  hesitate(): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#answer = promise.then(() => undefined);
    return () => resolve(undefined);
  }

  /** Releases everything. */
  end(): void {
    this.media.stop();
    for (const track of this.captured) track.stop();
  }

  /** All is the browser's; only the questions are written down. */
  get #devices(): MediaDevicesLike {
    const { questions } = this;
    const browser = navigator.mediaDevices;
    return {
      getUserMedia: (constraints = {}) => {
        const asked = [constraints.audio ? 'microphone' : '', constraints.video ? 'camera' : ''];
        questions.push(asked.join(' ').trim());
        return browser.getUserMedia(constraints);
      },
      enumerateDevices: () => browser.enumerateDevices(),
      addEventListener: browser.addEventListener.bind(browser),
      removeEventListener: browser.removeEventListener.bind(browser),
    };
  }
}
