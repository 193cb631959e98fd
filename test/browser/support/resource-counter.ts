/** What a page can leak. */
export interface LiveResources {
  readonly connections: number;
  readonly tracks: number;
  readonly timers: number;
  readonly listeners: number;
}

type Undo = () => void;

/** Counts what is made and what is ended, by looking on at the platform's own functions. */
export class ResourceCounter {
  readonly #connections = new Set<RTCPeerConnection>();
  readonly #tracks = new Set<MediaStreamTrack>();
  readonly #timers = new Set<unknown>();
  readonly #listeners = new Map<EventTarget, Set<string>>();
  readonly #undo: Undo[] = [];

  constructor() {
    this.#countConnections();
    this.#countTracks();
    this.#countTimers();
    this.#countListeners();
  }

  get live(): LiveResources {
    return {
      connections: [...this.#connections].filter(({ connectionState }) => connectionState !== 'closed')
        .length,
      tracks: [...this.#tracks].filter(({ readyState }) => readyState === 'live').length,
      timers: this.#timers.size,
      // Listeners on what a session itself made die with it; those on the page and its devices don't.
      listeners: [globalThis, document, navigator.mediaDevices]
        .map((target) => this.#listeners.get(target)?.size ?? 0)
        .reduce((sum, count) => sum + count, 0),
    };
  }

  stop(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #countConnections(): void {
    const original = globalThis.RTCPeerConnection;
    const connections = this.#connections;
    globalThis.RTCPeerConnection = class extends original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.add(this);
      }
    };
    this.#undo.push(() => {
      globalThis.RTCPeerConnection = original;
    });
  }

  #countTracks(): void {
    const tracks = this.#tracks;
    this.#wrap(MediaStreamTrack.prototype, 'clone', (original) => {
      return function (this: MediaStreamTrack): MediaStreamTrack {
        const track = original.call(this) as MediaStreamTrack;
        tracks.add(track);
        return track;
      };
    });
  }

  #countTimers(): void {
    const timers = this.#timers;
    this.#wrap(globalThis, 'setTimeout', (original) => {
      return (callback: () => void, delay?: number) => {
        const handle: unknown = original.call(
          globalThis,
          () => {
            timers.delete(handle);
            callback();
          },
          delay,
        );
        timers.add(handle);
        return handle;
      };
    });
    this.#wrap(globalThis, 'clearTimeout', (original) => {
      return (handle: unknown) => {
        timers.delete(handle);
        original.call(globalThis, handle);
      };
    });
  }

  #countListeners(): void {
    const listeners = this.#listeners;
    const keys = new Map<unknown, number>();
    const keyOf = (type: string, listener: unknown): string => {
      if (!keys.has(listener)) keys.set(listener, keys.size);
      return `${type} ${keys.get(listener)}`;
    };
    this.#wrap(EventTarget.prototype, 'addEventListener', (original) => {
      return function (
        this: EventTarget | undefined,
        type: string,
        listener: unknown,
        options?: AddEventListenerOptions,
      ): void {
        original.call(this, type, listener, options);
        const target = this ?? globalThis;
        const known = listeners.get(target) ?? new Set<string>();
        listeners.set(target, known);
        const key = keyOf(type, listener);
        known.add(key);
        const signal = typeof options === 'object' ? options.signal : undefined;
        if (signal) {
          original.call(signal, 'abort', () => {
            known.delete(key);
          });
        }
      };
    });
    this.#wrap(EventTarget.prototype, 'removeEventListener', (original) => {
      return function (
        this: EventTarget | undefined,
        type: string,
        listener: unknown,
        options?: EventListenerOptions,
      ): void {
        original.call(this, type, listener, options);
        listeners.get(this ?? globalThis)?.delete(keyOf(type, listener));
      };
    });
  }

  #wrap(owner: object, name: string, make: (original: (...values: unknown[]) => unknown) => unknown): void {
    const original = Reflect.get(owner, name) as (...values: unknown[]) => unknown;
    Reflect.set(owner, name, make(original));
    this.#undo.push(() => {
      Reflect.set(owner, name, original);
    });
  }
}
