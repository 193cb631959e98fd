import { OwnClaim } from '../../../src/call/own-claim.ts';
import { HELD_FOR_HEIR_MS, SETTLE_MS, STRANDED_AFTER_MS } from '../../../src/protocol/constants.ts';
import type { Presence } from '../../../src/protocol/presence.ts';
import { isCounter } from '../../../src/protocol/untrusted.ts';
import { collectClaims } from '../../../src/roster/claims.ts';
import { HeldSeats } from '../../../src/roster/held-seats.ts';
import { Precedence } from '../../../src/roster/precedence.ts';
import { type Claim, distributeSeats } from '../../../src/roster/seats.ts';
import { isContested } from '../../../src/roster/standing.ts';
import { ManualClock } from '../support/manual-clock.ts';
import type { Move, World } from './explore.ts';

/** How one side sees its link to somebody. */
interface Link {
  /** What was known of the peer's claim when the control channel opened; undefined while it is not open. */
  confirmed?: { ticket: number; capacity: number };
  /** Whether it has worked for so long that no later claim may separate it. */
  established: boolean;
}

/** One session: what it knows, and what it has published. Sessions are named by their place in the list. */
interface Person {
  /** `unborn`: a page that is loaded in place of another one, some day. */
  life: 'unborn' | 'here' | 'left' | 'crashed';
  online: boolean;
  /** Our claim as it stands, and whether the others had the time to see it. Undefined in the lobby. */
  claim?: {
    stage: 'settling' | 'waiting' | 'in';
    ticket: number;
    settled: boolean;
    seasoned: boolean;
    returning?: true;
  };
  /** What the room has last told of each other one. */
  readonly seen: (Presence | null)[];
  /** Those who vanished from the room while we had a link to them. */
  readonly absent: (Presence | null)[];
  readonly links: (Link | null)[];
  /** Those who said goodbye over the control channel. */
  readonly dismissed: boolean[];
  /** The highest ticket that was established when a claim was first seen, as `Precedence` holds it. */
  readonly floors: (number | null)[];
  /** The seats that are kept, and of whom there was one that is not kept any more. */
  readonly held: (Claim | 'over' | null)[];
  published: Presence | null;
}

/** Everybody, and what the room's server holds of each. */
export interface SeatsState {
  readonly people: Person[];
  readonly server: (Presence | null)[];
  /** How many faults may still happen. */
  cuts: number;
  ends: number;
  reloads: number;
  /** Who asked for a seat that was kept, while nobody has ceased to keep it. It is theirs where nothing fails. */
  promised: number | null;
}

/** What is explored. */
export interface SeatsBounds {
  /** Seats that each session asks for; its length is the number of sessions. */
  readonly capacities: readonly number[];
  /** How often a session may lose its connection to the room. */
  readonly cuts: number;
  /** How many sessions may leave or crash. */
  readonly ends: number;
  /** How many pages may be loaded anew. */
  readonly reloads?: number;
  /** For each session the one that its page had before; its own comes only when that is loaded anew. */
  readonly predecessors?: readonly (number | null)[];
  /** Those who have asked for seats, in this order, and come to rest before anything else happens. */
  readonly begun?: readonly number[];
}

const NAMES = 'abcdef';

/**
 * Sessions that compete for seats, with the real decisions about them. Everything between them is as bad as it gets: the
 * room keeps only the newest state of each, tells each receiver in any order and at any time, forgets whoever loses
 * the connection, and all timers run late by whatever they like. Time itself is left out but for one thing: what was
 * published has reached all who are in the room before its author counts as established or stranded (3 s and 6 s).
 */
export class SeatsWorld implements World<SeatsState> {
  readonly initial: SeatsState;
  readonly #capacities: readonly number[];
  readonly #predecessors: readonly (number | null)[];

