import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { type AskedPeer, Departures } from '../../../src/call/departures.ts';
import type { LinkState } from '../../../src/links/link-state.ts';
import type { Participant } from '../../../src/signaling/participants.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A peer that answers, or doesn't. */
class Asked implements AskedPeer {
  readonly id: string;
  readonly #clock: ManualClock;
  state: LinkState = 'connected';
  answers = true;
  isReachable = true;
  #heard = -Infinity;

  constructor(id: string, clock: ManualClock) {
    this.id = id;
    this.#clock = clock;
  }

  probe(): void {
    if (this.answers) this.#heard = this.#clock.now();
  }

  heardSince(time: number): boolean {
    return this.#heard >= time;
  }
}

const participant = (session: string, goodbye = false): Participant => ({
  session,
  clientID: 1,
  user: { name: session },
  presence: { session, stage: 'in', ticket: 1, capacity: 6, vouches: [], goodbye },
  mail: undefined,
  acknowledgement: undefined,
});

let clock: ManualClock;
let roomIsLive: boolean;
let bob: Asked;
let carol: Asked;
let peers: Map<string, Asked>;
let departures: Departures;
/** Those who are gone, with `may return` where they said so. */
let gone: string[];
const absent = (): string[] => departures.absent.map(({ session }) => session);

beforeEach(() => {
  clock = new ManualClock();
  roomIsLive = true;
  bob = new Asked('bob', clock);
  carol = new Asked('carol', clock);
  peers = new Map([
    ['bob', bob],
    ['carol', carol],
  ]);
  gone = [];
  departures = new Departures({
    clock,
    peers: { get: (session) => peers.get(session), [Symbol.iterator]: () => peers.values() },
    roomIsLive: () => roomIsLive,
    onGone: (session, mayReturn) => void gone.push(mayReturn ? `${session} may return` : session),
  });
});

/** The room's connection breaks, and with it everybody vanishes. */
function loseRoom(): void {
  roomIsLive = false;
  for (const { id } of peers.values()) departures.vanished(participant(id), false);
}

function loseLink(peer: Asked, answers: boolean): void {
  Object.assign(peer, { state: 'reconnecting', isReachable: false, answers });
  departures.linksChanged();
}

/** Nothing comes from them any more, and their control channel seems open. */
function stopHearing(peer: Asked): void {
  Object.assign(peer, { state: 'reconnecting', answers: false });
  departures.linksChanged();
}

describe('somebody whom the room lost and whose link is lost too', () => {
  it('stays while the room is live and they answer through others', async () => {
    departures.vanished(participant('carol'), false);
    Object.assign(carol, { state: 'reconnecting', isReachable: false });
    departures.unreachable('carol');
    await clock.advance(60_000);
    assert.deepEqual(absent(), ['carol']);
    carol.answers = false;
    await clock.advance(4000);
    assert.deepEqual(absent(), []);
  });

  it('is gone at once when the room passed on their goodbye', () => {
    departures.vanished(participant('carol', true), false);
    departures.unreachable('carol');
    assert.deepEqual(absent(), []);
  });
});

describe('a goodbye that says that the page may be back', () => {
  function mayReturn(session: string): Participant {
    const { presence, ...rest } = participant(session, true);
    return { ...rest, presence: { ...presence, mayReturn: true } };
  }

  it('counts when the control channel agrees', () => {
    departures.vanished(mayReturn('carol'), false);
    departures.unreachable('carol');
    assert.deepEqual(gone, ['carol may return']);
  });

  it('does nothing while they answer, because anybody can write it', async () => {
    departures.vanished(mayReturn('carol'), false);
    await clock.advance(60_000);
    assert.deepEqual([gone, absent()], [[], ['carol']]);
  });
});

describe('while the room is away', () => {
  it('nobody is gone whose link works', async () => {
    loseRoom();
    carol.answers = false;
    await clock.advance(600_000);
    assert.deepEqual(absent(), ['bob', 'carol']);
  });

  it('somebody without a link stays as long as they answer through others', async () => {
    loseRoom();
    loseLink(carol, true);
    await clock.advance(600_000);
    assert.deepEqual(absent(), ['bob', 'carol']);
  });

  it('somebody whose channel was closed and who doesn’t answer is gone within 5 s, as another one answers', async () => {
    loseRoom();
    await clock.advance(10_000);
    loseLink(carol, false);
    await clock.advance(3000);
    assert.deepEqual(absent(), ['bob', 'carol']);
    await clock.advance(2000);
    assert.deepEqual(absent(), ['bob']);
  });

  it('somebody who is only not heard stays as long as an outage of their network could heal', async () => {
    loseRoom();
    stopHearing(carol);
    await clock.advance(10_000);
    assert.deepEqual(absent(), ['bob', 'carol']);
    await clock.advance(2000);
    assert.deepEqual(absent(), ['bob']);
  });

  it('everybody stays for 20 s when nobody answers, because then it may be us', async () => {
    loseRoom();
    loseLink(bob, false);
    loseLink(carol, false);
    await clock.advance(19_000);
    assert.deepEqual(absent(), ['bob', 'carol']);
    await clock.advance(3000);
    assert.deepEqual(absent(), []);
  });

  it('somebody whose link heals is searched no more', async () => {
    loseRoom();
    loseLink(carol, false);
    await clock.advance(2000);
    carol.state = 'connected';
    departures.linksChanged();
    await clock.advance(60_000);
    assert.deepEqual(absent(), ['bob', 'carol']);
    assert.equal(clock.pending, 0);
  });

  it('a search goes on under the rules of the room when that is back', async () => {
    loseRoom();
    loseLink(carol, false);
    await clock.advance(1000);
    roomIsLive = true;
    departures.roomReturned();
    departures.forget('bob');
    await clock.advance(2000);
    assert.deepEqual(absent(), []);
    assert.equal(clock.pending, 0);
  });
});
