import type { SessionId } from '../protocol/ids.ts';
import { ClientIds, type GuardedDocument, type Owner } from './client-ids.ts';
import type { GuardLimits } from './guard-options.ts';
import type { RefusalReason } from './refusals.ts';
import { comesTooLate, type SeatClaim, type SeatHolder } from './seat-claims.ts';
import {
  asState,
  type MutableState,
  presenceOf,
  removeHostFields,
  setUserId,
  writeAsWaiting,
} from './state-fields.ts';

/** Who writes. */
export interface Writer<Connection> {
  readonly connection: Connection;
  /** Who the token is for; undefined when anonymous. */
  readonly user: string | undefined;
  /** Whether all fields can be written. */
  readonly isHost: boolean;
  /** Whether `user.id` is set to `user`. */
  readonly enforceUserId: boolean;
}

/** What becomes of one state: refused for one reason, or let in, perhaps with corrections. */
export interface Judgement {
  readonly letIn: boolean;
  readonly reasons: readonly RefusalReason[];
}

/** The rules for the states of one room. */
export class GuardedRoom<Connection> {
  readonly #document: GuardedDocument<Connection>;
  readonly #limits: GuardLimits;
  readonly ids: ClientIds<Connection>;

  constructor(document: GuardedDocument<Connection>, limits: GuardLimits) {
    this.#document = document;
    this.#limits = limits;
    this.ids = new ClientIds(document, limits.maxClients);
  }

  /** Decides about a state that somebody has written, and corrects it in place. `bytes` is its size as JSON. */
  judge(id: number, value: unknown, bytes: number, writer: Writer<Connection>, now: number): Judgement {
    if (bytes > this.#limits.maxStateBytes) return refused('too-large');
    const state = asState(value);
    if (typeof state === 'string') return refused(state);
    const owner = this.ids.claim(id, writer.connection, writer.user);
    if (typeof owner === 'string') return refused(owner);
    const reasons: RefusalReason[] = [];
    if (!writer.isHost && removeHostFields(state)) reasons.push('foreign-field');
    if (writer.enforceUserId && writer.user !== undefined && setUserId(state, writer.user)) {
      reasons.push('wrong-user');
    }
    const refusal = this.#judgePresence(id, state, owner, now);
    if (refusal === 'session-taken') return refused(refusal);
    return { letIn: true, reasons: refusal ? [...reasons, refusal] : reasons };
  }

  #judgePresence(
    id: number,
    state: MutableState,
    owner: Owner<Connection>,
    now: number,
  ): 'session-taken' | 'seats-full' | undefined {
    const presence = presenceOf(state);
    if (presence === undefined) return undefined;
    const { session, ticket, stage, goodbye, predecessor } = presence;
    if (session !== owner.session) {
      if (this.ids.isHeldByAnother(session, id)) return 'session-taken';
      owner.session = session;
      owner.seatedSince = undefined;
    }
    if (stage !== 'in' || goodbye) {
      owner.seatedSince = undefined;
    } else if (owner.seatedSince === undefined) {
      if (this.#isFull({ session, ticket }, predecessor?.session, now)) {
        writeAsWaiting(state);
        return 'seats-full';
      }
      owner.seatedSince = now;
    }
    return undefined;
  }

  /** @param predecessor The session that the claim proves to come from: its seat is the one that is asked for. */
  #isFull(claim: SeatClaim, predecessor: SessionId | undefined, now: number): boolean {
    const { seats } = this.#limits;
    if (seats === undefined) return false;
    const holders: SeatHolder[] = [];
    for (const [id, state] of this.#document.awareness.getStates()) {
      const presence = presenceOf(state);
      if (presence?.stage !== 'in' || presence.goodbye || presence.session === claim.session) continue;
      if (presence.session === predecessor) continue;
      const { session, ticket } = presence;
      holders.push({ session, ticket, since: this.ids.get(id)?.seatedSince });
    }
    return comesTooLate(claim, holders, seats, now);
  }
}

function refused(reason: RefusalReason): Judgement {
  return { letIn: false, reasons: [reason] };
}
