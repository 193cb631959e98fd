import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '../../../src/protocol/clock.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import { eventually, missing } from '../../support/eventually.ts';
import { type RawClient } from '../../support/raw-client.ts';
import { GuardedServer, type Guest, SOON } from '../support/guarded-server.ts';

const FREE = 4711;
const MESSAGES = 200;
const TICK_MS = 20;
/** What a room with three people and their history may cost, far below what a queue of a flood would. */
const HEAP_GROWTH_BYTES = 16 * 1024 * 1024;

/** Sends at a rate until it is stopped or the test ends, each time what `attack` says. */
function keepSending(t: TestContext, perSecond: number, attack: (count: number) => void): () => void {
  let count = 0;
  const start = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * perSecond;
    while (count < due) attack(++count);
  }, TICK_MS);
  const stop = () => clearInterval(timer);
  t.after(stop);
  return stop;
}

/** Somebody in a call who writes down what they hear. */
function speaker(t: TestContext, guest: Guest, session: string) {
  const heard: string[] = [];
  const signaling = new Signaling({
    awareness: guest.awareness,
    clock: systemClock,
    user: { name: session },
    presence: { session, stage: 'in', ticket: 1, capacity: 6, vouches: [], goodbye: false },
    listener: {
      participants: () => undefined,
      message: (_from, signal) => {
        if (signal.kind === 'candidates') heard.push(...signal.candidates.map(({ candidate }) => candidate));
      },
      violation: () => undefined,
      error: () => undefined,
      recovered: () => undefined,
    },
  });
  t.after(() => signaling.stop());
  signaling.setPresence({});
  return { signaling, heard };
}

function say(signaling: Signaling, to: string, text: string): void {
  signaling.open(to).send({
    kind: 'candidates',
    generation: 1,
    candidates: [{ candidate: text, mid: '0', usernameFragment: '' }],
  });
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

describe('somebody who writes too much', () => {
  it('is slowed down, stays, and disturbs nobody', async (t) => {
    const server = await GuardedServer.start(t);
    const alice = await server.enter(t, 'alice');
    const mallory = await server.enterRaw(t, 'mallory');
    for (let clock = 1; clock <= 200; clock++)
      mallory.write({ clientID: FREE, clock, json: `{"webrtc.x":${clock}}` });
    await eventually(
      'what is beyond the burst of 60 is dropped',
      () => missing(server.guard.refusals['too-fast'] >= 100 ? [] : [JSON.stringify(server.guard.refusals)]),
      SOON,
    );
    assert.equal(mallory.closeCode, undefined);
    let clock = 200;
    await eventually(
      'mallory is heard again',
      () => {
        mallory.write({ clientID: FREE, clock: ++clock, json: '{"webrtc.x":"calm"}' });
        return missing(JSON.stringify(alice.sees(FREE)) === '{"webrtc.x":"calm"}' ? [] : ['not yet']);
      },
      { within: 5000, every: 50 },
    );
  });

  it('is put out of the house with 1,000 updates per second, and needs no memory', async (t) => {
    const server = await GuardedServer.start(t);
    const alice = await server.enter(t, 'alice');
    let mallory: RawClient | undefined;
    let closed = 0;
    const before = heapAfterCollection();
    const stop = keepSending(t, 1000, (count) => {
      mallory?.write({
        clientID: count,
        clock: count,
        json: JSON.stringify({ 'webrtc.x': 'x'.repeat(1000) }),
      });
    });
    while (closed < 3) {
      mallory = await server.enterRaw(t, 'mallory');
      await eventually(
        'the server closes the socket',
        () => missing(mallory?.closeCode === undefined ? ['open'] : []),
        { within: 20_000 },
      );
      assert.equal(mallory.closeCode, 1008);
      closed += 1;
    }
    stop();
    assert.equal(server.guard.refusals.flood, 3);
    await eventually('nothing of it is left', () => missing(server.clients === 0 ? [] : ['states']), SOON);
    const growth = heapAfterCollection() - before;
    assert.ok(growth < HEAP_GROWTH_BYTES, `${growth} bytes more`);
    alice.write({ 'webrtc.x': 1 });
    await eventually('alice is heard', () => missing(server.stateOf(alice.id) ? [] : ['not yet']), SOON);
  });

  it('is put out with a series of 10 MB states', async (t) => {
    const server = await GuardedServer.start(t);
    const mallory = await server.enterRaw(t, 'mallory');
    const json = JSON.stringify({ 'webrtc.x': 'x'.repeat(10_000_000) });
    for (let clock = 1; clock <= 5; clock++) mallory.write({ clientID: FREE, clock, json });
    await eventually('closed', () => missing(mallory.closeCode === 1008 ? [] : ['open']), SOON);
    assert.equal(server.guard.refusals.flood, 1);
    assert.equal(server.clients, 0);
  });
});

it('200 messages between two people arrive in order while mallory tries everything', async (t) => {
  const server = await GuardedServer.start(t);
  const alice = await server.enter(t, 'alice');
  const bob = await server.enter(t, 'bob');
  const mallory = await server.enterRaw(t, 'mallory');
  keepSending(t, 200, (count) => {
    const clock = 1_000_000 + count;
    mallory.write(
      { clientID: alice.id, clock, json: '{"webrtc.mesh":{"v":1,"e":"forged","p":"i","t":0}}' },
      { clientID: bob.id, clock: bob.clock, json: 'null' },
      { clientID: FREE, clock: count, json: '{"webrtc.mesh":{"v":1,"e":"aliceali","p":"i","t":0,"bye":1}}' },
      { clientID: count, clock: 1, json: '[]' },
    );
  });
  const one = speaker(t, alice, 'aliceali');
  const two = speaker(t, bob, 'bobbobbo');
  const said = Array.from({ length: MESSAGES / 2 }, (_, index) => `message ${index}`);
  for (const text of said) {
    say(one.signaling, 'bobbobbo', text);
    say(two.signaling, 'aliceali', text);
  }
  await eventually(
    'all is heard on both sides',
    () => missing([one, two].flatMap(({ heard }) => (heard.length < said.length ? [`${heard.length}`] : []))),
    { within: 20_000 },
  );
  assert.deepEqual(one.heard, said);
  assert.deepEqual(two.heard, said);
  const { refusals } = server.guard;
  assert.ok(refusals['foreign-client'] > 0 && refusals['foreign-removal'] > 0, JSON.stringify(refusals));
  assert.equal(mallory.closeCode, undefined);
});