  constructor({ capacities, cuts, ends, reloads = 0, predecessors = [], begun = [] }: SeatsBounds) {
    this.#capacities = capacities;
    this.#predecessors = capacities.map((_, index) => predecessors[index] ?? null);
    const lobby = capacities.map((capacity, index) =>
      this.#predecessors[index] === null ? presenceOf(index, capacity) : null,
    );
    const none = <Value>(value: Value): Value[] => capacities.map(() => value);
    this.initial = {
      people: capacities.map((_, index) => ({
        life: lobby[index] ? 'here' : 'unborn',
        online: true,
        seen: lobby.map((presence, other) => (other === index ? null : presence)),
        absent: none(null),
        links: none(null),
        dismissed: none(false),
        floors: none(null),
        held: none(null),
        published: lobby[index] ?? null,
      })),
      server: [...lobby],
      cuts,
      ends,
      reloads,
      promised: null,
    };
    for (const index of begun) {
      this.#claim(this.initial, index);
      this.#comeToRest();
    }
  }

  #comeToRest(): void {
    for (;;) {
      const move = this.moves(this.initial).find(({ isOutside }) => !isOutside);
      if (!move) return;
      move.apply(this.initial);
    }
  }

  moves(state: SeatsState): Move<SeatsState>[] {
    return state.people.flatMap((person, index) =>
      person.life === 'here'
        ? [...this.#ownMoves(state, person, index), ...this.#movesBetween(state, person, index)]
        : [],
    );
  }

  #ownMoves(state: SeatsState, person: Person, index: number): Move<SeatsState>[] {
    const moves: Move<SeatsState>[] = [];
    const name = NAMES[index] as string;
    const { claim, online } = person;
    const add = (what: string, isOutside: boolean, apply: (next: SeatsState, self: Person) => void): void => {
      moves.push({
        name: `${name} ${what}`,
        isOutside,
        apply: (next) => {
          apply(next, next.people[index] as Person);
        },
      });
    };
    if (!claim && online) add('asks for a seat', true, (next) => this.#claim(next, index));
    if (claim && claim.stage !== 'in' && !claim.settled) {
      add('has waited for its claim to settle', false, (next, { claim: own }) => {
        if (own) own.settled = true;
        this.#review(next, index);
      });
    }
    const isTold = state.people.every(
      ({ life, online: listens, seen }, other) =>
        other === index || life !== 'here' || !listens || same(seen[index], state.server[index]),
    );
    if (claim?.stage === 'in' && isTold && this.#isStranded(person, index)) {
      add('has been connected to nobody for too long', false, (next) => {
        this.#review(next, index, STRANDED_AFTER_MS);
      });
    }
    if (claim?.stage === 'in' && isTold && !claim.seasoned) {
      add('has sat for a while', false, (_, { claim: own }) => {
        if (own) own.seasoned = true;
      });
    }
    if (online && state.cuts > 0) add('loses the room', true, (next) => this.#cut(next, index));
    if (!online) {
      add('is back in the room', false, (next, self) => {
        self.online = true;
        next.server[index] = copy(self.published);
        this.#review(next, index);
      });
    }
    for (const [other, kept] of person.held.entries()) {
      if (kept === null || kept === 'over') continue;
      add(`keeps the seat of ${NAMES[other] as string} no longer`, false, (next, self) => {
        self.held[other] = 'over';
        next.promised = null;
        this.#review(next, index);
      });
    }
    if (claim && state.reloads > 0 && this.#predecessors.includes(index))
      add('is loaded anew', true, (next) => this.#reload(next, index));
    if (claim && state.ends > 0) {
      add('leaves', true, (next) => this.#end(next, index, 'left'));
      add('crashes', true, (next) => this.#end(next, index, 'crashed'));
    }
    return moves;
  }

  #movesBetween(state: SeatsState, person: Person, index: number): Move<SeatsState>[] {
    const moves: Move<SeatsState>[] = [];
    for (const [other, partner] of state.people.entries()) {
      if (other === index) continue;
      const pair = `${NAMES[index] as string} and ${NAMES[other] as string}`;
      const add = (name: string, apply: (next: SeatsState) => void): void => {
        moves.push({ name, isOutside: false, apply });
      };
      if (person.online && !same(person.seen[other], state.server[other]))
        add(`${pair}: the room tells the first of the second`, (next) => this.#tell(next, index, other));
      const link = person.links[other];
      const back = partner.life === 'here' ? partner.links[index] : null;
      if (link && back && index < other) {
        if (!link.confirmed && !back.confirmed && person.online && partner.online)
          add(`${pair} connect`, (next) => this.#connect(next, index, other));
        if (link.confirmed && back.confirmed && !link.established)
          add(`${pair} have been connected for a while`, (next) => {
            for (const [one, two] of [
              [index, other],
              [other, index],
            ] as const) {
              const self = next.people[one];
              if (self?.links[two]) self.links[two].established = true;
              if (self?.claim) self.claim.seasoned = true;
            }
          });
      }
      if (link?.confirmed && !back?.confirmed)
        add(`${pair}: the first notices that the second is not connected`, (next) =>
          this.#lose(next, index, other),
        );
      if (person.online && person.absent[other] && !(link?.confirmed && back?.confirmed))
        add(`${pair}: the second has not answered the first`, (next) => {
          const self = next.people[index] as Person;
          const seated = this.#seatedNow(self, index);
          const { mayReturn } = self.absent[other] ?? {};
          self.absent[other] = null;
          if (mayReturn) this.#keep(self, other, seated);
          this.#review(next, index);
        });
    }
    return moves;
  }

  #claim(state: SeatsState, index: number): void {
    const self = state.people[index] as Person;
    const claim = this.#ownClaim(index, new FixedClock());
    const kept = this.#keptClaim(self, index);
    const ticket = claim.make(this.#written(self, index), kept);
    self.claim = { stage: 'settling', ticket, settled: false, seasoned: false };
    if (kept) {
      self.claim.returning = true;
      const predecessor = this.#predecessors[index] as number;
      if (!state.people.some(({ held }) => held[predecessor] === 'over')) state.promised = index;
    }
    this.#review(state, index);
    if (self.claim.stage !== 'in') this.#publish(state, index, { stage: 'waiting', ticket });
  }

  #cut(state: SeatsState, index: number): void {
    state.cuts--;
    const self = state.people[index] as Person;
    self.online = false;
    state.server[index] = null;
    for (const other of self.seen.keys()) this.#vanish(self, other);
    this.#review(state, index);
  }

  #end(state: SeatsState, index: number, how: 'left' | 'crashed'): void {
    state.ends--;
    const self = state.people[index] as Person;
    self.life = how;
    // Who leaves says so in a last state, which is lost without a connection.
    if (!self.online || how === 'crashed') state.server[index] = null;
    else if (self.published) state.server[index] = { ...self.published, goodbye: true, vouches: [] };
    // Nothing of the past matters any more.
    delete self.claim;
    self.published = null;
    for (const list of [self.seen, self.absent, self.links, self.floors, self.held]) list.fill(null);
    self.dismissed.fill(false);
  }

  /** The page says that it may be back, and the next one is there at once. */
  #reload(state: SeatsState, index: number): void {
    state.reloads--;
    state.ends++;
    const { online } = state.people[index] as Person;
    this.#end(state, index, 'left');
    if (online) state.server[index] = { ...(state.server[index] as Presence), mayReturn: true };
    const next = this.#predecessors.indexOf(index);
    const heir = state.people[next] as Person;
    const predecessor = { session: NAMES[index] as string, secret: '' };
    heir.life = 'here';
    heir.published = { ...presenceOf(next, this.#capacities[next] ?? 0), predecessor };
    state.server[next] = copy(heir.published);
    for (const [other, presence] of state.server.entries())
      if (other !== next) heir.seen[other] = copy(presence);
  }

  #isReloaded(state: SeatsState, index: number): boolean {
    const next = this.#predecessors.indexOf(index);
    return next !== -1 && state.people[next]?.life !== 'unborn';
  }

  /** Keeps the seat of somebody who sat in our eyes before they said goodbye. */
  #keep(self: Person, other: number, seated: readonly Claim[]): void {
    const claim = seated.find(({ session }) => session === NAMES[other]);
    if (claim) self.held[other] ??= claim;
  }

  #seatedNow(self: Person, index: number): readonly Claim[] {
    const before = copy(self);
    const written = this.#written(before, index);
    const seated = this.#seated(before, index, this.#claims(before, index), true);
    return written.filter(({ session }) => seated.includes(NAMES.indexOf(session)));
  }

  #tell(state: SeatsState, index: number, other: number): void {
    const self = state.people[index] as Person;
    const seated = this.#seatedNow(self, index);
    const news = state.server[other] ?? null;
    if (news && !news.goodbye) self.absent[other] = null;
    else this.#vanish(self, other, news ?? undefined);
    if (news?.mayReturn && !self.absent[other]) this.#keep(self, other, seated);
    self.seen[other] = copy(news);
    this.#review(state, index);
  }

  /** The room doesn't list somebody any more; `Departures` keeps whom we have a link to. */
  #vanish(self: Person, other: number, farewell?: Presence): void {
    const presence = self.seen[other];
    const link = self.links[other];
    self.seen[other] = null;
    if (presence && !presence.goodbye && link && (link.confirmed || !farewell?.goodbye))
      self.absent[other] = { ...presence, ...(farewell?.mayReturn && { mayReturn: true }) };
  }

  #connect(state: SeatsState, index: number, other: number): void {
    for (const [one, two] of [
      [index, other],
      [other, index],
    ] as const) {
      const self = state.people[one] as Person;
      const presence = self.seen[two] ?? self.absent[two];
      if (!presence) continue;
      const { ticket, capacity } = presence;
      self.links[two] = { confirmed: { ticket, capacity }, established: false };
      this.#vouch(state, one);
    }
  }

  /** The control channel is closed, by a goodbye or without. */
  #lose(state: SeatsState, index: number, other: number): void {
    const self = state.people[index] as Person;
    const seated = this.#seatedNow(self, index);
    self.links[other] = { established: false };
    if (state.people[other]?.life === 'left') {
      if (this.#isReloaded(state, other)) this.#keep(self, other, seated);
      self.dismissed[other] = true;
      self.absent[other] = null;
    }
    if (self.online) self.absent[other] = null;
    this.#review(state, index);
  }

  /** What a `Stay` does about each change. */
  #review(state: SeatsState, index: number, strandedFor = 0): void {
    const self = state.people[index] as Person;
    const others = this.#claims(self, index);
    const clock = new FixedClock();
    const own = this.#ownClaim(index, clock, self.claim);
    const isAlone = self.links.every((link) => !link?.confirmed);
    if (strandedFor > 0) own.review(others, isAlone);
    clock.time = strandedFor > 0 ? strandedFor : self.claim?.settled ? SETTLE_MS : 0;
    const { publish } = own.review(others, isAlone);
    if (self.claim && own.current && own.stage !== 'lobby') {
      const { ticket } = own.current;
      const isIn = own.stage === 'in';
      // Whoever sits has a claim that is old enough by the time it matters again.
      const settled = isIn || (self.claim.settled && ticket === self.claim.ticket);
      self.claim = { stage: own.stage, ticket, settled, seasoned: isIn && self.claim.seasoned };
    }
    if (publish) this.#publish(state, index, publish);
    this.#publishHeld(state, index);
    const seated = this.#seated(self, index, others);
    let closed = false;
    for (const [other, link] of self.links.entries()) {
      const isPresent = !self.dismissed[other] && (this.#listed(self, other) ?? self.absent[other]);
      const isWanted = own.stage === 'in' && other !== index && isPresent && seated.includes(other);
      if (isWanted) self.links[other] = link ?? { established: false };
      else {
        self.links[other] = null;
        closed ||= link !== null && (link.confirmed !== undefined || self.absent[other] !== null);
        if (link) self.absent[other] = null;
      }
    }
    this.#vouch(state, index);
    // Whoever counted only because of a link that is closed now doesn't count any more.
    if (closed) this.#review(state, index);
  }

  #vouch(state: SeatsState, index: number): void {
    const self = state.people[index] as Person;
    const vouches = self.absent.flatMap((presence, other) =>
      presence && self.links[other]?.confirmed ? [vouchFor(presence)] : [],
    );
    if (!same(self.published?.vouches, vouches)) this.#publish(state, index, { vouches });
  }

  #publishHeld(state: SeatsState, index: number): void {
    const { claim, held, published } = state.people[index] as Person;
    const kept = held.filter((seat) => seat !== null && seat !== 'over').map(vouchFor);
    const said = claim?.stage === 'in' ? kept : [];
    if (!same(published?.held ?? [], said)) this.#publish(state, index, { held: said });
  }

  #publish(state: SeatsState, index: number, change: Partial<Presence>): void {
    const self = state.people[index] as Person;
    if (!self.published) return;
    self.published = { ...self.published, ...change };
    if (self.online) state.server[index] = copy(self.published);
  }

  /** The real claim in the state that it had: brought there again by the same looks. */
  #ownClaim(index: number, clock: FixedClock, claim?: Person['claim']): OwnClaim {
    const capacity = this.#capacities[index] ?? 0;
    const own = new OwnClaim(NAMES[index] as string, capacity, clock);
    if (claim) {
      const before = { session: 'z', stage: 'in', ticket: claim.ticket - 1, capacity } as const;
      if (claim.returning) own.make([], { ...before, ticket: claim.ticket });
      else own.make([before]);
      const competitors = [1, 2, 3, 4, 5, 6].map((place) => ({
        session: `z${place}`,
        stage: 'in' as const,
        ticket: 0,
        capacity: 2,
      }));
      if (claim.stage === 'in') own.review([], true);
      if (claim.stage === 'waiting') own.review(competitors, true);
    }
    return own;
  }

  #isStranded(self: Person, index: number): boolean {
    if (!self.claim || self.links.some((link) => link?.confirmed)) return false;
    const own = this.#ownClaim(index, new FixedClock(), self.claim).current;
    return own !== undefined && isContested(own, this.#claims(copy(self), index));
  }

  #listed(self: Person, other: number): Presence | null {
    const presence = self.seen[other] ?? null;
    return presence?.goodbye ? null : presence;
  }

  #present(self: Person): Presence[] {
    return self.seen.flatMap((_, other) => {
      const presence = this.#listed(self, other) ?? self.absent[other];
      if (!presence || self.dismissed[other]) return [];
      const confirmed = self.links[other]?.confirmed;
      return [confirmed ? { ...presence, stage: 'in' as const, ...confirmed } : presence];
    });
  }

  #written(self: Person, index: number): readonly Claim[] {
    const predecessor = self.claim && this.#predecessors[index];
    return collectClaims(this.#present(self), NAMES[index] as string, {
      held: self.held.filter((seat) => seat !== null && seat !== 'over'),
      isOver: (session) => self.held[NAMES.indexOf(session)] === 'over',
      isGone: (session) => self.dismissed[NAMES.indexOf(session)] === true,
      predecessor: typeof predecessor === 'number' ? NAMES[predecessor] : undefined,
    });
  }

  #keptClaim(self: Person, index: number): Claim | undefined {
    const predecessor = NAMES[this.#predecessors[index] ?? -1];
    if (this.#present(self).some(({ session }) => session === predecessor)) return undefined;
    return this.#written(self, index).find(({ session }) => session === predecessor);
  }

  /** The real look at the seats that are kept. How long is for the moves to say. */
  #reviewHeld(self: Person): void {
    const seats = new HeldSeats();
    for (const [other, kept] of self.held.entries()) {
      if (kept === 'over') seats.hold(presenceClaim(other), -HELD_FOR_HEIR_MS);
      else if (kept) seats.hold(kept, 0);
    }
    const { claims, taken } = seats.review(this.#present(self), 0);
    for (const { session, predecessor } of taken)
      self.floors[NAMES.indexOf(session)] = self.floors[NAMES.indexOf(predecessor)] ?? 0;
    for (const [other, kept] of self.held.entries()) {
      if (kept !== null && !claims.some(({ session }) => session === NAMES[other])) self.held[other] = 'over';
    }
  }

  /** The real precedence with the floors that it had. */
  #precedence(self: Person): Precedence {
    const precedence = new Precedence();
    for (const [other, floor] of self.floors.entries()) {
      if (floor !== null) precedence.apply([presenceClaim(other)], floor);
    }
    return precedence;
  }

  #claims(self: Person, index: number): readonly Claim[] {
    this.#reviewHeld(self);
    const precedence = this.#precedence(self);
    const established = self.links.flatMap((link, other) =>
      link?.established && link.confirmed
        ? [precedence.ticketOf({ session: NAMES[other] as string, ticket: link.confirmed.ticket })]
        : [],
    );
    if (self.claim?.seasoned) established.push(self.claim.ticket);
    const highest = Math.max(0, ...established);
    const written = this.#written(self, index);
    for (const { session } of written) self.floors[NAMES.indexOf(session)] ??= highest;
    return precedence.apply(written, highest);
  }

  /** Those whom this session sees seated, itself included, in its own eyes. */
  #seated(self: Person, index: number, others: readonly Claim[], fromLobby = false): number[] {
    if (!self.claim && fromLobby)
      return distributeSeats(others).seated.map(({ session }) => NAMES.indexOf(session));
    if (!self.claim) return [];
    const stage = self.claim.stage === 'in' ? ('in' as const) : ('waiting' as const);
    const own = { ...presenceClaim(index), stage, ticket: self.claim.ticket };
    const { seated } = distributeSeats([{ ...own, capacity: this.#capacities[index] ?? 0 }, ...others]);
    return seated.map(({ session }) => NAMES.indexOf(session));
  }

  faultsOf(state: SeatsState, isQuiet: boolean): string[] {
    const faults: string[] = [];
    const least = Math.min(...this.#capacities);
    const most = Math.max(...this.#capacities);
    for (const [index, { links, published }] of state.people.entries()) {
      if (published && !isCounter(published.ticket))
        faults.push(`${NAMES[index] as string} publishes a ticket that is none`);
      const count = links.filter((link) => link !== null).length;
      if (count > most - 1) faults.push(`${NAMES[index] as string} has ${count} links`);
    }
    if (!isQuiet) return faults;
    const present = [...state.people.entries()].filter(([, { life, claim }]) => life === 'here' && claim);
    const sitting = present.filter(([, { claim }]) => claim?.stage === 'in').map(([index]) => index);
    const waiting = present.length - sitting.length;
    if (sitting.length > most) faults.push(`${sitting.length} sit`);
    const isCalm = this.initial.cuts + this.initial.ends === 0;
    if (isCalm && state.promised !== null && !sitting.includes(state.promised))
      faults.push(`the seat that was kept for ${NAMES[state.promised] as string} is lost`);
    if (waiting > 0 && sitting.length < least) faults.push('somebody waits while a seat is free');
    for (const [index, self] of present) {
      const seated = [...this.#seated(copy(self), index, this.#claims(copy(self), index))].sort();
      if (self.claim?.stage === 'in' && !same(seated, sitting))
        faults.push(
          `${NAMES[index] as string} sees ${seated.join()} seated, and there sit ${sitting.join()}`,
        );
      for (const other of sitting) {
        if (other !== index && sitting.includes(index) && !self.links[other]?.confirmed)
          faults.push(`${NAMES[index] as string} is not connected to ${NAMES[other] as string}`);
      }
    }
    return faults;
  }

  /** Nobody who sits and is established loses a link to another such one because of a claim that came later. */
  faultsOfMove(before: SeatsState, after: SeatsState): string[] {
    const faults: string[] = [];
    for (const [index, self] of before.people.entries()) {
      const now = after.people[index] as Person;
      for (const [other, link] of self.links.entries()) {
        const partner = after.people[other];
        if (!link?.established || now.life !== 'here' || now.links[other]) continue;
        if (partner?.life !== 'here' || !partner.links[index]?.established) continue;
        const ticket = link.confirmed?.ticket ?? 0;
        const session = NAMES[other] as string;
        const highest = Math.max(
          self.claim?.ticket ?? 0,
          this.#precedence(self).ticketOf({ session, ticket }),
        );
        const seated = this.#seated(copy(now), index, this.#claims(copy(now), index));
        if (seated.some((third) => third !== other && third !== index && (now.floors[third] ?? 0) >= highest))
          faults.push(`${NAMES[index] as string} left ${NAMES[other] as string} although it is established`);
      }
    }
    return faults;
  }
}

/** A clock that shows what it is told. */
class FixedClock extends ManualClock {
  time = 0;

  override now(): number {
    return this.time;
  }
}

function presenceOf(index: number, capacity: number): Presence {
  const session = NAMES[index] as string;
  return { session, stage: 'lobby', ticket: 0, capacity, vouches: [], goodbye: false };
}

function presenceClaim(index: number): Claim {
  return { session: NAMES[index] as string, stage: 'in', ticket: 0, capacity: 2 };
}

function vouchFor({ session, ticket }: { readonly session: string; readonly ticket: number }): {
  session: string;
  ticket: number;
} {
  return { session, ticket };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
