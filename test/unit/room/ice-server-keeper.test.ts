import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { CallError } from '../../../src/protocol/errors.ts';
import { IceServerKeeper } from '../../../src/room/ice-server-keeper.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

/** A portal whose credentials live for `ttl` seconds, and a keeper that asks it. */
function setup(ttl: number | undefined) {
  const clock = new ManualClock();
  const start = 1_800_000_000_000;
  const asked: number[] = [];
  const rotated: string[] = [];
  const errors: CallError[] = [];
  const portal = { fails: false };
  const keeper = new IceServerKeeper({
    source: async () => {
      asked.push(clock.now());
      await settled();
      if (portal.fails) throw new Error('portal away');
      const iceServers = [{ urls: `turn:relay?${asked.length}` }];
      return ttl === undefined ? iceServers : { iceServers, expiresAt: (start + clock.now()) / 1000 + ttl };
    },
    clock,
    wallClock: () => start + clock.now(),
    random: () => 0,
    onRotated: ([server]) => rotated.push(String(server?.urls)),
    onError: (error) => errors.push(error),
  });
  return { clock, asked, rotated, errors, portal, keeper };
}

describe('ICE servers with an expiry', () => {
  it('are asked for once, however many connections need them at the same time', async () => {
    const { keeper, asked } = setup(100);
    const answers = await Promise.all([keeper.current(), keeper.current(), keeper.current()]);
    assert.equal(asked.length, 1);
    assert.deepEqual(answers[0], answers[2]);
    keeper.stop();
  });

  it('are rotated with three tenths of their life left, again and again', async () => {
    const { keeper, clock, asked, rotated } = setup(100);
    await keeper.current();
    await clock.advance(69_000);
    assert.deepEqual(rotated, []);
    await clock.advance(141_000);
    await settled();
    assert.deepEqual(asked, [0, 70_000, 140_000, 210_000]);
    assert.equal(rotated.length, 3);
    keeper.stop();
  });

  it('are asked for again, more and more patiently, when the portal is away', async () => {
    const { keeper, clock, asked, errors, portal, rotated } = setup(100);
    await keeper.current();
    portal.fails = true;
    await clock.advance(78_000);
    assert.deepEqual(asked, [0, 70_000, 71_000, 73_000, 77_000]);
    assert.ok(errors.every(({ code }) => code === 'ice-servers-failed'));
    portal.fails = false;
    await clock.advance(10_000);
    assert.equal(rotated.length, 1);
    keeper.stop();
  });

  it('go on with the old ones for a new connection while the portal is away', async () => {
    const { keeper, clock, portal } = setup(10);
    const before = await keeper.current();
    portal.fails = true;
    await clock.advance(20_000);
    assert.deepEqual(await keeper.current(), before);
    keeper.stop();
  });

  it('are left alone when there are no connections any more', async () => {
    const { keeper, clock, asked } = setup(100);
    await keeper.current();
    keeper.stop();
    await clock.advance(1_000_000);
    assert.equal(asked.length, 1);
    assert.equal(clock.pending, 0);
  });
});

describe('ICE servers without an expiry', () => {
  it('are asked for before each connection, and never rotated', async () => {
    const { keeper, clock, asked } = setup(undefined);
    await keeper.current();
    await keeper.current();
    assert.equal(asked.length, 2);
    assert.equal(clock.pending, 0);
  });
});
