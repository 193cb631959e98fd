import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Backoff, FEW_ATTEMPTS } from '../../../src/room/backoff.ts';
import { ManualClock } from '../support/manual-clock.ts';

const LASTING = 10_000;

/** A backoff whose attempts all fail, and when they were made, ms. */
function failing(atMost = Infinity) {
  const clock = new ManualClock();
  const backoff = new Backoff(clock);
  const attempts: number[] = [];
  const fail = (): boolean => backoff.again(attempt, atMost);
  const attempt = (): void => {
    attempts.push(clock.now());
    fail();
  };
  return { clock, backoff, attempts, fail };
}

describe('attempts that fail', () => {
  it('come after 0.2, 1 and 5 s, and then after twice as long each time, up to 30 s', async () => {
    const { clock, attempts, fail } = failing();
    fail();
    await clock.advance(110_000);
    const waits = attempts.map((at, index) => at - (attempts[index - 1] ?? 0));
    assert.deepEqual(waits, [200, 1000, 5000, 10_000, 20_000, 30_000, 30_000]);
  });

  it('end after a few, where only a few are wanted', async () => {
    const { clock, attempts, fail } = failing(FEW_ATTEMPTS);
    fail();
    await clock.advance(100_000);
    assert.deepEqual(attempts, [200, 1200, 6200]);
    assert.equal(fail(), false);
    assert.equal(clock.pending, 0);
  });

  it('begin anew after reset(), which also forgets the one that waits', async () => {
    const { clock, backoff, attempts, fail } = failing();
    fail();
    await clock.advance(1000);
    backoff.reset();
    await clock.advance(10_000);
    assert.deepEqual(attempts, [200]);
    fail();
    await clock.advance(200);
    assert.deepEqual(attempts, [200, 11_200]);
  });
});

describe('a success', () => {
  /** Fails, succeeds, lasts for a while and fails again; how long the next attempt took to come, ms. */
  async function waitAfterSuccessOf(duration: number): Promise<number> {
    const { clock, backoff, attempts, fail } = failing();
    fail();
    backoff.succeeded();
    await clock.advance(duration);
    const failedAt = clock.now();
    fail();
    await clock.advance(1000);
    return (attempts[0] ?? Number.NaN) - failedAt;
  }

  it('that did not last does not shorten the next wait', async () => {
    assert.equal(await waitAfterSuccessOf(LASTING - 1), 1000);
  });

  it('that lasted does', async () => {
    assert.equal(await waitAfterSuccessOf(LASTING), 200);
  });
});
