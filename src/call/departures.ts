import type { Clock, TimerHandle } from '../protocol/clock.ts';
import {
  FAREWELL_GRACE_MS,
  SEARCH_ALONE_MS,
  SEARCH_CLOSED_MS,
  SEARCH_SILENT_MS,
  SEARCH_STEP_MS,
  VANISHED_GRACE_MS,
} from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import type { Participant } from '../signaling/participants.ts';
import type { CallPeer } from './call-peer.ts';

/** Somebody who has a link to us and is not listed in the room any more. */
interface Absence {
  readonly participant: Participant;
  /** How long an answer may take, ms. */
  readonly patience: number;
  /** Whether the room passed on a goodbye of theirs, or of somebody who forged it. */
  readonly saidGoodbye: boolean;
  /** Since when they are searched, on the clock. */
  searchedSince: number | undefined;
  timer: TimerHandle | undefined;
}

/** What is asked of a peer. */
export type AskedPeer = Pick<CallPeer, 'id' | 'state' | 'isReachable' | 'probe' | 'heardSince'>;

/** What the decision about an absence depends on. */
export interface DepartureOptions {
  readonly clock: Clock;
  readonly peers: { get(session: SessionId): AskedPeer | undefined } & Iterable<AskedPeer>;
  /** Whether we ourselves see the room now. */
  readonly roomIsLive: () => boolean;
  /** They are gone for good; `mayReturn`: they said goodbye and may be back in a moment. */
  readonly onGone: (session: SessionId, mayReturn: boolean) => void;
}

/**
 * Decides when somebody who vanished from the room is gone.
 *
 * The room alone doesn't tell: it loses people for seconds after a reconnection of theirs or ours, while their
 * pictures go on, and anybody can write a goodbye under their name. So they are asked past the room, over the control
 * channel or through others, and stay as long as they answer; whoever really leaves closes the channel. Those without
 * a connection are gone at once when they said goodbye.
 *
 * While the room is away for us, all are absent. Then only those are searched whose link is lost.
 */
export class Departures {
  readonly #options: DepartureOptions;
  readonly #absent = new Map<SessionId, Absence>();

  constructor(options: DepartureOptions) {
    this.#options = options;
  }

  /** Those who count as present although the room doesn't list them. */
  get absent(): readonly Participant[] {
    return [...this.#absent.values()].map(({ participant }) => participant);
  }

  /**
   * Somebody vanished from the room. `replaced`: their client now speaks for another session. Returns whether they count
   * as present all the same.
   */
  vanished(participant: Participant, replaced: boolean): boolean {
    const { session, presence } = participant;
    const saidGoodbye = presence.goodbye || replaced;
    const peer = this.#options.peers.get(session);
    if (!peer || (saidGoodbye && !peer.isReachable)) return false;
    const absence: Absence = {
      participant: { ...participant, presence: { ...presence, goodbye: false } },
      patience: saidGoodbye ? FAREWELL_GRACE_MS : VANISHED_GRACE_MS,
      saidGoodbye,
      searchedSince: undefined,
      timer: undefined,
    };
    this.#options.clock.cancel(this.#absent.get(session)?.timer);
    this.#absent.set(session, absence);
    this.#ask(session, absence);
    return true;
  }

  /** The control channel to this session was closed: if it is absent with a goodbye, it is gone. */
  unreachable(session: SessionId): void {
    const absence = this.#absent.get(session);
    if (!absence || !this.#options.roomIsLive()) return;
    if (absence.saidGoodbye) this.#lose(session);
    else this.#ask(session, absence);
  }

  /** The links of some peers work now, or don't any more. */
  linksChanged(): void {
    if (this.#options.roomIsLive()) return;
    for (const [session, absence] of this.#absent) {
      if (absence.searchedSince === undefined && this.#isLost(session)) this.#searchAnew(session, absence);
    }
  }

  /** They are listed again, or have been dropped for another reason. Returns whether they were absent. */
  forget(session: SessionId): boolean {
    this.#options.clock.cancel(this.#absent.get(session)?.timer);
    return this.#absent.delete(session);
  }

  /** The room is live again: whoever does not come back into it now has to answer. */
  roomReturned(): void {
    for (const [session, absence] of this.#absent) this.#ask(session, absence);
  }

  clear(): void {
    for (const session of [...this.#absent.keys()]) this.forget(session);
  }

  #ask(session: SessionId, absence: Absence): void {
    const { clock, peers, roomIsLive } = this.#options;
    clock.cancel(absence.timer);
    absence.searchedSince = undefined;
    const askedAt = clock.now();
    peers.get(session)?.probe();
    absence.timer = clock.schedule(() => {
      if (!roomIsLive()) this.linksChanged();
      else if (peers.get(session)?.heardSince(askedAt)) this.#ask(session, absence);
      else this.#lose(session);
    }, absence.patience);
  }

  #isLost(session: SessionId): boolean {
    return this.#options.peers.get(session)?.state !== 'connected';
  }

  #searchAnew(session: SessionId, absence: Absence): void {
    this.#search(session, absence, this.#options.clock.now());
  }

  /** Asks them through the others, and the others, so that we know whether it is us who can't hear. */
  #search(session: SessionId, absence: Absence, since: number): void {
    const { clock, peers, roomIsLive } = this.#options;
    clock.cancel(absence.timer);
    absence.searchedSince = since;
    for (const peer of peers) peer.probe();
    absence.timer = clock.schedule(() => {
      if (roomIsLive()) this.#ask(session, absence);
      else if (!this.#isLost(session)) absence.searchedSince = undefined;
      else if (peers.get(session)?.heardSince(since)) this.#searchAnew(session, absence);
      else if (this.#isInVain(session, since)) this.#lose(session);
      else this.#search(session, absence, since);
    }, SEARCH_STEP_MS);
  }

  #isInVain(session: SessionId, since: number): boolean {
    const { clock, peers } = this.#options;
    const peer = peers.get(session);
    // To whom there has never been a link we can't ask through others, and it may still come about.
    const couldAnswer = peer?.state !== 'connecting';
    const witnessed = [...peers].some((other) => other.id !== session && other.heardSince(since));
    const grace = peer?.isReachable ? SEARCH_SILENT_MS : SEARCH_CLOSED_MS;
    return clock.now() - since >= (couldAnswer && witnessed ? grace : SEARCH_ALONE_MS);
  }

  #lose(session: SessionId): void {
    const mayReturn = this.#absent.get(session)?.participant.presence.mayReturn === true;
    this.forget(session);
    this.#options.onGone(session, mayReturn);
  }
}
