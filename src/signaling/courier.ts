import {
  PASS_ON_BURST,
  PASS_ON_CHARACTERS_BURST,
  PASS_ON_CHARACTERS_PER_SECOND,
  PASS_ON_PER_SECOND,
} from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import type { PassedFrame } from './control-channel.ts';

/** What may still be passed on for one session. */
interface Allowance {
  readonly texts: TokenBucket;
  readonly characters: TokenBucket;
}

/**
 * Decides what we pass on for others.
 *
 * A text goes from one peer of ours straight to another one, so its way has two legs at most, whatever anybody asks
 * for: what was passed on to us is for us, and is never passed on again.
 */
export class Courier {
  readonly #self: SessionId;
  readonly #allowances = new Map<SessionId, Allowance>();

  constructor(self: SessionId) {
    this.#self = self;
  }

  /**
   * What to send to `frame.peer` when `origin` sends us this frame; undefined for nothing.
   *
   * @param isConnected Whether our own control channel to that session is open; then both hold seats.
   */
  passOn(
    origin: SessionId,
    frame: PassedFrame,
    isConnected: (session: SessionId) => boolean,
    now: number,
  ): PassedFrame | undefined {
    const { kind, peer, sealed } = frame;
    if (kind !== 'pass-on' || peer === origin || peer === this.#self) return undefined;
    if (!isConnected(origin) || !isConnected(peer) || !this.#spend(origin, sealed.length, now))
      return undefined;
    return { ...frame, kind: 'passed-on', peer: origin };
  }

  /** We don't talk with this session any more. */
  forget(session: SessionId): void {
    this.#allowances.delete(session);
  }

  #spend(origin: SessionId, characters: number, now: number): boolean {
    const allowance = this.#allowances.get(origin) ?? {
      texts: new TokenBucket(PASS_ON_PER_SECOND, PASS_ON_BURST, now),
      characters: new TokenBucket(PASS_ON_CHARACTERS_PER_SECOND, PASS_ON_CHARACTERS_BURST, now),
    };
    this.#allowances.set(origin, allowance);
    if (allowance.texts.available(now) < 1 || allowance.characters.available(now) < characters) return false;
    allowance.texts.take(1, now);
    allowance.characters.take(characters, now);
    return true;
  }
}
