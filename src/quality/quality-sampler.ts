import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { type LinkQuality, measureLink } from './link-quality.ts';
import { measureFlow, type MediaFlow } from './media-flow.ts';
import type { StatsReport } from './stats-report.ts';

/** What is read from one report and the one before it. */
export interface LinkSample {
  readonly quality: LinkQuality;
  readonly flow: MediaFlow;
}

/** A link whose statistics are read. */
export interface SampledLink {
  /** Ids of tracks that are no microphone and no camera (`trackIdentifier`). */
  readonly screenTracks?: ReadonlySet<string>;
  getStats(): Promise<StatsReport | undefined>;
}

/** What the sampler needs to know and to tell. */
export interface QualitySamplerOptions<Link extends SampledLink> {
  readonly clock: Clock;
  /** The links that work now. Without any, nothing runs. */
  readonly links: () => readonly Link[];
  /** Whether nobody looks at the page. */
  readonly isHidden: () => boolean;
  readonly onSample: (link: Link, sample: LinkSample) => void;
}

/** Between two reports of a link, ms. */
export const SAMPLE_EVERY_MS = 2000;

/** The same while the page is hidden, ms: the others still want to know whether their media arrives. */
export const SAMPLE_HIDDEN_EVERY_MS = 10_000;

/** Reads the statistics of all links that work, one report per link and step, for as long as there are any. */
export class QualitySampler<Link extends SampledLink> {
  readonly #options: QualitySamplerOptions<Link>;
  #reports = new Map<Link, StatsReport>();
  /** Links whose report is awaited. */
  readonly #awaited = new Set<Link>();
  #timer: TimerHandle | undefined;
  #stopped = false;

  constructor(options: QualitySamplerOptions<Link>) {
    this.#options = options;
  }

  /** There may be a link now; begins where it hasn't yet. */
  wake(): void {
    if (this.#stopped || this.#timer !== undefined || this.#options.links().length === 0) return;
    this.#look();
  }

  /** Ends for good. What is being read is not told any more. Idempotent. */
  stop(): void {
    this.#stopped = true;
    this.#options.clock.cancel(this.#timer);
    this.#reports.clear();
  }

  #look(): void {
    const { clock, links, isHidden } = this.#options;
    this.#timer = undefined;
    const working = links();
    this.#reports = new Map([...this.#reports].filter(([link]) => working.includes(link)));
    if (working.length === 0) return;
    for (const link of working) void this.#read(link);
    this.#timer = clock.schedule(
      () => {
        this.#look();
      },
      isHidden() ? SAMPLE_HIDDEN_EVERY_MS : SAMPLE_EVERY_MS,
    );
  }

  async #read(link: Link): Promise<void> {
    if (this.#awaited.has(link)) return;
    this.#awaited.add(link);
    try {
      const report = await link.getStats();
      if (!report || this.#isOver(link)) return;
      const before = this.#reports.get(link);
      this.#reports.set(link, report);
      this.#options.onSample(link, {
        quality: measureLink(report, before),
        flow: measureFlow(report, before, link.screenTracks),
      });
    } catch {
      // The connection was closed while it was asked; the next step asks the one that took its place.
    } finally {
      this.#awaited.delete(link);
    }
  }

  #isOver(link: Link): boolean {
    return this.#stopped || !this.#options.links().includes(link);
  }
}
