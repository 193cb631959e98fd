import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { FAREWELL_GRACE_MS, VANISHED_GRACE_MS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import type { Participant } from '../signaling/participants.ts';
import type { CallPeer } from './call-peer.ts';

/** Somebody who has a link to us and is not listed in the room any more. */
interface Absence {
  readonly participant: Participant;
  /** How long an answer may take, ms. */
  readonly patience: number;
  timer: TimerHandle | undefined;
}

/** What the decision about an absence depends on. */
export interface DepartureOptions {
  readonly clock: Clock;
  readonly peer: (session: SessionId) => CallPeer | undefined;
  /** Whether we ourselves see the room now. */
  readonly roomIsLive: () => boolean;
  /** They are gone for good. */
  readonly onGone: () => void;
}

/**
 * Decides when somebody who vanished from the room is gone.
 *
 * The room alone doesn't tell: it loses people for seconds after a reconnection of theirs or ours, while their
 * pictures go on, and anybody can write a goodbye under their name. So those who are connected to us are asked over
 * the control channel, and stay as long as they answer; whoever really leaves closes it. Those without a connection
 * are gone at once when they said goodbye.
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

  /** Somebody vanished from the room. `replaced`: their client now speaks for another session. */
  vanished(participant: Participant, replaced: boolean): void {
    const { session, presence } = participant;
    const saidGoodbye = presence.goodbye || replaced;
    const peer = this.#options.peer(session);
    if (!peer || (saidGoodbye && !peer.isReachable)) return;
    const absence: Absence = {
      participant: { ...participant, presence: { ...presence, goodbye: false } },
      patience: saidGoodbye ? FAREWELL_GRACE_MS : VANISHED_GRACE_MS,
      timer: undefined,
    };
    this.#options.clock.cancel(this.#absent.get(session)?.timer);
    this.#absent.set(session, absence);
    this.#ask(session, absence);
  }

  /** The control channel to this session was closed: if it is absent as well, it is gone. */
  unreachable(session: SessionId): void {
    if (!this.#absent.has(session) || !this.#options.roomIsLive()) return;
    this.forget(session);
    this.#options.onGone();
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
    const { clock, peer, roomIsLive, onGone } = this.#options;
    clock.cancel(absence.timer);
    const askedAt = clock.now();
    peer(session)?.probe();
    absence.timer = clock.schedule(() => {
      if (!roomIsLive()) return;
      if (peer(session)?.heardSince(askedAt)) {
        this.#ask(session, absence);
        return;
      }
      this.#absent.delete(session);
      onGone();
    }, absence.patience);
  }
}
