/** What a page can leak. */
export interface LiveResources {
  readonly connections: number;
  readonly tracks: number;
  /** Timeouts that wait and intervals that repeat. */
  readonly timers: number;
  /** Listeners on what outlives a session: the page, its devices, its network, and the awareness objects given to it. */
  readonly listeners: number;
  /** Ways to the other tabs of this browser. */
  readonly broadcasts: number;
}

/** Something that listeners can be added to, as lib0 has it. */
interface Observed {
  on(name: string, listener: (...values: never[]) => void): void;
  off(name: string, listener: (...values: never[]) => void): void;
}

type Undo = () => void;

/** Counts what is made and what is ended, by looking on at the platform's own functions. */
export class ResourceCounter {
  readonly #connections = new Set<RTCPeerConnection>();
  readonly #tracks = new Set<MediaStreamTrack>();
  readonly #timers = new Set<unknown>();
  readonly #listeners = new Map<EventTarget, Set<string>>();
  readonly #broadcasts = new Set<BroadcastChannel>();
  #observers = 0;
  readonly #undo: Undo[] = [];

  constructor() {
    this.#countConnections();
    this.#countTracks();
    this.#countTimers();
    this.#countListeners();
    this.#countBroadcasts();
  }

  /** Counts the listeners of this object, too, from now on. */
  watch(observed: Observed): void {
    this.#wrap(observed, 'on', (original) => (...values: unknown[]) => {
      this.#observers += 1;
      return original.apply(observed, values);
    });
    this.#wrap(observed, 'off', (original) => (...values: unknown[]) => {
      this.#observers -= 1;
      return original.apply(observed, values);
    });
  }

  get live(): LiveResources {
    return {
      connections: [...this.#connections].filter(({ connectionState }) => connectionState !== 'closed')
        .length,
      tracks: [...this.#tracks].filter(({ readyState }) => readyState === 'live').length,
      timers: this.#timers.size,
      // Listeners on what a session itself made die with it; those on the page and its devices don't.
      listeners:
        this.#observers + outliving().reduce((sum, one) => sum + (this.#listeners.get(one)?.size ?? 0), 0),
      broadcasts: this.#broadcasts.size,
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
    this.#wrap(globalThis, 'setInterval', (original) => {
      return (...values: unknown[]) => {
        const handle = original.apply(globalThis, values);
        timers.add(handle);
        return handle;
      };
    });
    // The platform clears either kind with either function.
    for (const name of ['clearTimeout', 'clearInterval']) {
      this.#wrap(globalThis, name, (original) => {
        return (handle: unknown) => {
          timers.delete(handle);
          original.call(globalThis, handle);
        };
      });
    }
  }

  #countBroadcasts(): void {
    const original = globalThis.BroadcastChannel;
    const broadcasts = this.#broadcasts;
    globalThis.BroadcastChannel = class extends original {
      constructor(name: string) {
        super(name);
        broadcasts.add(this);
      }

      override close(): void {
        broadcasts.delete(this);
        super.close();
      }
    };
    this.#undo.push(() => {
      globalThis.BroadcastChannel = original;
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

/** What is there before a session and after it. */
function outliving(): EventTarget[] {
  const network: unknown = Reflect.get(navigator, 'connection');
  const page = [globalThis, document, document.documentElement, navigator.mediaDevices];
  return network instanceof EventTarget ? [...page, network] : page;
}
