import { MAX_PARTICIPANTS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';

/** What is shown and heard of one peer: always the same objects, whatever happens to the connections behind them. */
export interface PeerStreams {
  readonly camera: MediaStream;
  readonly microphone: MediaStream;
  readonly screen: MediaStream;
  /** The sound of what is shared. */
  readonly screenAudio: MediaStream;
}

/**
 * The streams of everybody with a seat, from the moment when they are first seen in the lobby, also while we leave and
 * come back. So a page can attach them once for each `peer.id`. Those not used for longest are forgotten.
 */
export class PeerStreamRegistry {
  readonly #streams = new Map<SessionId, PeerStreams>();

  get(session: SessionId): PeerStreams {
    const streams = this.#streams.get(session) ?? {
      camera: new MediaStream(),
      microphone: new MediaStream(),
      screen: new MediaStream(),
      screenAudio: new MediaStream(),
    };
    this.#streams.delete(session);
    this.#streams.set(session, streams);
    const [oldest] = this.#streams.keys();
    if (oldest !== undefined && this.#streams.size > MAX_PARTICIPANTS) this.#streams.delete(oldest);
    return streams;
  }
}
