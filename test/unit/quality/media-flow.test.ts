import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { measureFlow, type MediaFlow, UNKNOWN_FLOW } from '../../../src/quality/media-flow.ts';
import { recording, reportOf } from './reports.ts';

const ALL: MediaFlow = { voiceIn: true, pictureIn: true, pictureEver: true, sound: true, frames: true };

describe('what flows over a recorded link', () => {
  for (const name of ['direct', 'relay-udp', 'relay-tcp'] as const) {
    it(`is everything (${name})`, () => {
      const [before, after] = recording(name).ours;
      assert.deepEqual(measureFlow(after, before), ALL);
    });
  }

  it('is packets without sound at the source of somebody muted', () => {
    const { ours, theirs } = recording('other-muted');
    assert.deepEqual(measureFlow(ours[1], ours[0]), ALL);
    assert.deepEqual(measureFlow(theirs![1], theirs![0]), { ...ALL, sound: false });
  });

  it('is nothing of somebody who has stopped to send, although they receive', () => {
    const { ours, theirs } = recording('other-sends-nothing');
    assert.deepEqual(measureFlow(ours[1], ours[0]), { ...ALL, voiceIn: false, pictureIn: false });
    assert.deepEqual(measureFlow(theirs![1], theirs![0]), { ...ALL, sound: undefined, frames: undefined });
  });

  it('is not known from one report alone', () => {
    assert.deepEqual(measureFlow(recording('direct').ours[1], undefined), UNKNOWN_FLOW);
  });

  it('is not hidden by what flows of a shared screen', () => {
    const entry = (
      id: string,
      trackIdentifier: string,
      framesReceived: number,
    ): Readonly<Record<string, unknown>> => ({
      id,
      type: 'inbound-rtp',
      kind: 'video',
      ssrc: 1,
      trackIdentifier,
      framesReceived,
      packetsReceived: framesReceived,
    });
    const transport = { id: 'T', type: 'transport' };
    const before = reportOf([transport, entry('camera', 'c', 50), entry('screen', 's', 10)]);
    const after = reportOf([transport, entry('camera', 'c', 50), entry('screen', 's', 40)]);
    assert.equal(measureFlow(after, before).pictureIn, true);
    assert.equal(measureFlow(after, before, new Set(['s'])).pictureIn, false);
  });

  it('is nothing where no stream has ever begun', () => {
    const empty = reportOf([{ id: 'T', type: 'transport' }]);
    assert.deepEqual(measureFlow(empty, empty), { ...UNKNOWN_FLOW, voiceIn: false, pictureIn: false });
  });
});
