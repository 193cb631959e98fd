import type { Awareness } from 'y-protocols/awareness';

import { CallSession } from '../../../src/call/call-session.ts';
import type { CallOptions } from '../../../src/call/call-options.ts';
import { type Clock, systemClock } from '../../../src/protocol/clock.ts';
import { decodePresence } from '../../../src/protocol/presence.ts';
import type { RoomSource } from '../../../src/room/room-source.ts';
import { FIELD } from '../../../src/signaling/awareness-fields.ts';
import { SharedRoom } from './shared-room.ts';
import { SyntheticPerson } from './synthetic-person.ts';
import { until } from './until.ts';

/** People with real sessions in one room, all in this page. */
export class CallWorld {
  readonly #room = new SharedRoom();
  readonly #otherRoom = new SharedRoom();
  readonly #media = new SyntheticPerson('#c33', 440);
  readonly #people = new Map<CallSession, Awareness>();
  readonly #clock: Clock;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** A session of somebody; their picture and tone are synthetic. */
  person(name: string, options: Partial<CallOptions> = {}): CallSession {
    const awareness = this.#room.enter();
    const session = new CallSession(
      { room: { awareness }, user: { name }, localStream: this.#media.stream, ...options },
      this.#clock,
    );
    this.#people.set(session, awareness);
    return session;
  }

  /** The awareness of somebody who has no session of ours. */
  stranger(): Awareness {
    return this.#room.enter();
  }

  /** One more way into the room of this world. */
  home(): RoomSource {
    return { awareness: this.#room.enter() };
  }

  /** The way into another room, which nobody is in at first. */
  elsewhere(): RoomSource {
    return { awareness: this.#otherRoom.enter() };
  }

  get sessions(): readonly CallSession[] {
    return [...this.#people.keys()];
  }

  get awarenesses(): readonly Awareness[] {
    return [...this.#people.values()];
  }

  awarenessOf(session: CallSession): Awareness {
    const awareness = this.#people.get(session);
    if (!awareness) throw new Error('This session is not from this world.');
    return awareness;
  }

  /**
   * Everybody joins one after the other, and is connected with everybody. Each has seen the seats of those before, so it
   * is always the later one who offers.
   */
  async joinAll(): Promise<void> {
    for (const session of this.sessions) {
      await session.join();
      await until('all see the seat', () =>
        this.awarenesses.every((awareness) => this.#isSeated(session, awareness)),
      );
    }
    await this.connected();
  }

  /** Waits until everybody who is in the call is connected with everybody else who is. */
  async connected(within = 10_000): Promise<void> {
    await until(
      'everybody is connected with everybody',
      () => {
        const joined = this.sessions.filter(({ snapshot }) => snapshot.state === 'joined');
        return joined.every(({ snapshot }) => {
          const links = snapshot.peers.filter(({ link }) => link === 'connected');
          return links.length === joined.length - 1 && snapshot.peers.length === links.length;
        });
      },
      within,
    );
  }

  /** The tab of this person is gone without a word: their connections stop and the room drops them. */
  crash(session: CallSession): void {
    this.lose(session);
    session.close();
  }

  /** The room loses this person, whose links go on. */
  lose(session: CallSession): void {
    const awareness = this.#people.get(session);
    if (awareness) this.#room.drop(awareness);
  }

  #isSeated(session: CallSession, seenBy: Awareness): boolean {
    const state = seenBy.getStates().get(this.awarenessOf(session).clientID);
    return decodePresence(state?.[FIELD.presence])?.stage === 'in';
  }

  async end(): Promise<void> {
    for (const session of this.sessions) session.close();
    this.#room.close();
    this.#otherRoom.close();
    await this.#media.end();
  }
}
