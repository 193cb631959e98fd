import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type SynchronizedReceiver, VoiceLevel } from '../../../src/links/voice-level.ts';

/** A receiver whose newest packet was this one, with older ones of other sources. */
function receiver(timestamp: number, audioLevel?: number): SynchronizedReceiver {
  const source = { source: 2, rtpTimestamp: 0 };
  const newest = audioLevel === undefined ? { timestamp } : { timestamp, audioLevel };
  return {
    getSynchronizationSources: () => [
      { ...source, timestamp: timestamp - 500, audioLevel: 0.9 },
      { ...source, ...newest },
    ],
  };
}

describe('the level of a voice', () => {
  it('is that of the newest packet', () => {
    assert.equal(new VoiceLevel().read(receiver(1000, 0.25), 0), 0.25);
  });

  it('is not known without packets, without a receiver, and where the browser doesn’t tell', () => {
    const level = new VoiceLevel();
    assert.equal(level.read(undefined, 0), undefined);
    assert.equal(level.read({ getSynchronizationSources: () => [] }, 0), undefined);
    assert.equal(level.read(receiver(1000), 0), undefined);
  });

  it('becomes silence when no packet comes any more', () => {
    const level = new VoiceLevel();
    level.read(receiver(1000, 0.25), 0);
    const source = receiver(2000, 0.25);
    assert.equal(level.read(source, 5000), 0.25);
    assert.equal(level.read(source, 5399), 0.25);
    assert.equal(level.read(source, 5400), 0);
  });

  it('is known again from the first packet of another connection on', () => {
    const level = new VoiceLevel();
    level.read(receiver(1000, 0.25), 0);
    assert.equal(level.read(receiver(1000, 0.5), 9000), 0.5);
  });
});
