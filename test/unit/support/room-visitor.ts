import type { TestContext } from 'node:test';

import { RoomEntrance } from '../../../src/call/room-entrance.ts';
import { systemClock } from '../../../src/protocol/clock.ts';
import { createSessionId } from '../../../src/protocol/ids.ts';
import type { RoomSource } from '../../../src/room/room-source.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import { eventually, missing } from '../../support/eventually.ts';

/** Looks often, because times are measured. */
const LOOK_EVERY_MILLISECONDS = 5;

/** Somebody in the lobby of a room on a real server, and all that their way into it told. */
export class RoomVisitor {
  readonly name: string;
  readonly told: string[] = [];
  /** When each of these was told, ms. */
  readonly toldAt: number[] = [];
  readonly entrance = new RoomEntrance({
    status: (status, returned) => {
      this.#note(returned ? `${status} again` : status);
      if (returned) this.#signaling?.republish();
    },
    problem: ({ code }) => this.#note(code),
  });
  #signaling: Signaling | undefined;

  private constructor(t: TestContext, name: string) {
    this.name = name;
    t.after(() => {
      this.#signaling?.stop();
      this.entrance.close();
    });
  }

  /** Resolves when they are in and have said their name. */
  static async enter(t: TestContext, name: string, source: RoomSource): Promise<RoomVisitor> {
    const visitor = new RoomVisitor(t, name);
    const { awareness } = await visitor.entrance.enter(source);
    const nothing = (): void => undefined;
    visitor.#signaling = new Signaling({
      awareness,
      user: { name },
      clock: systemClock,
      presence: {
        session: createSessionId(),
        stage: 'lobby',
        ticket: 0,
        capacity: 6,
        vouches: [],
        goodbye: false,
      },
      listener: {
        participants: nothing,
        message: nothing,
        violation: nothing,
        error: nothing,
        recovered: nothing,
      },
    });
    visitor.#signaling.setPresence({ stage: 'lobby' });
    return visitor;
  }

  /** Says again who they are. */
  speak(): void {
    this.#signaling?.republish();
  }

  /** The names of the others that they see in the room. */
  get sees(): string[] {
    return [...(this.#signaling?.participants.values() ?? [])].map(({ user }) => user.name).sort();
  }

  /** Waits until they see exactly this person; how many milliseconds that took. */
  async untilSees(other: RoomVisitor, within: number): Promise<number> {
    return await eventually(
      `${this.name} sees ${other.name}`,
      () => missing(this.sees.join() === other.name ? [] : [`saw: ${this.sees.join(', ') || 'nobody'}`]),
      { within, every: LOOK_EVERY_MILLISECONDS },
    );
  }

  /** Waits until this is the last thing that was told, told so many times in all. */
  async untilTold(what: string, { times = 1, within }: { readonly times?: number; readonly within: number }) {
    return await eventually(
      `${this.name} was told: ${what}`,
      () => {
        const count = this.told.filter((told) => told === what).length;
        return missing(this.told.at(-1) === what && count >= times ? [] : [this.told.join(', ')]);
      },
      { within, every: LOOK_EVERY_MILLISECONDS },
    );
  }

  #note(what: string): void {
    this.told.push(what);
    this.toldAt.push(performance.now());
  }
}
