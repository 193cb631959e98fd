import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RecoveryLadder } from '../../../src/links/recovery-ladder.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A ladder on a clock of its own, and when it did what. */
function setup(offers: boolean) {
  const clock = new ManualClock();
  const link = { works: false, isRestartable: true };
  const done: string[] = [];
  const note = (what: string): void => {
    done.push(`${clock.now() / 1000} ${what}`);
  };
  const ladder = new RecoveryLadder({
    clock,
    offers,
    works: () => link.works,
    isRestartable: () => link.isRestartable,
    hasRelay: () => true,
    perform: (step) => {
      if (step === 'new-connection') link.isRestartable = false;
      note(step);
    },
    giveUp: () => {
      note('given up');
    },
  });
  return { clock, link, done, ladder };
}

describe('the recovery of a link', () => {
  it('goes through all steps in about a minute and ends', async () => {
    const { ladder, clock, done } = setup(true);
    ladder.report('disconnected');
    await clock.advance(120_000);
    assert.deepEqual(done, [
      '0 waiting',
      '2 restarting',
      '10 relay',
      '18 new-connection',
      '38 new-connection',
      '58 given up',
    ]);
    assert.equal(ladder.recovery, undefined);
    assert.equal(clock.pending, 0);
  });

  it('leaves the offering side the time to act before the answering one asks', async () => {
    const { ladder, clock, done } = setup(false);
    ladder.report('disconnected');
    await clock.advance(5000);
    assert.deepEqual(done, ['0 waiting', '4 restarting']);
    ladder.stop();
  });

  it('says what is being tried, how often, and since when', async () => {
    const { ladder, clock } = setup(true);
    await clock.advance(500);
    ladder.report('disconnected');
    assert.deepEqual(ladder.recovery, { step: 'waiting', attempt: 0, since: 500 });
    await clock.advance(10_000);
    assert.deepEqual(ladder.recovery, { step: 'relay', attempt: 2, since: 500 });
    ladder.stop();
  });

  it('ends when a step has helped without saying so', async () => {
    const { ladder, clock, link, done } = setup(true);
    ladder.restart();
    link.works = true;
    await clock.advance(8000);
    assert.deepEqual(done, ['0 restarting']);
    assert.equal(ladder.recovery, undefined);
    assert.equal(clock.pending, 0);
  });

  it('begins anew when the network changes again', async () => {
    const { ladder, clock, done } = setup(true);
    ladder.report('failed');
    await clock.advance(9000);
    ladder.restart();
    assert.deepEqual(done, ['0 restarting', '8 relay', '9 restarting']);
    assert.deepEqual(ladder.recovery, { step: 'restarting', attempt: 1, since: 9000 });
    ladder.stop();
  });

  it('takes several reasons within three seconds as reasons for one attempt', async () => {
    const { ladder, clock, done } = setup(true);
    ladder.restart();
    await clock.advance(2900);
    ladder.restartUnlessJustDone();
    await clock.advance(200);
    ladder.restartUnlessJustDone();
    assert.deepEqual(done, ['0 restarting', '3.1 restarting']);
    ladder.stop();
  });

  it('begins after it was given up, when asked to', async () => {
    const { ladder, clock, done } = setup(true);
    ladder.report('failed');
    await clock.advance(60_000);
    done.length = 0;
    ladder.restart();
    await clock.advance(50_000);
    assert.deepEqual(done, ['60 new-connection', '80 new-connection', '100 given up']);
  });
});
