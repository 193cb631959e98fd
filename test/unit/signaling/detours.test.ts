import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { OPEN_BURST, OPEN_PER_SECOND } from '../../../src/protocol/constants.ts';
import { type Meddling, type Member, Mesh } from '../support/mesh.ts';

/** Alice and Carol have lost each other and the room; Bob, and with four Dave too, is connected with both. */
async function apart(size: 3 | 4): Promise<{ mesh: Mesh; alice: Member; bob: Member; carol: Member }> {
  const mesh = new Mesh(size);
  const [alice, bob, carol] = mesh.members as [Member, Member, Member];
  mesh.connectAll();
  await mesh.pass(500);
  mesh.loseRoom();
  mesh.disconnect(alice, carol);
  return { mesh, alice, bob, carol };
}

const numbers = ({ heard }: Member, from: Member): number[] =>
  heard.filter((one) => one.from === from.signaling.session).map(({ number }) => number);
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);
const isPassedOn = (text: string): boolean => text.startsWith('{"o"');

describe('two who have lost each other and the room', () => {
  it('reach each other through a third', async () => {
    const { mesh, alice, bob, carol } = await apart(3);
    mesh.send(alice, carol, 1);
    mesh.send(carol, alice, 1);
    assert.ok(await mesh.until(() => carol.heard.length + alice.heard.length === 2, 400));
    assert.deepEqual([numbers(carol, alice), numbers(alice, carol), bob.heard], [[1], [1], []]);
    mesh.close();
  });

  it('are silent again once all is acknowledged', async () => {
    const { mesh, alice, carol } = await apart(4);
    mesh.send(alice, carol, 1);
    await mesh.pass(2000);
    const { carried } = mesh;
    await mesh.pass(30_000);
    assert.equal(mesh.carried, carried);
    mesh.close();
  });

  it('hear whether the other is alive, and nothing of one who is not', async () => {
    const { mesh, alice, bob, carol } = await apart(3);
    const toCarol = alice.signaling.open(carol.signaling.session);
    const asked = mesh.clock.now() + 1;
    await mesh.pass(50);
    toCarol.ping();
    assert.ok(await mesh.until(() => toCarol.lastHeard >= asked, 400));
    mesh.disconnect(bob, carol);
    const again = mesh.clock.now() + 1;
    await mesh.pass(50);
    toCarol.ping();
    const toBob = alice.signaling.open(bob.signaling.session);
    toBob.ping();
    assert.ok(await mesh.until(() => toBob.lastHeard >= again, 400));
    await mesh.pass(1000);
    assert.ok(toCarol.lastHeard < again);
    mesh.close();
  });

  it('tell each other everything once and in order, whatever is lost, repeated and reordered', async () => {
    const fate = fc.constantFrom('pass', 'pass', 'pass', 'lose', 'repeat', 'hold');
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fate), fc.integer({ min: 1, max: 12 }), async (fates, count) => {
        const { mesh, alice, carol } = await apart(4);
        const held: string[] = [];
        mesh.meddle = (text) => {
          if (!isPassedOn(text)) return [text];
          const value: unknown = fates.next().value;
          if (value === 'lose') return [];
          if (value === 'repeat') return [text, text];
          if (value === 'pass') return [text, ...held.splice(0)];
          held.push(text);
          return [];
        };
        for (const number of upTo(count)) {
          mesh.send(alice, carol, number);
          mesh.send(carol, alice, number);
        }
        const all = (): boolean => carol.heard.length >= count && alice.heard.length >= count;
        assert.ok(await mesh.until(all, 120_000));
        assert.deepEqual([numbers(carol, alice), numbers(alice, carol)], [upTo(count), upTo(count)]);
        mesh.close();
      }),
      { numRuns: 15 },
    );
  });

  it('believe nobody in between who alters, repeats, invents or misdirects', async () => {
    const { mesh, alice, bob, carol } = await apart(4);
    const seen: string[] = [];
    const hostile: Meddling = (text, from) => {
      if (from !== bob || !isPassedOn(text)) return [text];
      seen.push(text);
      const [, number, counter, sealed] = (JSON.parse(text) as { o: [string, number, number, string] }).o;
      const forged = (peer: string, which: number, what: string): string =>
        JSON.stringify({ o: [peer, number, which, what] });
      const altered = `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`;
      const origin = alice.signaling.session;
      return [
        forged(origin, counter, altered),
        forged(origin, counter + 1000, sealed),
        forged(origin, counter + 1, 'AAAA'),
        forged(bob.signaling.session, counter, sealed),
        forged(carol.signaling.session, counter, sealed),
        ...seen.slice(-20),
        ...seen.slice(-20),
      ];
    };
    mesh.meddle = hostile;
    for (const number of upTo(6)) {
      mesh.send(alice, carol, number);
      mesh.send(carol, alice, number);
    }
    assert.ok(await mesh.until(() => carol.heard.length >= 6 && alice.heard.length >= 6, 60_000));
    await mesh.pass(5000);
    assert.deepEqual([numbers(carol, alice), numbers(alice, carol)], [upTo(6), upTo(6)]);
    assert.deepEqual([...carol.violations, ...alice.violations], []);
    mesh.close();
  });

  it('are reached past somebody in between who floods', async () => {
    const { mesh, alice, bob, carol } = await apart(4);
    mesh.meddle = (text, from) => {
      if (from !== bob || !isPassedOn(text)) return [text];
      const rubbish = JSON.stringify({ o: [alice.signaling.session, 1, 2 ** 31, 'A'.repeat(20_000)] });
      return [...Array<string>(5000).fill(rubbish), text];
    };
    mesh.send(alice, carol, 1);
    assert.ok(await mesh.until(() => carol.heard.length === 1, 10_000));
    mesh.close();
  });

  it('spend a bounded effort on what one in between brings', async (t) => {
    const { mesh, alice, bob, carol } = await apart(3);
    const decrypt = t.mock.method(crypto.subtle, 'decrypt');
    const rubbish = JSON.stringify({ o: [alice.signaling.session, 1, 2 ** 31, 'AAAA'] });
    const fromBob = carol.signaling.open(bob.signaling.session);
    const start = mesh.clock.now();
    for (let burst = 0; burst < 40; burst++) {
      for (let count = 0; count < 50; count++) fromBob.receiveFrame(rubbish);
      await mesh.pass(50);
    }
    const seconds = (mesh.clock.now() - start) / 1000;
    assert.ok(decrypt.mock.callCount() > 0);
    assert.ok(decrypt.mock.callCount() <= OPEN_BURST + OPEN_PER_SECOND * seconds);
    mesh.close();
  });

  it('hear nothing of each other through others when they were never connected', async () => {
    const mesh = new Mesh(3);
    const [alice, bob, carol] = mesh.members as [Member, Member, Member];
    mesh.connect(alice, bob);
    mesh.connect(bob, carol);
    await mesh.pass(500);
    mesh.loseRoom();
    const passedOn: string[] = [];
    mesh.meddle = (text) => {
      passedOn.push(text);
      return [text];
    };
    mesh.send(alice, carol, 1);
    await mesh.pass(10_000);
    assert.deepEqual([carol.heard, passedOn], [[], []]);
    mesh.returnRoom();
    assert.ok(await mesh.until(() => carol.heard.length === 1, 2000), 'the room brings it');
    mesh.close();
  });

  it('use the room while it brings what they say', async () => {
    const mesh = new Mesh(3);
    const [alice, , carol] = mesh.members as [Member, Member, Member];
    mesh.connectAll();
    await mesh.pass(500);
    mesh.disconnect(alice, carol);
    const passedOn: string[] = [];
    mesh.meddle = (text) => {
      passedOn.push(text);
      return [text];
    };
    mesh.send(alice, carol, 1);
    assert.ok(await mesh.until(() => carol.heard.length === 1, 1000));
    await mesh.pass(5000);
    assert.deepEqual(passedOn, []);
    mesh.close();
  });

  it('try others when one of them has lost the room and the other does not know', async () => {
    const mesh = new Mesh(3);
    const [alice, , carol] = mesh.members as [Member, Member, Member];
    mesh.connectAll();
    await mesh.pass(500);
    mesh.disconnect(alice, carol);
    mesh.room.cut(carol.client);
    mesh.send(alice, carol, 1);
    assert.ok(await mesh.until(() => carol.heard.length === 1, 3000));
    mesh.close();
  });

  it('use their own channel again when they have one', async () => {
    const { mesh, alice, carol } = await apart(3);
    mesh.send(alice, carol, 1);
    mesh.connect(alice, carol);
    await mesh.pass(500);
    const used: string[] = [];
    mesh.meddle = (text) => {
      used.push(text);
      return [text];
    };
    mesh.send(alice, carol, 2);
    await mesh.pass(5000);
    assert.deepEqual(numbers(carol, alice), [1, 2]);
    assert.deepEqual(
      used.filter((text) => !/^\{"[ma]"/.test(text)),
      [],
    );
    mesh.close();
  });
});
