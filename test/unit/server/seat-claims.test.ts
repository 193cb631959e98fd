import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comesTooLate } from '../../../src/server/seat-claims.ts';

const NOW = 100_000;
const seated = (session: string, ticket: number, since: number | undefined) => ({ session, ticket, since });

describe('a claim to a seat', () => {
  const mallory = { session: 'mallory', ticket: 0 };

  it('is in time while a seat is free', () => {
    assert.equal(comesTooLate(mallory, [seated('alice1', 1, 0)], 2, NOW), false);
  });

  it('comes too late when all seats are taken for long, even with the lowest ticket', () => {
    const members = [seated('alice1', 1, 0), seated('bobbob', 2, NOW - 5000)];
    assert.equal(comesTooLate(mallory, members, 2, NOW), true);
  });

  it('competes with one that is as new, by ticket and then by session', () => {
    const members = [seated('alice1', 1, 0), seated('bobbob', 2, NOW - 1000)];
    assert.equal(comesTooLate({ session: 'aaaaaa', ticket: 2 }, members, 2, NOW), false);
    assert.equal(comesTooLate({ session: 'carol1', ticket: 2 }, members, 2, NOW), true);
    assert.equal(comesTooLate({ session: 'aaaaaa', ticket: 3 }, members, 2, NOW), true);
  });

  it('comes too late for those whom another server instance has let in', () => {
    assert.equal(comesTooLate(mallory, [seated('alice1', 1, undefined)], 1, NOW), true);
  });
});
