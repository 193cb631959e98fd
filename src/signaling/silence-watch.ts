import { SIGNALING_BLOCKED_AFTER_MS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import type { ParticipantChanges } from './participants.ts';

/** Mail that somebody has not acknowledged, and since when (ms on the session's clock). */
export interface UnansweredMail {
  readonly peer: SessionId;
  readonly since: number;
}

/** When the room showed somebody: for the first time, and last. */
interface Showings {
  readonly first: number;
  readonly last: number;
}

/**
 * Tells from what the others do whether the room carries what we publish.
 *
 * Where nobody has ever acknowledged anything, silence counts at once. Later on, silence of somebody who shows no life
 * means nothing: their tab may be frozen. It counts once the room has shown something new of them while our mail waited.
 * And where anybody else acknowledges, the room is in order, whatever is wrong with those who don't.
 */
export class SilenceWatch {
  readonly #showings = new Map<SessionId, Showings>();
  readonly #witnesses = new Set<SessionId>();
  #lastMail = -Infinity;
  #everAcknowledged = false;

  /** The room was read. Only clients in `renewed` have shown life; others were just looked at once more. */
  roomRead(
    { appeared, changed, vanished }: Pick<ParticipantChanges, 'appeared' | 'changed' | 'vanished'>,
    renewed: ReadonlySet<number>,
    now: number,
  ): void {
    for (const { session } of vanished) this.#showings.delete(session);
    for (const { session, clientID } of [...appeared, ...changed]) {
      const known = this.#showings.get(session);
      if (!known || renewed.has(clientID)) {
        this.#showings.set(session, { first: known?.first ?? now, last: now });
      }
    }
  }

  /** This session has received what we published. */
  acknowledged(session: SessionId): void {
    this.#witnesses.add(session);
    this.#everAcknowledged = true;
  }

  /** Somebody who writes to us knows of us. */
  mailCame(now: number): void {
    this.#lastMail = now;
  }

  /** We don't talk with this session any more. */
  closed(session: SessionId): void {
    this.#witnesses.delete(session);
  }

  /** Whether it must be the room's doing that nobody answers. */
  isRoomToBlame(unanswered: readonly UnansweredMail[], now: number): boolean {
    const silent = new Set(unanswered.filter((mail) => this.#isSilent(mail, now)).map(({ peer }) => peer));
    return silent.size > 0 && [...this.#witnesses].every((witness) => silent.has(witness));
  }

  #isSilent({ peer, since }: UnansweredMail, now: number): boolean {
    const showings = this.#showings.get(peer);
    if (!showings) return false;
    // Who comes back after a time without the room could not answer before.
    const couldAnswer = Math.max(since, showings.first);
    const isAwake = !this.#everAcknowledged || showings.last > couldAnswer;
    return isAwake && now - Math.max(couldAnswer, this.#lastMail) >= SIGNALING_BLOCKED_AFTER_MS;
  }
}
