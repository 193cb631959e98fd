import { CapturePermissions } from '../media/capture-permissions.ts';
import { captureDevices, type MediaDevicesLike } from '../media/capture.ts';
import { type DeviceChoice, DeviceList } from '../media/device-list.ts';
import { captureFromStream } from '../media/given-stream.ts';
import { LocalMedia } from '../media/local-media.ts';
import { type DisplayMedia, ScreenShare } from '../media/screen-share.ts';
import { documentPolicy, type PageFeature, withheldFeatures } from '../media/page-permissions.ts';
import type { Clock } from '../protocol/clock.ts';
import type { CallError } from '../protocol/errors.ts';
import type { CallOptions } from './call-options.ts';

/** Joining waits this long for the person to answer the browser's question about devices, ms. */
const CAPTURE_PATIENCE_MS = 5000;

/** What our own media tell. */
export interface OwnMediaListener {
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

/** The platform's devices or the page's stream as our microphone and camera, with the list to choose from; and our screen. */
export class OwnMedia {
  readonly local: LocalMedia;
  readonly screen: ScreenShare;
  /** What the embedding page keeps from us. It is settled when the page is loaded. */
  readonly withheld: readonly PageFeature[];
  readonly #devices: DeviceList;
  /** Absent with a stream of the page, for which nobody is asked. */
  readonly #permissions: CapturePermissions | undefined;

  constructor(
    options: Pick<CallOptions, 'microphone' | 'camera' | 'localStream' | 'pagePolicy'>,
    listener: OwnMediaListener,
    signal: AbortSignal,
  ) {
    // Absent in insecure contexts, whatever the type says.
    const mediaDevices = navigator.mediaDevices as MediaDevicesLike | undefined;
    const { localStream, microphone = true, camera = true, pagePolicy = documentPolicy } = options;
    this.withheld = withheldFeatures(pagePolicy);
    this.#devices = new DeviceList(mediaDevices, listener.onChange, signal);
    this.local = new LocalMedia({
      microphone,
      camera,
      capture: async (request) => {
        if (localStream) return captureFromStream(localStream, request);
        const results = await captureDevices(mediaDevices, request, pagePolicy);
        // With the permission come the names of the devices.
        void this.#devices.refresh();
        return results;
      },
      ...listener,
    });
    if (!localStream) {
      this.#permissions = new CapturePermissions(
        navigator.permissions,
        (device) => {
          if (this.#permissions?.of(device) === 'granted') this.local.permissionGranted(device);
        },
        signal,
      );
    }
    this.screen = new ScreenShare({
      devices: mediaDevices as DisplayMedia | undefined,
      isAllowed: pagePolicy,
      ...listener,
    });
  }

  /** Releases all devices, and shares nothing any more. */
  stop(): void {
    this.local.stop();
    this.screen.stop();
  }

  get choices(): readonly DeviceChoice[] {
    return this.#devices.choices;
  }

  /** Ids of the speakers that can be chosen; the empty one is the system's choice. */
  get speakers(): ReadonlySet<string> {
    const speakers = this.choices.filter(({ kind }) => kind === 'speaker');
    return new Set(['', ...speakers.map(({ deviceId }) => deviceId)]);
  }

  /**
   * Captures what is wanted; unless `ask`, only what the browser gives without a question to the person. Never rejects.
   */
  async start(ask: boolean): Promise<void> {
    if (ask) this.local.endHold();
    else this.local.hold((await this.#permissions?.unanswered()) ?? []);
    await this.local.start();
  }

  /** Captures what is wanted, and waits for it as long as one should wait before joining without. Never rejects. */
  async startPatiently(clock: Clock): Promise<void> {
    this.local.endHold();
    await new Promise<void>((resolve) => {
      const timer = clock.schedule(resolve, CAPTURE_PATIENCE_MS);
      void this.local.start().then(() => {
        clock.cancel(timer);
        resolve();
      });
    });
  }
}
