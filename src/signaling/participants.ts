import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock } from '../protocol/clock.ts';
import { MAX_PARTICIPANTS, PROTOCOL_VERSION, READ_BURST, READ_PER_SECOND } from '../protocol/constants.ts';
import type { CallErrorCode } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import {
  decodePresence,
  decodeUser,
  presenceVersion,
  type Presence,
  type UserIdentity,
} from '../protocol/presence.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import { FIELD } from './awareness-fields.ts';
import { decodeAcknowledgement, decodeMail } from './mail-codec.ts';
import type { Acknowledgement, PendingMessages } from './message-streams.ts';

/** Somebody else in the room, as far as what they wrote could be believed. */
export interface Participant {
  readonly session: SessionId;
  readonly clientID: number;
  readonly user: UserIdentity;
  readonly presence: Presence;
  /** Messages for us that we may not have taken yet. */
  readonly mail: PendingMessages<unknown> | undefined;
  /** How far they received what we sent. */
  readonly acknowledgement: Acknowledgement | undefined;
}

/** What changed in one look at the room. */
export interface ParticipantChanges {
  readonly appeared: readonly Participant[];
  readonly changed: readonly Participant[];
  /** Gone from the room; `goodbye` in their presence tells whether they said so. */
  readonly vanished: readonly Participant[];
  /** A client that we had seen before, lost, and see again. */
  readonly returned: boolean;
}

/** Somebody broke the protocol; `detail` is for logs. */
export type ViolationHandler = (clientID: number, code: CallErrorCode, detail: string) => void;

/** Clients that were lost, and owners of session ids, are remembered up to these numbers. */
const REMEMBERED_CLIENTS = 256;
const REMEMBERED_OWNERS = 256;

/**
 * Turns awareness states, which anybody can write at will, into participants.
 *
 * A session id belongs to the client that was first seen with it, also while that client is away, so that copying
 * somebody's id gains nothing with those who already know its owner.
 */
export class ParticipantReader {
  readonly #awareness: AwarenessLike;
  readonly #self: SessionId;
  readonly #clock: Clock;
  readonly #onViolation: ViolationHandler;
  readonly #byClient = new Map<number, Participant>();
  readonly #bySession = new Map<SessionId, Participant>();
  readonly #budgets = new Map<number, TokenBucket>();
  readonly #owners = new Map<SessionId, number>();
  readonly #lostClients = new Set<number>();

  constructor(awareness: AwarenessLike, self: SessionId, clock: Clock, onViolation: ViolationHandler) {
    this.#awareness = awareness;
    this.#self = self;
    this.#clock = clock;
    this.#onViolation = onViolation;
  }

  /** All others in the room by session id. */
  get participants(): ReadonlyMap<SessionId, Participant> {
    return this.#bySession;
  }

  /**
   * Looks at the states of the given clients again. Clients that change too fast are left in `ids` for a later
   * look; the others are taken out.
   */
  read(ids: Set<number>): ParticipantChanges {
    const appeared: Participant[] = [];
    const changed: Participant[] = [];
    const vanished: Participant[] = [];
    let returned = false;
    const states = this.#awareness.getStates();
    // Clients known already come first, so that a copy of their session id in the same update gains nothing.
    const ordered = [...ids].sort(
      (a, b) => Number(this.#byClient.has(b)) - Number(this.#byClient.has(a)) || a - b,
    );
    for (const id of ordered) {
      const before = this.#byClient.get(id);
      const present = states.has(id);
      if (present && !this.#maySpend(id)) continue;
      ids.delete(id);
      const after = present && id !== this.#awareness.clientID ? this.#decode(id, states.get(id)) : undefined;
      if (before && before.session !== after?.session) {
        this.#remove(before);
        vanished.push(before);
      }
      if (!present) {
        this.#budgets.delete(id);
        if (before) remember(this.#lostClients, id, REMEMBERED_CLIENTS);
        continue;
      }
      if (!after) continue;
      if (after.presence.goodbye) {
        if (before?.session === after.session) {
          this.#remove(before);
          vanished.push(after);
        }
        continue;
      }
      this.#rememberOwner(after);
      this.#byClient.set(id, after);
      this.#bySession.set(after.session, after);
      returned ||= this.#lostClients.delete(id);
      (before?.session === after.session ? changed : appeared).push(after);
    }
    return { appeared, changed, vanished, returned };
  }

  #remove(participant: Participant): void {
    this.#byClient.delete(participant.clientID);
    this.#bySession.delete(participant.session);
  }

  #rememberOwner({ session, clientID }: Participant): void {
    this.#owners.set(session, clientID);
    for (const old of this.#owners.keys()) {
      if (this.#owners.size <= REMEMBERED_OWNERS) return;
      if (!this.#bySession.has(old) && old !== session) this.#owners.delete(old);
    }
  }

  #maySpend(id: number): boolean {
    const now = this.#clock.now();
    let budget = this.#budgets.get(id);
    if (!budget) {
      // Invented clients must not fill the memory with budgets: those beyond the limit are not looked at anyway.
      if (this.#budgets.size >= 4 * MAX_PARTICIPANTS) return true;
      budget = new TokenBucket(READ_PER_SECOND, READ_BURST, now);
      this.#budgets.set(id, budget);
    }
    if (budget.available(now) < 1) return false;
    budget.take(1, now);
    return true;
  }

  #decode(clientID: number, state: unknown): Participant | undefined {
    const record = asRecord(state);
    if (!record) return undefined;
    const field = own(record, FIELD.presence);
    if (field === undefined) return undefined;
    const version = presenceVersion(field);
    if (version !== undefined && version !== PROTOCOL_VERSION) {
      this.#onViolation(
        clientID,
        'peer-incompatible',
        `it speaks version ${version} of the protocol, we speak ${PROTOCOL_VERSION}`,
      );
      return undefined;
    }
    const presence = decodePresence(field);
    if (!presence) {
      this.#refuse(clientID, `its ${FIELD.presence} is malformed`);
      return undefined;
    }
    const { session } = presence;
    if (session === this.#self) {
      this.#refuse(clientID, 'it uses our own session id');
      return undefined;
    }
    const owner = this.#owners.get(session);
    if (owner !== undefined && owner !== clientID) {
      this.#refuse(clientID, `it uses the session id of client ${owner}`);
      return undefined;
    }
    if (!this.#bySession.has(session) && this.#bySession.size >= MAX_PARTICIPANTS) {
      this.#refuse(clientID, `more than ${MAX_PARTICIPANTS} participants are in the room`);
      return undefined;
    }
    const mail = decodeMail(own(record, FIELD.box), this.#self);
    const acknowledgement = decodeAcknowledgement(own(record, FIELD.acknowledgements), this.#self);
    if (mail === 'invalid') this.#refuse(clientID, `its ${FIELD.box} is malformed`);
    if (acknowledgement === 'invalid') this.#refuse(clientID, `its ${FIELD.acknowledgements} is malformed`);
    return {
      session,
      clientID,
      user: decodeUser(own(record, FIELD.user)),
      presence,
      mail: mail === 'invalid' ? undefined : mail,
      acknowledgement: acknowledgement === 'invalid' ? undefined : acknowledgement,
    };
  }

  #refuse(clientID: number, detail: string): void {
    this.#onViolation(clientID, 'peer-invalid', detail);
  }
}

/** Adds to a set that forgets its oldest entries beyond `most`. */
function remember<Value>(set: Set<Value>, value: Value, most: number): void {
  set.delete(value);
  set.add(value);
  if (set.size <= most) return;
  const [oldest] = set;
  set.delete(oldest as Value);
}
