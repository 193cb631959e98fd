import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { isNotAnswering, Pulse, type SilenceFacts } from '../../../src/signaling/pulse.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A peer at the other end, whose page and whose connection can stop one without the other. */
class Peer {
  answers = true;
  sends = true;
  /** Whether our browser counts packets. */
  isCounted = true;
  readonly clock = new ManualClock();
  readonly told: string[] = [];
  questions = 0;
  readonly pulse: Pulse;

  constructor() {
    this.pulse = new Pulse({
      clock: this.clock,
      ask: () => {
        this.questions++;
        if (this.answers) this.pulse.heard();
      },
      packetsArrived: () =>
        Promise.resolve(this.isCounted ? 1000 + (this.sends ? this.clock.now() : 0) : undefined),
      onLost: () => this.told.push('lost'),
      onFound: () => this.told.push('found'),
    });
    this.pulse.heard();
  }

  /** Nothing comes from it any more. */
  vanish(): void {
    Object.assign(this, { answers: false, sends: false });
  }
}

let peer: Peer;
beforeEach(() => {
  peer = new Peer();
});

describe('the watch over a control channel', () => {
  it('tells within 4 s that nobody is there any more', async () => {
    await peer.clock.advance(10_500);
    peer.vanish();
    await peer.clock.advance(4000);
    assert.equal(peer.told[0], 'lost');
  });

  it('tells nothing of an outage of 2 s', async () => {
    await peer.clock.advance(10_500);
    peer.vanish();
    await peer.clock.advance(2000);
    Object.assign(peer, { answers: true, sends: true });
    await peer.clock.advance(60_000);
    assert.deepEqual(peer.told, []);
  });

  it('accuses nobody whose page is busy while their packets arrive', async () => {
    peer.answers = false;
    await peer.clock.advance(60_000);
    assert.deepEqual(peer.told, []);
  });

  it('accuses nobody where the browser doesn’t tell of packets', async () => {
    peer.vanish();
    peer.isCounted = false;
    await peer.clock.advance(60_000);
    assert.deepEqual(peer.told, []);
  });

  it('accuses nobody because our own page has slept', async () => {
    await peer.clock.advance(10_500);
    peer.vanish();
    peer.clock.sleep(60_000);
    await peer.clock.advance(2000);
    assert.deepEqual(peer.told, []);
  });

  it('finds again who answers', async () => {
    peer.vanish();
    await peer.clock.advance(10_000);
    peer.answers = true;
    await peer.clock.advance(1000);
    assert.equal(peer.told.at(-1), 'found');
  });

  it('finds again whose packets arrive, although their page is busy', async () => {
    peer.vanish();
    await peer.clock.advance(10_000);
    peer.sends = true;
    await peer.clock.advance(2000);
    assert.equal(peer.told.at(-1), 'found');
  });

  it('asks nothing of those who talk, and others once a second', async () => {
    for (let count = 0; count < 40; count++) {
      peer.pulse.heard();
      await peer.clock.advance(500);
    }
    assert.equal(peer.questions, 0);
    await peer.clock.advance(20_000);
    assert.ok(peer.questions <= 20, `${peer.questions} questions in 20 s`);
  });

  it('leaves no timer behind', () => {
    peer.pulse.stop();
    assert.equal(peer.clock.pending, 0);
  });
});

describe('a silent peer', () => {
  const SILENT: SilenceFacts = { hasSpoken: true, asked: 3, askedFor: 2600, packets: false };
  const table: readonly [string, Partial<SilenceFacts>, boolean][] = [
    ['doesn’t answer when it was asked often and for long, and sends nothing', {}, true],
    ['is given time', { askedFor: 2000 }, false],
    ['is asked more than twice, because timers can come together', { asked: 2 }, false],
    ['is there while packets arrive', { packets: true }, false],
    ['is left to the browser where packets are not counted', { packets: undefined }, false],
    ['is not accused when it never spoke on this channel', { hasSpoken: false }, false],
  ];
  for (const [what, change, expected] of table) {
    it(what, () => assert.equal(isNotAnswering({ ...SILENT, ...change }), expected));
  }
});
