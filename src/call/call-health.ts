import type { Clock } from '../protocol/clock.ts';
import type { MediaFlags } from '../protocol/signal.ts';
import { QualitySampler } from '../quality/quality-sampler.ts';
import type { CallPeer } from './call-peer.ts';
import { isPageHidden } from './page-lifecycle.ts';

/** What the watch over all links needs to know and to tell. */
export interface CallHealthOptions {
  readonly clock: Clock;
  readonly peers: Iterable<CallPeer>;
  /** What we say that we send. */
  readonly ours: () => MediaFlags;
  /** Whether our picture was given by the page, so that it may stand still. */
  readonly mayRest: () => boolean;
  /** What is known of some peer changed. */
  readonly onChange: () => void;
}

/** Looks after all links of a stay while there are any, and tells each peer what arrives from it. */
export class CallHealth {
  readonly #sampler: QualitySampler<CallPeer>;

  constructor({ clock, peers, ours, mayRest, onChange }: CallHealthOptions) {
    this.#sampler = new QualitySampler<CallPeer>({
      clock,
      links: () => [...peers].filter(({ state }) => state === 'connected'),
      isHidden: isPageHidden,
      onSample: (peer, sample) => {
        const before = peer.snapshot;
        peer.health.takeSample(sample, peer.media, ours(), mayRest());
        const report = peer.health.takeReport();
        if (report) peer.tellReception(report);
        if (peer.snapshot !== before) onChange();
      },
    });
  }

  /** Some link may work now. */
  wake(): void {
    this.#sampler.wake();
  }

  /** Ends for good. Idempotent. */
  stop(): void {
    this.#sampler.stop();
  }
}
