import type { CallSession } from '../../../src/call/call-session.ts';
import { SeatRecords } from '../../../src/call/seat-record.ts';
import { createSessionSecret } from '../../../src/protocol/ids.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

describe('a page that is loaded in place of one that was in the call', () => {
  let world: CallWorld;

  beforeEach(() => {
    world = new CallWorld();
  });

  afterEach(async () => {
    await world.end();
    sessionStorage.clear();
  });

  /** A session in the room that the page before was in. */
  function loaded(options: { rejoin?: boolean } = {}): CallSession {
    const room = world.home();
    const left = { secret: createSessionSecret(), microphone: false, camera: true, name: 'Bob' };
    new SeatRecords().write(room, left);
    return world.person('', { room, ...options });
  }

  it('goes on with the call by itself, with the devices and the name that the person had', async () => {
    const session = loaded();
    await session.connect();
    await until('it is in the call', () => session.snapshot.state === 'joined');
    const { microphone, camera, user } = session.snapshot.self;
    assertEqual([microphone.state, camera.state, user.name].join(' '), 'off on Bob');
  });

  it('stays in the lobby when that is not wanted', async () => {
    const session = loaded({ rejoin: false });
    await session.connect();
    assertEqual(session.snapshot.state, 'lobby');
  });

  it('does so once: who has left the call stays out of it', async () => {
    const session = loaded();
    await session.connect();
    await until('it is in the call', () => session.snapshot.state === 'joined');
    session.leave();
    const next = world.person('Bob', { room: world.home() });
    await next.connect();
    assertEqual(next.snapshot.state, 'lobby');
  });
});
