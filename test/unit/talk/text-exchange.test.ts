import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';

import type { TalkFrame } from '../../../src/signaling/control-channel.ts';
import { TextExchange } from '../../../src/talk/text-exchange.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** Alice and Bob, with a channel between them that a test cuts and loses texts of. */
class Pair {
  readonly clock = new ManualClock();
  readonly heard: string[] = [];
  open = true;
  /** Whether what is sent now gets lost, as with a channel whose path is dead. */
  lossy = false;
  sent = 0;
  readonly alice: TextExchange = this.#side(
    () => this.bob,
    () => undefined,
  );
  readonly bob: TextExchange = this.#side(
    () => this.alice,
    (text) => this.heard.push(text),
  );

  #side(other: () => TextExchange, onText: (text: string) => void): TextExchange {
    return new TextExchange({
      clock: this.clock,
      send: (frame: TalkFrame) => {
        this.sent += 1;
        if (this.open && !this.lossy && frame.kind !== 'reaction') other().receive(frame);
        return this.open;
      },
      onText,
      onArrived: () => undefined,
    });
  }

  reconnect(): void {
    this.open = true;
    this.lossy = false;
    this.alice.channelOpened();
    this.bob.channelOpened();
  }
}

describe('texts between two people', () => {
  it('arrive at once while the channel is open', () => {
    const pair = new Pair();
    const number = pair.alice.say('hello');
    assert.deepEqual(pair.heard, ['hello']);
    assert.equal(number !== undefined && pair.alice.hasArrived(number), true);
  });

  it('wait while the link is away, and arrive in their order when it is back', () => {
    const pair = new Pair();
    pair.open = false;
    const number = pair.alice.say('one');
    pair.alice.say('two');
    assert.equal(pair.alice.hasArrived(number ?? 0), false);
    pair.reconnect();
    assert.deepEqual(pair.heard, ['one', 'two']);
  });

  it('are sent again when a dead path has swallowed them', async () => {
    const pair = new Pair();
    pair.lossy = true;
    pair.alice.say('hello');
    pair.lossy = false;
    await pair.clock.advance(3000);
    assert.deepEqual(pair.heard, ['hello']);
  });

  it('are repeated more and more seldom to somebody who never answers', async () => {
    const pair = new Pair();
    pair.lossy = true;
    pair.alice.say('hello');
    await pair.clock.advance(10 * 60_000);
    assert.ok(pair.sent < 20, String(pair.sent));
  });

  it('arrive each once and in order, whatever the channel does meanwhile', async () => {
    const step = fc.constantFrom('say', 'cut', 'reconnect', 'lose', 'wait');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const pair = new Pair();
        const said: string[] = [];
        for (const each of steps) {
          if (each === 'say') {
            said.push(`text ${said.length}`);
            pair.alice.say(said.at(-1) ?? '');
          } else if (each === 'cut') pair.open = false;
          else if (each === 'lose') pair.lossy = true;
          else if (each === 'reconnect') pair.reconnect();
          else await pair.clock.advance(2000);
        }
        pair.reconnect();
        await pair.clock.advance(120_000);
        assert.deepEqual(pair.heard, said);
      }),
      { numRuns: 60 },
    );
  });

  it('that come faster than anyone can read arrive later, and none is lost', async () => {
    const pair = new Pair();
    const said = Array.from({ length: 120 }, (_, index) => `text ${index}`);
    for (const text of said) pair.alice.say(text);
    assert.ok(pair.heard.length <= 40, String(pair.heard.length));
    await pair.clock.advance(10 * 60_000);
    assert.deepEqual(pair.heard, said);
  });

  it('are refused when two hundred wait already', () => {
    const pair = new Pair();
    pair.open = false;
    for (let count = 0; count < 200; count++) assert.notEqual(pair.alice.say('x'), undefined);
    assert.equal(pair.alice.say('x'), undefined);
  });

  it('leave no timer behind when all has arrived', () => {
    const pair = new Pair();
    pair.alice.say('hello');
    assert.equal(pair.clock.pending, 0);
  });
});
