import type { LinkState } from '../links/link-state.ts';
import type { Clock } from '../protocol/clock.ts';
import type { MediaFlags, ReceptionReport } from '../protocol/signal.ts';
import type { LinkQuality } from '../quality/link-quality.ts';
import { type LinkRating, type RatingWatch, reviewRating, watchRating } from '../quality/link-rating.ts';
import { type MediaFlow, UNKNOWN_FLOW } from '../quality/media-flow.ts';
import type { LinkSample } from '../quality/quality-sampler.ts';
import {
  type Reception,
  type ReceptionWatch,
  reviewReception,
  watchReception,
} from '../quality/reception.ts';

/** One state of a link. */
export interface LinkMoment {
  readonly state: LinkState;
  /** When it began, on the clock. */
  readonly at: number;
}

/** The peer hears of changes at once, and of no change after this time, ms. */
export const REPORT_AGAIN_MS = 10_000;

/** Between two reports, ms. */
export const REPORT_GAP_MS = 2000;

/** A report of the peer counts this long, ms: hidden pages look only every 10 s. */
export const REPORT_COUNTS_MS = 30_000;

/** States remembered of one link. */
const REMEMBERED_STATES = 32;

/** How the link to one peer is doing: figures, what arrives on either side, and the states it went through. */
export class PeerHealth {
  readonly #clock: Clock;
  #quality: LinkQuality | undefined;
  #watch: ReceptionWatch;
  #ratings: RatingWatch;
  #history: readonly LinkMoment[];
  #told: { readonly report: ReceptionReport; readonly at: number } | undefined;
  #sent: { readonly report: ReceptionReport; readonly at: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#watch = watchReception(clock.now());
    this.#ratings = watchRating(clock.now());
    this.#history = [{ state: 'connecting', at: clock.now() }];
  }

  /** The newest figures; undefined while the link doesn't work. */
  get quality(): LinkQuality | undefined {
    return this.#quality;
  }

  /** How good the link is; `good` while it doesn't work, which its state tells. */
  get rating(): LinkRating {
    return this.#ratings.rating;
  }

  get reception(): Reception {
    return this.#watch.reception;
  }

  /** The states so far, the present one last; only the newest ones of a long call. */
  get history(): readonly LinkMoment[] {
    return this.#history;
  }

  /** The link has another state. */
  stateChanged(state: LinkState): void {
    this.#history = [...this.#history, { state, at: this.#clock.now() }].slice(-REMEMBERED_STATES);
    if (state === 'connected') return;
    this.#quality = undefined;
    this.#ratings = watchRating(this.#clock.now());
    this.#told = undefined;
    this.#sent = undefined;
    this.#review(false, UNKNOWN_FLOW, SILENCE, SILENCE);
  }

  /** The peer has said what arrives at its side. */
  hear(report: ReceptionReport): void {
    this.#told = { report, at: this.#clock.now() };
  }

  /**
   * The statistics were read.
   *
   * @param theirs What the peer says that it sends.
   * @param ours What we say that we send.
   * @param mayRest Whether our picture was given by the page, so that it may stand still.
   */
  takeSample({ quality, flow }: LinkSample, theirs: MediaFlags, ours: MediaFlags, mayRest = false): void {
    this.#quality = quality;
    this.#ratings = reviewRating(this.#ratings, quality, this.#clock.now());
    this.#review(true, flow, theirs, ours, mayRest);
  }

  /** The report that the peer should get now; undefined when there is nothing new. Each is given once. */
  takeReport(): ReceptionReport | undefined {
    const { report } = this.#watch;
    const now = this.#clock.now();
    if (!report) return undefined;
    const age = now - (this.#sent?.at ?? -Infinity);
    const isSame = this.#sent && JSON.stringify(this.#sent.report) === JSON.stringify(report);
    if (age < (isSame ? REPORT_AGAIN_MS : REPORT_GAP_MS)) return undefined;
    this.#sent = { report, at: now };
    return report;
  }

  #review(connected: boolean, flow: MediaFlow, theirs: MediaFlags, ours: MediaFlags, mayRest = false): void {
    const now = this.#clock.now();
    const counts = this.#told && now - this.#told.at < REPORT_COUNTS_MS;
    const told = counts ? this.#told?.report : undefined;
    this.#watch = reviewReception(this.#watch, { connected, flow, theirs, ours, mayRest, told }, now);
  }
}

const SILENCE: MediaFlags = { microphone: false, camera: false };
