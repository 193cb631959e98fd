import type { CDPSession } from 'playwright-core';
import type { Person } from './person.ts';

/** What a page holds after a garbage collection. */
export interface Holdings {
  /** Bytes of the JavaScript heap. */
  readonly heap: number;
  /** Nodes and documents of the DOM, and listeners on anything: as the browser counts them. */
  readonly nodes: number;
  readonly documents: number;
  readonly listeners: number;
  /** Listeners on what is not the call's and outlives it: the window, the document, the devices, the network. */
  readonly pageListeners: number;
  /** Timers that wait or repeat. */
  readonly timers: number;
  /** Objects that somebody still holds, whether open, live, or over. */
  readonly connections: number;
  readonly channels: number;
  readonly tracks: number;
  readonly streams: number;
  readonly players: number;
  readonly abortSignals: number;
  /** Tracks that are not ended. */
  readonly liveTracks: number;
}

/** How many RTCPeerConnections of a page are not closed, and how many of those are connected. */
export interface Connections {
  readonly open: number;
  readonly connected: number;
}

/** Outlive every call in the page. */
const PAGE_OBJECTS = ['window', 'document', 'navigator.mediaDevices', 'navigator.connection'];

/** Looks into a page from outside, with what the browser tells its developers. */
export class PageInspector {
  readonly #person: Person;
  readonly #session: CDPSession;

  private constructor(person: Person, session: CDPSession) {
    this.#person = person;
    this.#session = session;
  }

  static async open(person: Person): Promise<PageInspector> {
    return new PageInspector(person, await person.page.context().newCDPSession(person.page));
  }

  async connections(): Promise<Connections> {
    const states = await this.#read('RTCPeerConnection', 'connectionState');
    return {
      open: states.filter((state) => state !== 'closed').length,
      connected: states.filter((state) => state === 'connected').length,
    };
  }

  /** Everything that is left after a garbage collection. */
  async holdings(): Promise<Holdings> {
    const session = this.#session;
    await this.#person.frame.evaluate(() => window.person?.forgetVoices());
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    const { nodes, documents, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
    const tracks = await this.#read('MediaStreamTrack', 'readyState');
    return {
      heap,
      nodes,
      documents,
      listeners,
      pageListeners: await this.#pageListeners(),
      timers: (await this.#person.frame.evaluate(() => window.person?.pendingTimers())) ?? Number.NaN,
      connections: (await this.#read('RTCPeerConnection', 'connectionState')).length,
      channels: (await this.#read('RTCDataChannel', 'readyState')).length,
      tracks: tracks.length,
      liveTracks: tracks.filter((state) => state === 'live').length,
      streams: (await this.#read('MediaStream', 'id')).length,
      players: (await this.#read('HTMLMediaElement', 'localName')).length,
      abortSignals: (await this.#read('AbortSignal', 'aborted')).length,
    };
  }

  async #pageListeners(): Promise<number> {
    let count = 0;
    for (const expression of PAGE_OBJECTS) {
      const { result } = await this.#session.send('Runtime.evaluate', { expression, objectGroup: 'count' });
      if (result.objectId === undefined) continue;
      const { listeners } = await this.#session.send('DOMDebugger.getEventListeners', {
        objectId: result.objectId,
      });
      count += listeners.length;
    }
    await this.#session.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
    return count;
  }

  /** One property of each object of this class that somebody still holds. Collects garbage first. */
  async #read(className: string, property: string): Promise<unknown[]> {
    const session = this.#session;
    const { result: prototype } = await session.send('Runtime.evaluate', {
      expression: `${className}.prototype`,
      objectGroup: 'count',
    });
    if (prototype.objectId === undefined) throw new Error(`The page has no ${className}.`);
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: prototype.objectId,
      objectGroup: 'count',
    });
    if (objects.objectId === undefined) throw new Error(`Objects of ${className} can’t be listed.`);
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      arguments: [{ value: property }],
      // Prototypes of derived classes are listed as well.
      functionDeclaration: `function (property) {
        return this.filter((one) => !Object.hasOwn(one, 'constructor')).map((one) => String(one[property]));
      }`,
      returnByValue: true,
    });
    await session.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
    return result.value as unknown[];
  }
}
