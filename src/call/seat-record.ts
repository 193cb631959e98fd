import { isSessionSecret, type SessionSecret } from '../protocol/ids.ts';
import { cleanName } from '../protocol/presence.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import type { RoomSource } from '../room/room-source.ts';

/** What a page that goes leaves for the one that is loaded in its place. */
export interface SeatRecord {
  /** Proves that the new page comes from the old one. */
  readonly secret: SessionSecret;
  /** When the old page went, Unix time, ms. */
  readonly at: number;
  /** Whether the devices were wanted. */
  readonly microphone: boolean;
  readonly camera: boolean;
  /** The name that the person had, which they may have typed. */
  readonly name: string;
}

/** Where records are kept: a tab's own storage, which ends with the tab. */
export type RecordStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A page that is loaded anew on purpose is believed for this long, ms: it may come from a slow server. */
const RELOAD_MS = 60_000;

/** Any other page in the same tab, ms: platforms load pages anew in other ways, and people come back much later. */
const NAVIGATION_MS = 10_000;

const PREFIX = 'mesh-call seat';

/** Throws in a frame without an origin: there is none, and asking for it would already be told as an offence. */
function storageOfTab(): RecordStorage {
  if (globalThis.origin === 'null') throw new Error('A page without an origin has no storage.');
  return sessionStorage;
}

/** The records of one tab. Where the browser keeps nothing, as in a sandboxed frame, there are none. */
export class SeatRecords {
  readonly #storage: () => RecordStorage;
  readonly #isReload: () => boolean;
  readonly #now: () => number;

  /** The parameters are for tests; the defaults are the page's own. */
  constructor(
    storage: () => RecordStorage = storageOfTab,
    isReload = isPageReloaded,
    now: () => number = () => Date.now(),
  ) {
    this.#storage = storage;
    this.#isReload = isReload;
    this.#now = now;
  }

  /** Leaves a record; returns whether the next page will find it. */
  write(room: RoomSource, record: Omit<SeatRecord, 'at'>): boolean {
    const text = JSON.stringify({ ...record, at: this.#now() });
    return this.#attempt((storage) => {
      storage.setItem(keyOf(room), text);
      return true;
    }, false);
  }

  /** The record of the page that was here a moment ago; undefined without one. */
  read(room: RoomSource): SeatRecord | undefined {
    const text = this.#attempt((storage) => storage.getItem(keyOf(room)), null);
    if (text === null) return undefined;
    const record = decode(text);
    const age = this.#now() - (record?.at ?? Infinity);
    if (age >= 0 && age <= (this.#isReload() ? RELOAD_MS : NAVIGATION_MS)) return record;
    this.forget(room);
    return undefined;
  }

  /** Removes a record. */
  forget(room: RoomSource): void {
    this.#attempt((storage) => storage.removeItem(keyOf(room)), undefined);
  }

  /** In a frame without an origin already asking for the storage throws. */
  #attempt<Value>(use: (storage: RecordStorage) => Value, otherwise: Value): Value {
    try {
      return use(this.#storage());
    } catch {
      return otherwise;
    }
  }
}

function decode(text: string): SeatRecord | undefined {
  try {
    const record = asRecord(JSON.parse(text)) ?? {};
    const [secret, at, name] = [own(record, 'secret'), own(record, 'at'), own(record, 'name')];
    if (!isSessionSecret(secret) || typeof at !== 'number') return undefined;
    return {
      secret,
      at,
      microphone: own(record, 'microphone') === true,
      camera: own(record, 'camera') === true,
      name: typeof name === 'string' ? cleanName(name) : '',
    };
  } catch {
    return undefined;
  }
}

/** Names a room in the same way in the old page and in the new one; a room without a name by the page that it is in. */
function keyOf(room: RoomSource): string {
  if ('url' in room) return `${PREFIX} ${room.url} ${room.name}`;
  const name = 'provider' in room ? nameOf(room.provider) : '';
  if (name !== '') return `${PREFIX} provider ${name}`;
  const page = (globalThis.location as Location | undefined)?.href ?? '';
  const place = 'host' in room ? [room.scope, room.scopeId, room.roomCode] : [];
  return [PREFIX, page, ...place].join(' ');
}

/** Hocuspocus has the name of the document in its configuration, y-websocket in itself. */
function nameOf(provider: object): string {
  const configuration = asRecord(Reflect.get(provider, 'configuration')) ?? {};
  const name: unknown = Reflect.get(configuration, 'name') ?? Reflect.get(provider, 'roomname');
  return typeof name === 'string' ? name : '';
}

/** Whether this page was loaded anew, by a key, a button or `location.reload()`. */
function isPageReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation !== undefined && Reflect.get(navigation, 'type') === 'reload';
}
