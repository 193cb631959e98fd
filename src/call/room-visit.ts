import type { RemotePlayback } from '../media/remote-playback.ts';
import type { Clock } from '../protocol/clock.ts';
import { CallError } from '../protocol/errors.ts';
import type { SessionSecret } from '../protocol/ids.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import type { RoomConnection, RoomStatus } from '../room/room-connection.ts';
import type { RoomSource, TokenSource } from '../room/room-source.ts';
import { closedError } from './closed-error.ts';
import type { Farewells } from './farewells.ts';
import type { SentMedia } from './local-tracks.ts';
import type { PeerStreamRegistry } from './peer-streams.ts';
import { type RelayOptions, Relays } from './relays.ts';
import { RoomEntrance } from './room-entrance.ts';
import { StandstillWatch } from './standstill-watch.ts';
import { Stay } from './stay.ts';

/** What a visit needs from its session, and tells it. */
export interface RoomVisitOptions {
  readonly room: RoomSource;
  readonly relays: RelayOptions;
  /** Seats that we want the call to have. */
  readonly capacity: number;
  readonly clock: Clock;
  readonly playback: RemotePlayback;
  readonly streams: PeerStreamRegistry;
  readonly farewells: Farewells;
  readonly sent: () => SentMedia;
  /** The way into the room or the stay in it changed. */
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

/**
 * One visit to one room: the way in, one stay after the other, and the relays that each stay uses.
 *
 * A session that moves ends its visit and begins another one. So nothing of the old room can reach the new one, and
 * what the session itself holds, above all the devices, doesn't notice.
 */
export class RoomVisit {
  readonly #options: RoomVisitOptions;
  readonly #entrance: RoomEntrance;
  #standstills: StandstillWatch | undefined;
  #room: RoomSource;
  #connection: RoomConnection | undefined;
  #stay: Stay | undefined;
  #relays: Relays | undefined;
  #problem: CallError | undefined;
  #over = false;

  constructor(options: RoomVisitOptions) {
    this.#options = options;
    this.#room = options.room;
    this.#entrance = new RoomEntrance({
      status: (status, returned) => {
        if (status === 'connected') this.#problem = undefined;
        if (returned) this.#stay?.roomReturned();
        this.#changed();
      },
      problem: (error) => {
        this.#problem = error;
        this.#report(error);
      },
    });
  }

  /** The room, with the last token that was given for it. */
  get room(): RoomSource {
    return this.#room;
  }

  /** State of the way into the room. */
  get status(): RoomStatus {
    return this.#entrance.status;
  }

  /** Why the room could not be entered, or the last problem with it while it lasts. */
  get problem(): CallError | undefined {
    return this.#problem ?? this.#stay?.problem;
  }

  /** The present stay; undefined before the lobby. */
  get stay(): Stay | undefined {
    return this.#stay;
  }

  /** Who we are, where the room knows it. */
  get identity(): UserIdentity | undefined {
    return this.#connection?.identity;
  }

  /** True when the visit was ended. */
  get isOver(): boolean {
    return this.#over;
  }

  /**
   * Goes into the room; call it once.
   *
   * @throws {CallError} as `RoomEntrance.enter()`; `call-closed` when the visit ends meanwhile.
   */
  async enter(): Promise<void> {
    try {
      this.#connection = await this.#entrance.enter(this.#room);
    } catch (thrown) {
      if (thrown instanceof CallError && !this.#over) this.#problem = thrown;
      throw thrown;
    }
    if (this.#isOver()) throw closedError('The room was left while it was entered.');
    this.#standstills = new StandstillWatch(this.#options.clock, () => {
      this.#woke();
    });
  }

  /** Asks at once to be let in again, where the room or the token has failed; otherwise does nothing. */
  retry(): void {
    this.#entrance.retry();
  }

  /** Takes another token for a room that is given by its address; without effect for others. */
  setToken(token: TokenSource | undefined): void {
    if (!('url' in this.#room)) return;
    const { url, name } = this.#room;
    this.#room = token === undefined ? { url, name } : { url, name, token };
    this.#entrance.setToken(token);
  }

  /**
   * Begins a stay in the lobby; one that runs is ended. Does nothing outside of the room.
   *
   * @param predecessor Secret of the session that our page had before it was loaded anew.
   */
  beginStay(user: UserIdentity, predecessor?: SessionSecret): void {
    this.endStay();
    if (!this.#connection) return;
    const { relays: options, clock, capacity, playback, streams, farewells, sent } = this.#options;
    const { awareness } = this.#connection;
    const relays = new Relays(options, async () => (await this.#connection?.iceServers?.()) ?? [], clock, {
      onRotated: (configuration) => {
        this.#stay?.rotate(configuration);
      },
      onError: this.#report,
    });
    this.#relays = relays;
    this.#stay = new Stay({
      awareness,
      user,
      capacity,
      predecessor,
      clock,
      playback,
      streams,
      farewells,
      sent,
      configuration: () => relays.configuration(),
      roomIsLive: () => this.status === 'connected',
      onChange: this.#changed,
      onAllLost: () => {
        this.#entrance.verify();
      },
      onServerError: (url, errorCode) => {
        relays.serverError(url, errorCode);
      },
      onError: this.#report,
    });
  }

  /**
   * Says goodbye and gives up seat, links and relays; the room stays open. Idempotent.
   *
   * @param mayReturn Whether the page goes and may be back in a moment, so that the seat is kept.
   */
  endStay(mayReturn = false): void {
    this.#stay?.end(mayReturn);
    this.#relays?.close();
  }

  /** Our own network has changed. The way into the room comes first: over it the links agree on new paths. */
  networkChanged(): void {
    this.#entrance.redial();
    this.#stay?.networkChanged();
  }

  /** Leaves the room for good. Nothing is told any more. Idempotent. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#standstills?.end();
    this.endStay();
    this.#stay = undefined;
    this.#entrance.close();
    this.#connection = undefined;
  }

  /** Nothing that seems open has to be so after a time in which we did nothing, but most of it mostly is. */
  #woke(): void {
    this.#entrance.verify();
    this.#stay?.retryLinks();
  }

  /** A function, because the answer can change during an `await`. */
  #isOver(): boolean {
    return this.#over;
  }

  readonly #changed = (): void => {
    if (!this.#over) this.#options.onChange();
  };

  readonly #report = (error: CallError): void => {
    if (!this.#over) this.#options.onError(error);
  };
}
