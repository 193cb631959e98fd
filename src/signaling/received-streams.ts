import type { SessionId } from '../protocol/ids.ts';
import { IncomingStream } from './message-streams.ts';

/** Received positions of sessions that we may hear of again. */
const REMEMBERED_STREAMS = 64;

/** How far we have received each session's messages, also of those with whom we don't speak at the moment. */
export class ReceivedStreams {
  readonly #streams = new Map<SessionId, IncomingStream>();

  /**
   * That of one session. Those that were asked for longest ago are forgotten when there are many.
   *
   * @param isInUse Tells whom we speak with: theirs are kept.
   */
  of(peer: SessionId, isInUse: (session: SessionId) => boolean): IncomingStream {
    const known = this.#streams.get(peer) ?? new IncomingStream();
    this.#streams.delete(peer);
    this.#streams.set(peer, known);
    for (const session of this.#streams.keys()) {
      if (this.#streams.size <= REMEMBERED_STREAMS) break;
      if (!isInUse(session)) this.#streams.delete(session);
    }
    return known;
  }
}
