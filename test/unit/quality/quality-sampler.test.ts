import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type LinkSample,
  QualitySampler,
  SAMPLE_EVERY_MS,
  SAMPLE_HIDDEN_EVERY_MS,
} from '../../../src/quality/quality-sampler.ts';
import type { StatsReport } from '../../../src/quality/stats-report.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';
import { recording } from './reports.ts';

/** A link that gives what was recorded, report after report. */
class RecordedLink {
  reads = 0;
  readonly samples: LinkSample[] = [];
  readonly #next: () => Promise<StatsReport | undefined>;

  constructor(next?: () => Promise<StatsReport | undefined>) {
    this.#next = next ?? (() => Promise.resolve(recording('direct').ours[this.reads % 2]));
  }

  getStats(): Promise<StatsReport | undefined> {
    const report = this.#next();
    this.reads++;
    return report;
  }
}

/** A sampler of these links. */
function world(links: RecordedLink[]) {
  const clock = new ManualClock();
  const page = { hidden: false };
  const sampler = new QualitySampler<RecordedLink>({
    clock,
    links: () => links,
    isHidden: () => page.hidden,
    onSample: (link, sample) => link.samples.push(sample),
  });
  return { clock, page, sampler };
}

describe('the statistics sampler', () => {
  it('reads each link once every 2 s', async () => {
    const links = [new RecordedLink(), new RecordedLink()];
    const { clock, sampler } = world(links);
    sampler.wake();
    sampler.wake();
    await settled();
    await clock.advance(5 * SAMPLE_EVERY_MS);
    assert.deepEqual(
      links.map(({ reads }) => reads),
      [6, 6],
    );
  });

  it('compares each report with the one before it', async () => {
    const link = new RecordedLink();
    const { clock, sampler } = world([link]);
    sampler.wake();
    await settled();
    await clock.advance(SAMPLE_EVERY_MS);
    const [first, second] = link.samples;
    assert.equal(first?.quality.incoming.bitrate, undefined);
    assert.ok((second?.quality.incoming.bitrate ?? 0) > 100_000);
    assert.equal(second?.flow.voiceIn, true);
  });

  it('reads less often while nobody looks at the page', async () => {
    const link = new RecordedLink();
    const { clock, page, sampler } = world([link]);
    page.hidden = true;
    sampler.wake();
    await settled();
    await clock.advance(3 * SAMPLE_HIDDEN_EVERY_MS);
    assert.equal(link.reads, 4);
  });

  it('runs only while there is a link', async () => {
    const links = [new RecordedLink()];
    const { clock, sampler } = world(links);
    sampler.wake();
    links.length = 0;
    await clock.advance(SAMPLE_EVERY_MS);
    assert.equal(clock.pending, 0);
    const newcomer = new RecordedLink();
    links.push(newcomer);
    sampler.wake();
    assert.equal(newcomer.reads, 1);
  });

  it('leaves nothing behind when it is stopped, and tells nothing more', async () => {
    const { promise, resolve } = Promise.withResolvers<StatsReport | undefined>();
    const link = new RecordedLink(() => promise);
    const { clock, sampler } = world([link]);
    sampler.wake();
    sampler.stop();
    resolve(recording('direct').ours[0]);
    await settled();
    sampler.wake();
    assert.deepEqual([clock.pending, link.samples.length, link.reads], [0, 0, 1]);
  });

  it('goes on with the others when a link can’t be read or never answers', async () => {
    const refusing = new RecordedLink(() => Promise.reject(new Error('closed')));
    const stuck = new RecordedLink(() => new Promise(() => undefined));
    const fine = new RecordedLink();
    const { clock, sampler } = world([refusing, stuck, fine]);
    sampler.wake();
    await settled();
    await clock.advance(2 * SAMPLE_EVERY_MS);
    assert.deepEqual([refusing.reads, stuck.reads, fine.samples.length], [3, 1, 3]);
  });
});
