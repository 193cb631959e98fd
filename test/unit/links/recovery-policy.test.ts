import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decideRecovery, type RecoveryStep } from '../../../src/links/recovery-policy.ts';

/** What is done about each failure of a link, until it is given up. */
function steps(past: 'works' | 'has worked' | 'never worked', state: 'failed' | 'closed'): RecoveryStep[] {
  const taken: RecoveryStep[] = [];
  while (taken.at(-1) !== 'give-up') {
    const step = decideRecovery({
      connectionState: state,
      attempts: taken.length,
      wasConnected: past === 'works',
      wasEverConnected: past !== 'never worked',
    });
    taken.push(step);
  }
  return taken;
}

describe('a link', () => {
  for (const connectionState of ['new', 'connecting', 'connected', 'disconnected'] as const) {
    it(`waits while its connection is ${connectionState}, since that can heal by itself`, () => {
      const facts = { connectionState, attempts: 9, wasConnected: true, wasEverConnected: true };
      assert.equal(decideRecovery(facts), 'wait');
    });
  }

  it('restarts ICE first when a connection that worked has failed, and then makes new ones', () => {
    const anew = 'new-connection';
    assert.deepEqual(steps('works', 'failed'), ['restart-ice', anew, anew, anew, 'give-up']);
  });

  it('makes a new connection at once when the old one is closed', () => {
    const anew = 'new-connection';
    assert.deepEqual(steps('works', 'closed'), [anew, anew, anew, anew, 'give-up']);
  });

  it('makes a new connection when the present one never worked', () => {
    const anew = 'new-connection';
    assert.deepEqual(steps('has worked', 'failed'), [anew, anew, anew, anew, 'give-up']);
  });

  it('gives up sooner on somebody who was never reached', () => {
    assert.deepEqual(steps('never worked', 'failed'), ['new-connection', 'new-connection', 'give-up']);
  });
});
