import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { Farewells, type LeavingLink } from '../../../src/call/farewells.ts';
import { FAREWELL_MS } from '../../../src/protocol/constants.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A link that notes how often it was closed. */
class Link implements LeavingLink {
  closed = 0;
  heard = (): void => undefined;

  onceHeard(callback: () => void): void {
    this.heard = callback;
  }

  close(): void {
    this.closed++;
  }
}

describe('a link over which a goodbye is on its way', () => {
  it('is closed when the goodbye was heard, and leaves no timer', () => {
    const clock = new ManualClock();
    const link = new Link();
    new Farewells(clock).add(link);
    assert.equal(link.closed, 0);
    link.heard();
    assert.equal(link.closed, 1);
    assert.equal(clock.pending, 0);
  });

  it('is closed after 300 ms when nobody hears it', async () => {
    const clock = new ManualClock();
    const link = new Link();
    new Farewells(clock).add(link);
    await clock.advance(FAREWELL_MS - 1);
    assert.equal(link.closed, 0);
    await clock.advance(1);
    assert.equal(FAREWELL_MS, 300);
    assert.equal(link.closed, 1);
  });

  it('is closed at once when the page goes', () => {
    const clock = new ManualClock();
    const links = [new Link(), new Link()];
    const farewells = new Farewells(clock);
    for (const link of links) farewells.add(link);
    farewells.finish();
    assert.deepEqual(
      links.map(({ closed }) => closed),
      [1, 1],
    );
    assert.equal(clock.pending, 0);
  });

  it('is closed once, whatever comes later', () => {
    const farewells = new Farewells(new ManualClock());
    const link = new Link();
    farewells.add(link);
    farewells.finish();
    link.heard();
    farewells.finish();
    assert.equal(link.closed, 1);
  });
});
