import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type LinkQuality, measureLink } from '../../../src/quality/link-quality.ts';
import { measureFlow } from '../../../src/quality/media-flow.ts';
import { changed, recording, type RecordingName, reportOf } from './reports.ts';

/** What a recording reduces to. */
function measured(name: RecordingName): LinkQuality {
  const [before, after] = recording(name).ours;
  return measureLink(after, before);
}

function between(value: number | undefined, least: number, most: number, what: string): void {
  assert.ok(value !== undefined && value >= least && value <= most, `${what} is ${value}`);
}

describe('the quality of a recorded link', () => {
  for (const [name, path, protocol, relayProtocol] of [
    ['direct', 'direct', 'udp', undefined],
    ['relay-udp', 'relay', 'udp', 'udp'],
    ['relay-tcp', 'relay', 'udp', 'tcp'],
  ] as const) {
    it(`names the path of ${name}`, () => {
      const quality = measured(name);
      assert.deepEqual(
        [quality.path, quality.protocol, quality.relayProtocol],
        [path, protocol, relayProtocol],
      );
    });

    it(`has the figures of both directions of ${name}`, () => {
      const { roundTripTime, incoming, outgoing } = measured(name);
      between(roundTripTime, 0, 50, 'round trip');
      between(incoming.bitrate, 100_000, 4_000_000, 'bits in');
      between(outgoing.bitrate, 100_000, 4_000_000, 'bits out');
      between(incoming.packetLoss, 0, 1, 'loss in');
      between(outgoing.packetLoss, 0, 1, 'loss out');
      between(incoming.jitter, 0, 100, 'jitter');
      for (const picture of [incoming.picture, outgoing.picture]) {
        assert.deepEqual([picture?.width, picture?.height], [640, 480]);
        between(picture?.frameRate, 25, 35, 'frame rate');
      }
      assert.equal(outgoing.limitation, 'none');
      assert.equal(incoming.freezes, 0);
    });
  }

  it('has no rates in the first report', () => {
    const [first] = recording('direct').ours;
    const { incoming, outgoing, path } = measureLink(first, undefined);
    assert.equal(path, 'direct');
    assert.deepEqual(
      [incoming.bitrate, outgoing.bitrate, incoming.packetLoss],
      [undefined, undefined, undefined],
    );
  });

  it('has no picture of our own while nothing is sent', () => {
    const [before, after] = recording('other-sends-nothing').theirs!;
    assert.equal(measureLink(after, before).outgoing.picture, undefined);
  });

  it('counts lost packets in per cent of all that were sent', () => {
    const [before, after] = recording('direct').ours;
    const lossy = (factor: number) => (entry: Readonly<Record<string, unknown>>) => ({
      ...entry,
      packetsReceived: factor * 90,
      packetsLost: factor * 10,
    });
    const quality = measureLink(
      changed(after, 'inbound-rtp', lossy(2)),
      changed(before, 'inbound-rtp', lossy(1)),
    );
    assert.equal(quality.incoming.packetLoss, 10);
  });

  it('says what keeps the own picture from being better', () => {
    const [before, after] = recording('direct').ours;
    const limited = changed(after, 'outbound-rtp', (entry) => ({ ...entry, qualityLimitationReason: 'cpu' }));
    assert.equal(measureLink(limited, before).outgoing.limitation, 'cpu');
  });

  it('counts nothing across the change from one connection to the next', () => {
    const [before, after] = recording('direct').ours;
    const other = changed(after, 'inbound-rtp', (entry) => ({ ...entry, ssrc: 7 }));
    assert.equal(measureLink(other, before).incoming.bitrate, undefined);
  });

  it('finds the path without a transport entry, as other browsers report it', () => {
    const [, after] = recording('direct').ours;
    const without = new Map(
      [...after].filter(([, value]) => (value as { type: string }).type !== 'transport'),
    );
    assert.equal(measureLink(without, undefined).path, 'direct');
  });
});

describe('a report that is not as it should be', () => {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, '', 'x', -1, NaN, Infinity, 1e308, true, [], {}),
    fc.double(),
    fc.string(),
  );

  it('gives figures in their ranges or none, whatever is missing or odd', () => {
    const [before, after] = recording('direct').ours;
    const entries = [...after.values()] as Record<string, unknown>[];
    const spoiled = fc
      .array(fc.tuple(fc.nat(entries.length - 1), fc.nat(60), odd), { maxLength: 40 })
      .map((changes) => {
        const copy = entries.map((entry) => ({ ...entry }));
        for (const [index, field, value] of changes) {
          const entry = copy[index]!;
          const name = Object.keys(entry)[field % Object.keys(entry).length]!;
          if (value === undefined) Reflect.deleteProperty(entry, name);
          else entry[name] = value;
        }
        return reportOf(copy);
      });
    fc.assert(
      fc.property(spoiled, fc.boolean(), (report, isFirst) => {
        const quality = measureLink(report, isFirst ? undefined : before);
        measureFlow(report, isFirst ? undefined : before);
        for (const share of [
          quality.incoming.packetLoss,
          quality.incoming.concealment,
          quality.outgoing.packetLoss,
        ]) {
          assert.ok(share === undefined || (share >= 0 && share <= 100));
        }
        for (const value of [quality.roundTripTime, quality.incoming.bitrate, quality.outgoing.bitrate]) {
          assert.ok(value === undefined || value >= 0);
        }
      }),
    );
  });

  it('never throws for entries of any shape', () => {
    const report = fc
      .dictionary(fc.string(), fc.anything())
      .map((entries) => new Map(Object.entries(entries)));
    fc.assert(
      fc.property(report, report, (after, before) => {
        assert.equal(measureLink(after, before).path, undefined);
        measureFlow(after, before);
      }),
    );
  });
});
