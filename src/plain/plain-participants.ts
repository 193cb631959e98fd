import type { AwarenessChanges, AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { MAX_COUNTER, MAX_PARTICIPANTS, MAX_SEATS } from '../protocol/constants.ts';
import { decodeUser } from '../protocol/presence.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import type { Participant } from '../signaling/participants.ts';
import { decodePlainState, hasPlainField, type PlainState } from './plain-fields.ts';

/** Somebody who speaks the plain shape. */
export interface PlainParticipant extends Participant {
  readonly plain: PlainState;
}

/** Whether this is somebody who speaks the plain shape. */
export function isPlain(participant: Participant): participant is PlainParticipant {
  return 'plain' in participant;
}

/** What the reader needs to know and to tell. */
export interface PlainParticipantsOptions {
  readonly awareness: AwarenessLike;
  readonly clock: Clock;
  /** The field that says that a client speaks our own protocol, and so isn't plain. */
  readonly presenceField: string;
  /** Who is there, or what they say, changed. `vanished` are those who are gone. */
  readonly onChange: (vanished: readonly PlainParticipant[]) => void;
}

/**
 * They have no ticket, so they come after all who have one. Thus who speaks our protocol finds the same seats as before
 * there were others, and all see the same order.
 */
const PLAIN_TICKET = MAX_COUNTER + 1;

/** Shortest distance between two looks at the room, ms: somebody who writes faster is seen less often. */
const LOOK_EVERY_MS = 50;

/** Follows those in the room who speak the plain shape and not our own. */
export class PlainParticipants {
  readonly #options: PlainParticipantsOptions;
  readonly #found = new Map<number, PlainParticipant>();
  /** Those who hung up, with the offer to us that was in their field then. */
  readonly #hungUp = new Map<number, string | undefined>();
  #timer: TimerHandle | undefined;
  #lookedAt = -Infinity;
  #stopped = false;

  constructor(options: PlainParticipantsOptions) {
    this.#options = options;
    options.awareness.on('update', this.#onUpdate);
    this.#lookSoon();
  }

  /** All of them, in the order of their client ids. */
  get all(): readonly PlainParticipant[] {
    return [...this.#found.values()].filter(
      ({ clientID, plain }) =>
        !this.#hungUp.has(clientID) ||
        (plain.offer !== undefined && plain.offer !== this.#hungUp.get(clientID)),
    );
  }

  get(session: string): PlainParticipant | undefined {
    return this.all.find((participant) => participant.session === session);
  }

  /**
   * They hung up. Their fields mostly stay as they were, so they count as gone until they call us anew, or come back
   * as another client.
   */
  hungUp(session: string): void {
    const participant = this.get(session);
    if (!participant) return;
    this.#hungUp.set(participant.clientID, participant.plain.offer);
    this.#options.onChange([]);
  }

  /** Idempotent. */
  stop(): void {
    this.#stopped = true;
    this.#options.awareness.off('update', this.#onUpdate);
    this.#options.clock.cancel(this.#timer);
  }

  readonly #onUpdate = (_changes: AwarenessChanges, origin: unknown): void => {
    if (origin !== 'local') this.#lookSoon();
  };

  #lookSoon(): void {
    const { clock } = this.#options;
    this.#timer ??= clock.schedule(
      () => {
        this.#timer = undefined;
        if (!this.#stopped) this.#look();
      },
      Math.max(0, this.#lookedAt + LOOK_EVERY_MS - clock.now()),
    );
  }

  #look(): void {
    const { clock, onChange } = this.#options;
    this.#lookedAt = clock.now();
    const found = this.#read();
    const vanished = [...this.#found.values()].filter(({ clientID }) => !found.has(clientID));
    const same =
      vanished.length === 0 && [...found].every(([id, participant]) => this.#found.get(id) === participant);
    if (same) return;
    this.#found.clear();
    for (const [id, participant] of found) this.#found.set(id, participant);
    onChange(vanished);
  }

  #read(): ReadonlyMap<number, PlainParticipant> {
    const { awareness, presenceField } = this.#options;
    const { clientID: self } = awareness;
    const states = awareness.getStates();
    for (const id of this.#hungUp.keys()) if (!states.has(id)) this.#hungUp.delete(id);
    const plain: [id: number, state: Readonly<Record<string, unknown>>][] = [];
    for (const [id, value] of states) {
      const state = asRecord(value);
      if (id === self || !state || Object.hasOwn(state, presenceField) || !hasPlainField(state)) continue;
      plain.push([id, state]);
    }
    const isAlone = states.size === 2;
    return new Map(
      plain
        .sort(([a], [b]) => a - b)
        .slice(0, MAX_PARTICIPANTS)
        .map(([id, state]) => {
          const now = participantOf(id, state, decodePlainState(state, self, isAlone));
          const before = this.#found.get(id);
          return [id, before && saysTheSame(before, now) ? before : now];
        }),
    );
  }
}

function participantOf(
  clientID: number,
  state: Readonly<Record<string, unknown>>,
  plain: PlainState,
): PlainParticipant {
  // A colon is in no session id of our protocol, so nobody can claim this one there.
  const session = `plain:${clientID}`;
  return {
    session,
    clientID,
    user: decodeUser(own(state, 'user')),
    presence: {
      session,
      stage: 'in',
      ticket: PLAIN_TICKET,
      capacity: MAX_SEATS,
      vouches: [],
      goodbye: false,
    },
    mail: undefined,
    acknowledgement: undefined,
    plain,
  };
}

function saysTheSame(a: PlainParticipant, b: PlainParticipant): boolean {
  return (
    a.plain.offer === b.plain.offer &&
    a.plain.answer === b.plain.answer &&
    a.plain.candidate?.candidate === b.plain.candidate?.candidate &&
    a.user.id === b.user.id &&
    a.user.name === b.user.name &&
    a.user.color === b.user.color
  );
}
