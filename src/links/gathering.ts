import type { Clock, TimerHandle } from '../protocol/clock.ts';
import type { SignaledCandidate } from '../protocol/signal.ts';
import { isUsefulCandidate } from './candidates.ts';

/** How long a description waits for its first candidate, and for more after that, ms. */
const FIRST_CANDIDATE_MS = 50;
const MORE_CANDIDATES_MS = 12;

/** Late candidates are collected this long before they travel together, ms. */
const BATCH_MS = 60;

/**
 * Collects the ICE candidates of one connection.
 *
 * A description waits a moment for the candidates of the own machine, which come within milliseconds and then
 * travel inside it. Later ones (STUN, TURN) are sent in batches.
 */
export class CandidateCollector {
  readonly #connection: RTCPeerConnection;
  readonly #clock: Clock;
  readonly #send: (candidates: readonly SignaledCandidate[]) => void;
  #batch: SignaledCandidate[] = [];
  #holding = true;
  #timer: TimerHandle | undefined;
  #settling: { readonly found: () => void; readonly end: () => void } | undefined;

  constructor(
    connection: RTCPeerConnection,
    clock: Clock,
    send: (candidates: readonly SignaledCandidate[]) => void,
    signal: AbortSignal,
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.#send = send;
    connection.addEventListener('icecandidate', this.#onCandidate, { signal });
    signal.addEventListener('abort', () => {
      clock.cancel(this.#timer);
      this.#settling?.end();
    });
  }

  /** Keeps candidates back, because a description that will contain them is being made. */
  hold(): void {
    this.#holding = true;
    this.#batch = [];
  }

  /** Waits for the first candidates of the description just set; resolves soon in any case. */
  async settle(): Promise<void> {
    if (this.#connection.iceGatheringState === 'complete') return;
    await new Promise<void>((resolve) => {
      let timer = this.#clock.schedule(resolve, FIRST_CANDIDATE_MS);
      let waitsForMore = false;
      const waitForMore = (): void => {
        if (waitsForMore) return;
        waitsForMore = true;
        this.#clock.cancel(timer);
        timer = this.#clock.schedule(resolve, MORE_CANDIDATES_MS);
      };
      this.#settling = {
        found: waitForMore,
        end: () => {
          this.#clock.cancel(timer);
          resolve();
        },
      };
      if (this.#batch.length > 0) waitForMore();
    });
    this.#settling = undefined;
  }

  /** The description is on its way with all candidates so far; later ones are sent on their own. */
  release(): void {
    this.#holding = false;
    this.#batch = [];
  }

  readonly #onCandidate = ({ candidate }: RTCPeerConnectionIceEvent): void => {
    // The empty candidate ends a gathering; the layers below learn that by themselves.
    if (!candidate || !isUsefulCandidate(candidate.candidate)) return;
    this.#batch.push({
      candidate: candidate.candidate,
      mid: candidate.sdpMid ?? '0',
      usernameFragment: candidate.usernameFragment ?? '',
    });
    this.#settling?.found();
    if (this.#holding) return;
    this.#timer ??= this.#clock.schedule(() => {
      this.#timer = undefined;
      const candidates = this.#batch;
      this.#batch = [];
      if (candidates.length > 0 && !this.#holding) this.#send(candidates);
    }, BATCH_MS);
  };
}
