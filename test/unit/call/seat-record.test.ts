import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type RecordStorage, SeatRecords } from '../../../src/call/seat-record.ts';
import type { RoomSource } from '../../../src/room/room-source.ts';

const ROOM: RoomSource = { url: 'wss://example.org', name: 'standup' };
const LEFT = { secret: 'AbCdEfGhIjKlMnOpQrSt-_', microphone: false, camera: true, name: 'Bob' };

/** One tab, in which one page follows the other. */
class Tab {
  readonly values = new Map<string, string>();
  now = 1_000_000;
  isReload = true;

  page(): SeatRecords {
    const storage: RecordStorage = {
      getItem: (key) => this.values.get(key) ?? null,
      setItem: (key, value) => void this.values.set(key, value),
      removeItem: (key) => void this.values.delete(key),
    };
    return new SeatRecords(
      () => storage,
      () => this.isReload,
      () => this.now,
    );
  }
}

describe('what a page leaves in its tab', () => {
  it('is found by the page that is loaded in its place', () => {
    const tab = new Tab();
    assert.ok(tab.page().write(ROOM, LEFT));
    tab.now += 30_000;
    assert.deepEqual(tab.page().read(ROOM), { ...LEFT, at: 1_000_000 });
  });

  it('has nothing but the proof, the time, the two devices and the name', () => {
    const tab = new Tab();
    tab.page().write(ROOM, LEFT);
    const [text = ''] = tab.values.values();
    assert.equal(
      Object.keys(JSON.parse(text) as object)
        .sort()
        .join(),
      'at,camera,microphone,name,secret',
    );
  });

  it('means nothing a minute after a reload, or ten seconds after another way to load the page', () => {
    for (const [isReload, age] of [
      [true, 60_001],
      [false, 10_001],
      [true, -1],
    ] as const) {
      const tab = new Tab();
      tab.page().write(ROOM, LEFT);
      tab.isReload = isReload;
      tab.now += age;
      assert.equal(tab.page().read(ROOM), undefined);
      assert.equal(tab.values.size, 0);
    }
  });

  it('is about one room', () => {
    const tab = new Tab();
    tab.page().write(ROOM, LEFT);
    assert.equal(tab.page().read({ ...ROOM, name: 'retro' }), undefined);
  });

  it('is found for a provider by the name of its document, whatever it calls that', () => {
    for (const provider of [{ configuration: { name: 'standup' } }, { roomname: 'standup' }]) {
      const tab = new Tab();
      const room: RoomSource = { provider: { awareness: null, ...provider } };
      tab.page().write(room, LEFT);
      assert.ok(tab.page().read({ provider: { awareness: null, ...provider } }));
      assert.equal(tab.page().read({ provider: { awareness: null } }), undefined);
    }
  });

  it('is gone when it is forgotten', () => {
    const tab = new Tab();
    tab.page().write(ROOM, LEFT);
    tab.page().forget(ROOM);
    assert.equal(tab.page().read(ROOM), undefined);
  });

  it('is ignored when something else wrote it', () => {
    const tab = new Tab();
    tab.page().write(ROOM, LEFT);
    const [key = ''] = tab.values.keys();
    for (const text of ['', '{}', '[]', 'null', '{"secret":"short","at":1000000}']) {
      tab.values.set(key, text);
      assert.equal(tab.page().read(ROOM), undefined);
    }
  });

  it('is nothing where the browser keeps nothing', () => {
    const frame = new SeatRecords(() => {
      throw new Error('SecurityError');
    });
    assert.equal(frame.write(ROOM, LEFT), false);
    assert.equal(frame.read(ROOM), undefined);
    frame.forget(ROOM);
  });
});
