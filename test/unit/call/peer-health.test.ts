import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PeerHealth, REPORT_AGAIN_MS, REPORT_COUNTS_MS } from '../../../src/call/peer-health.ts';
import { measureLink } from '../../../src/quality/link-quality.ts';
import type { MediaFlow } from '../../../src/quality/media-flow.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { recording } from '../quality/reports.ts';

const BOTH = { microphone: true, camera: true };
const ALL: MediaFlow = { voiceIn: true, pictureIn: true, pictureEver: true, sound: true, frames: true };
const WELL = { voice: true, picture: true, silent: false, still: false };

/** The health of a link that works, on a clock of the test. */
function connected() {
  const clock = new ManualClock();
  const health = new PeerHealth(clock);
  health.stateChanged('connected');
  const [before, after] = recording('direct').ours;
  const quality = measureLink(after, before);
  return {
    clock,
    health,
    /** Two seconds pass and the statistics are read. */
    look: async (flow: Partial<MediaFlow> = {}) => {
      await clock.advance(2000);
      health.takeSample({ quality, flow: { ...ALL, ...flow } }, BOTH, BOTH);
      return health.takeReport();
    },
  };
}

describe('the health of a link', () => {
  it('gives a report when there is news, and repeats it only after 10 s', async () => {
    const { look } = connected();
    assert.deepEqual(await look(), WELL);
    for (let time = 2000; time < REPORT_AGAIN_MS; time += 2000) assert.equal(await look(), undefined);
    assert.deepEqual(await look(), WELL);
    assert.deepEqual(await look({ voiceIn: false }), { ...WELL, voice: false });
  });

  it('tells a new connection everything again', async () => {
    const { health, look } = connected();
    await look();
    health.stateChanged('reconnecting');
    health.stateChanged('connected');
    assert.deepEqual(await look(), WELL);
  });

  it('believes the word of the peer only as long as it is renewed', async () => {
    const { health, look } = connected();
    health.hear(WELL);
    await look();
    assert.equal(health.reception.ours.voice, 'flowing');
    for (let time = 0; time < REPORT_COUNTS_MS + 6000; time += 2000) await look();
    assert.equal(health.reception.ours.voice, 'unknown');
  });

  it('has no figures while the link doesn’t work', async () => {
    const { health, look } = connected();
    await look();
    assert.equal(health.quality?.path, 'direct');
    health.stateChanged('reconnecting');
    assert.deepEqual([health.quality, health.reception.voice], [undefined, 'unknown']);
  });

  it('remembers the states of the link with their times', async () => {
    const { clock, health } = connected();
    await clock.advance(500);
    health.stateChanged('reconnecting');
    assert.deepEqual(health.history, [
      { state: 'connecting', at: 0 },
      { state: 'connected', at: 0 },
      { state: 'reconnecting', at: 500 },
    ]);
  });
});
