import { assert } from 'chai';
import type { CallSession } from '../../../src/call/call-session.ts';
import type { LogEntry } from '../../../src/protocol/logger.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

describe('the log of a call', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;
  let entries: LogEntry[];

  beforeEach(async () => {
    world = new CallWorld();
    entries = [];
    alice = world.person('Alice Example', { logger: (entry) => entries.push(entry) });
    bob = world.person('Bob Example');
    await world.joinAll();
  });

  afterEach(() => world.end());

  it('has an entry for each state of the call and of each link, in order', async () => {
    const { id } = bob.snapshot.self;
    bob.leave();
    await until('Alice is alone', () => alice.snapshot.peers.length === 0);
    alice.close();
    await until('the end is written', () => lines().includes('info call: joined → closed'));
    const found = lines().filter((line) => /^info (call|peer)/.test(line));
    assert.deepEqual(
      found.filter((line) => line.startsWith('info call')).map((line) => line.split(' ').at(-1)),
      ['idle', 'connecting', 'lobby', 'joining', 'joined', 'closed'].filter((state) =>
        found.some((line) => line.endsWith(state)),
      ),
    );
    assert.includeMembers(found, ['info peer 1: connecting → connected', 'info peer 1: gone']);
    assert.include(lines(), `debug peer 1 is ${id}`);
  });

  it('has times that begin with the session and never go back', () => {
    const times = entries.map(({ after }) => after);
    assert.deepEqual(
      times,
      [...times].sort((a, b) => a - b),
    );
    assert.isAtLeast(times[0] ?? -1, 0);
    assert.isAtMost(times.at(-1) ?? Infinity, 60_000);
  });

  it('says nothing above debug about who takes part', async () => {
    const { id } = bob.snapshot.self;
    bob.close();
    await until('Alice is alone', () => alice.snapshot.peers.length === 0);
    const text = JSON.stringify(entries.filter(({ level }) => level !== 'debug'));
    for (const secret of ['Example', id, alice.snapshot.self.id]) assert.notInclude(text, secret);
  });

  it('can’t harm the call by throwing', async () => {
    const carol = world.person('Carol', {
      logger: () => {
        throw new Error('The log is full.');
      },
    });
    await carol.join();
    assert.equal(carol.snapshot.state, 'joined');
  });

  function lines(): string[] {
    return entries.map(({ level, text }) => `${level} ${text}`);
  }
});
