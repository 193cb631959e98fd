import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decideRecovery,
  type RecoveryFacts,
  type RecoveryStep,
  type Trouble,
} from '../../../src/links/recovery-policy.ts';

type Decision = ReturnType<typeof decideRecovery>;

const WORKED: RecoveryFacts = {
  trouble: 'disconnected',
  step: undefined,
  connections: 0,
  isRestartable: true,
  hasRelay: false,
};

/** What is decided one after the other when this goes wrong first and no step helps in its time. */
function ladder(first: Trouble, facts: Partial<RecoveryFacts> = {}): Decision[] {
  const decisions: Decision[] = [];
  let now: RecoveryFacts = { ...WORKED, ...facts, trouble: first };
  for (;;) {
    const decision = decideRecovery(now);
    decisions.push(decision);
    if (decision === 'nothing' || decision === 'give-up') return decisions;
    const isNew = decision === 'new-connection';
    now = {
      ...now,
      trouble: 'overdue',
      step: decision,
      connections: now.connections + (isNew ? 1 : 0),
      isRestartable: now.isRestartable && !isNew,
    };
  }
}

const anew = ['new-connection', 'new-connection', 'give-up'] as const;

describe('a link that has worked', () => {
  it('waits first when it is disconnected, then restarts, then is made anew, and is given up', () => {
    assert.deepEqual(ladder('disconnected'), ['waiting', 'restarting', ...anew]);
  });

  it('goes the same way when the peer doesn’t answer, whatever the browser says', () => {
    assert.deepEqual(ladder('unheard'), ladder('disconnected'));
  });

  it('is restarted at once when it has failed', () => {
    assert.deepEqual(ladder('failed'), ['restarting', ...anew]);
  });

  it('is restarted at once when the network has changed', () => {
    assert.deepEqual(ladder('restart-wanted'), ['restarting', ...anew]);
  });

  it('tries a relay alone where one is offered, before anything is given up', () => {
    assert.deepEqual(ladder('failed', { hasRelay: true }), ['restarting', 'relay', ...anew]);
  });

  it('is made anew at once when its connection is gone', () => {
    assert.deepEqual(ladder('closed', { isRestartable: false }), anew);
  });
});

describe('a link that has never worked', () => {
  for (const first of ['failed', 'overdue', 'restart-wanted'] as const) {
    it(`is made anew when it is ${first}, since there is nothing to restart`, () => {
      assert.deepEqual(ladder(first, { isRestartable: false, hasRelay: true }), anew);
    });
  }

  it('is left to its connection while that is disconnected', () => {
    assert.deepEqual(ladder('disconnected', { isRestartable: false }), ['nothing']);
  });
});

describe('while something is being tried', () => {
  const steps: readonly RecoveryStep[] = ['waiting', 'restarting', 'relay', 'new-connection'];
  for (const step of steps) {
    it(`a path that is disconnected changes nothing about ${step}`, () => {
      assert.equal(decideRecovery({ ...WORKED, step }), 'nothing');
    });
  }

  for (const step of ['restarting', 'relay'] as const) {
    it(`${step} has its time although the old path fails`, () => {
      assert.equal(decideRecovery({ ...WORKED, trouble: 'failed', step }), 'nothing');
    });
  }

  it('waiting ends when the connection fails', () => {
    assert.equal(decideRecovery({ ...WORKED, trouble: 'failed', step: 'waiting' }), 'restarting');
  });

  it('a new connection that fails is followed by the next', () => {
    const facts = { ...WORKED, trouble: 'failed', step: 'new-connection', isRestartable: false } as const;
    assert.equal(decideRecovery({ ...facts, connections: 1 }), 'new-connection');
    assert.equal(decideRecovery({ ...facts, connections: 2 }), 'give-up');
  });
});
