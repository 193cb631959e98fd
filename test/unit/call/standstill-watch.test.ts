import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StandstillWatch } from '../../../src/call/standstill-watch.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

/** A machine whose timers stand still while it sleeps; its clock may sleep as well, the one on the wall doesn't. */
function setup({ clockSleeps }: { readonly clockSleeps: boolean }) {
  const timers = new ManualClock();
  let slept = 0;
  let woken = 0;
  const clock = {
    now: () => timers.now() + (clockSleeps ? 0 : slept),
    schedule: timers.schedule.bind(timers),
    cancel: timers.cancel.bind(timers),
  };
  const onWake = (): void => {
    woken += 1;
  };
  const watch = new StandstillWatch(clock, onWake, () => 1_700_000_000_000 + timers.now() + slept);
  return {
    timers,
    watch,
    sleep: (milliseconds: number) => {
      slept += milliseconds;
    },
    woken: () => woken,
  };
}

describe('the watch over standing still', () => {
  it('tells once that the machine has slept', async () => {
    const { timers, sleep, woken } = setup({ clockSleeps: false });
    await timers.advance(10_000);
    sleep(20_000);
    await timers.advance(10_000);
    assert.equal(woken(), 1);
  });

  it('tells it where the clock of the page has slept as well', async () => {
    const { timers, sleep, woken } = setup({ clockSleeps: true });
    sleep(20_000);
    await timers.advance(10_000);
    assert.equal(woken(), 1);
  });

  it('does not mind time that passes, nor a page that is busy for some seconds', async () => {
    const { timers, sleep, woken } = setup({ clockSleeps: false });
    await timers.advance(60_000);
    sleep(5000);
    await timers.advance(60_000);
    assert.equal(woken(), 0);
  });

  it('does not mind a clock that is set back', async () => {
    const { timers, sleep, woken } = setup({ clockSleeps: true });
    sleep(-3_600_000);
    await timers.advance(60_000);
    assert.equal(woken(), 0);
  });

  it('ends with its owner, also when that ends because of it', async () => {
    const { timers, watch, sleep } = setup({ clockSleeps: false });
    watch.end();
    sleep(20_000);
    await settled();
    assert.equal(timers.pending, 0);
    const ending = new StandstillWatch(
      timers,
      () => ending.end(),
      () => 10 * timers.now(),
    );
    await timers.advance(2000);
    assert.equal(timers.pending, 0);
  });
});
