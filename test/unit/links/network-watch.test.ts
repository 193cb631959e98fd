import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NetworkWatch } from '../../../src/links/network-watch.ts';
import { ManualClock } from '../support/manual-clock.ts';

class FakeConnection extends EventTarget {
  type: string | undefined;

  change(type: string | undefined): void {
    this.type = type;
    this.dispatchEvent(new Event('change'));
  }
}

function setup(type?: string) {
  const clock = new ManualClock();
  const page = new EventTarget();
  const connection = new FakeConnection();
  connection.type = type;
  const told: number[] = [];
  const lifetime = new AbortController();
  new NetworkWatch({ page, connection }, clock, () => told.push(clock.now()), lifetime.signal);
  return { clock, page, connection, told, lifetime };
}

describe('the watch over the own network', () => {
  it('tells that the browser is online again', async () => {
    const { clock, page, told } = setup();
    page.dispatchEvent(new Event('online'));
    await clock.advance(1000);
    assert.equal(told.length, 1);
  });

  it('tells another type of network', async () => {
    const { clock, connection, told } = setup('wifi');
    connection.change('cellular');
    await clock.advance(1000);
    assert.equal(told.length, 1);
  });

  it('does not mind another speed of the same network', async () => {
    const { clock, connection, told } = setup('wifi');
    connection.change('wifi');
    connection.change('cellular');
    await clock.advance(1000);
    assert.equal(told.length, 1);
  });

  it('does not mind that there is none, but that there is one again', async () => {
    const { clock, connection, told } = setup('wifi');
    connection.change('none');
    await clock.advance(1000);
    assert.equal(told.length, 0);
    connection.change('wifi');
    await clock.advance(1000);
    assert.equal(told.length, 1);
  });

  it('tells one change once, however many events tell it', async () => {
    const { clock, page, connection, told } = setup('wifi');
    connection.change('cellular');
    page.dispatchEvent(new Event('online'));
    await clock.advance(1000);
    assert.equal(told.length, 1);
  });

  it('ends with its owner, also between an event and its telling', async () => {
    const { clock, page, told, lifetime } = setup();
    page.dispatchEvent(new Event('online'));
    lifetime.abort();
    page.dispatchEvent(new Event('online'));
    await clock.advance(1000);
    assert.equal(told.length, 0);
    assert.equal(clock.pending, 0);
  });
});
