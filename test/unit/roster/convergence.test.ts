import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { MAX_SEATS } from '../../../src/protocol/constants.ts';
import { type Claim, distributeSeats, nextTicket } from '../../../src/roster/seats.ts';
import { decideStanding } from '../../../src/roster/standing.ts';

/** Something that happens at a time, ms. */
interface Due {
  readonly at: number;
  readonly run: () => void;
}

/** Clients that see each other's claims with delays, and decide by the real functions. */
class Simulation {
  readonly clients: SimulatedClient[] = [];
  readonly #delays: Iterator<number, number>;
  now = 0;
  #queue: Due[] = [];

  constructor(delays: Iterator<number, number>) {
    this.#delays = delays;
  }

  after(delay: number, run: () => void): void {
    this.#queue.push({ at: this.now + delay, run });
  }

  /** Tells everybody else about a client's claim, each after a delay of its own, in the order of sending. */
  spread(from: SimulatedClient): void {
    const { claim } = from;
    for (const client of this.clients) {
      if (client === from) continue;
      const at = Math.max(this.now + this.#delays.next().value, from.arrivals.get(client) ?? 0);
      from.arrivals.set(client, at);
      this.after(at - this.now, () => {
        if (claim) client.others.set(from.session, claim);
        else client.others.delete(from.session);
        client.review();
      });
    }
  }

  run(): void {
    for (;;) {
      this.#queue.sort((a, b) => a.at - b.at);
      const next = this.#queue.shift();
      if (!next) return;
      this.now = next.at;
      next.run();
    }
  }
}

class SimulatedClient {
  readonly session: string;
  readonly others = new Map<string, Claim>();
  readonly arrivals = new Map<SimulatedClient, number>();
  readonly #simulation: Simulation;
  claim: Claim | undefined;
  #since = 0;

  constructor(simulation: Simulation, session: string) {
    this.#simulation = simulation;
    this.session = session;
    simulation.clients.push(this);
  }

  join(): void {
    this.#since = this.#simulation.now;
    const ticket = nextTicket(this.others.values());
    this.claim = { session: this.session, stage: 'waiting', ticket, capacity: MAX_SEATS };
    this.review();
    this.#simulation.spread(this);
  }

  leave(): void {
    this.claim = undefined;
    this.#simulation.spread(this);
  }

  review(): void {
    const { claim } = this;
    if (!claim) return;
    const age = this.#simulation.now - this.#since;
    const { stage, again } = decideStanding({ ...claim, age }, [...this.others.values()]);
    if (again !== undefined) {
      this.#simulation.after(again, () => {
        this.review();
      });
    }
    if (stage === claim.stage) return;
    this.claim = { ...claim, stage };
    this.#simulation.spread(this);
  }

  /** Whom this client links to, were it to look now. */
  get links(): readonly string[] {
    if (this.claim?.stage !== 'in') return [];
    const { seated } = distributeSeats([this.claim, ...this.others.values()]);
    return seated.map(({ session }) => session).filter((session) => session !== this.session);
  }
}

const delays = fc.infiniteStream(fc.integer({ min: 1, max: 400 }));

describe('nine people who want six seats', () => {
  it('come to the same six on every client, whenever they join and however late they hear of each other', () => {
    fc.assert(
      fc.property(
        delays,
        fc.array(fc.nat({ max: 500 }), { minLength: 9, maxLength: 9 }),
        (stream, starts) => {
          const simulation = new Simulation(stream[Symbol.iterator]() as Iterator<number, number>);
          const clients = starts.map((_, index) => new SimulatedClient(simulation, `session${index}`));
          for (const [index, client] of clients.entries()) {
            simulation.after(starts[index] ?? 0, () => {
              client.join();
            });
          }
          simulation.run();
          const seatings = clients.map(({ claim, others }) =>
            distributeSeats([...(claim ? [claim] : []), ...others.values()]).seated.map(
              ({ session }) => session,
            ),
          );
          for (const seating of seatings) assert.deepEqual(seating, seatings[0]);
          assert.equal(seatings[0]?.length, MAX_SEATS);
          for (const { links } of clients) assert.ok(links.length <= MAX_SEATS - 1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('fill each seat that is freed from the head of the line', () => {
    fc.assert(
      fc.property(delays, fc.integer({ min: 0, max: 5 }), (stream, leaver) => {
        const simulation = new Simulation(stream[Symbol.iterator]() as Iterator<number, number>);
        const clients = Array.from(
          { length: 9 },
          (_, index) => new SimulatedClient(simulation, `session${index}`),
        );
        for (const [index, client] of clients.entries()) {
          simulation.after(index * 1000, () => {
            client.join();
          });
        }
        simulation.after(20_000, () => {
          clients[leaver]?.leave();
        });
        simulation.run();
        const inNow = clients.filter(({ claim }) => claim?.stage === 'in').map(({ session }) => session);
        const expected = clients.slice(0, 7).filter((_, index) => index !== leaver);
        assert.deepEqual(
          inNow,
          expected.map(({ session }) => session),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('a full call with somebody in line', () => {
  /** Seven people who joined one after the other; the seventh waits. */
  function fullCall(stream: Iterable<number>): { simulation: Simulation; clients: SimulatedClient[] } {
    const simulation = new Simulation(stream[Symbol.iterator]() as Iterator<number, number>);
    const clients = Array.from(
      { length: 7 },
      (_, index) => new SimulatedClient(simulation, `session${index}`),
    );
    for (const [index, client] of clients.entries()) {
      simulation.after(index * 1000, () => {
        client.join();
      });
    }
    return { simulation, clients };
  }

  function seatedNow(clients: readonly SimulatedClient[]): readonly string[] {
    return clients.filter(({ claim }) => claim?.stage === 'in').map(({ session }) => session);
  }

  it('gives the seat of a crashed tab to the first in line as soon as the room has dropped it', () => {
    fc.assert(
      fc.property(delays, fc.integer({ min: 0, max: 5 }), (stream, crashed) => {
        const { simulation, clients } = fullCall(stream);
        simulation.after(20_000, () => {
          clients[crashed]?.leave();
        });
        simulation.run();
        const expected = clients.filter((_, index) => index !== crashed);
        assert.deepEqual(
          seatedNow(clients),
          expected.map(({ session }) => session),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('lets a page that is back too late, when no seat is kept for it any more, join the end of the line', () => {
    fc.assert(
      fc.property(delays, fc.integer({ min: 0, max: 5 }), (stream, reloaded) => {
        const { simulation, clients } = fullCall(stream);
        const again = new SimulatedClient(simulation, 'reloaded');
        simulation.after(20_000, () => {
          clients[reloaded]?.leave();
        });
        simulation.after(22_000, () => {
          for (const { claim, session } of clients) if (claim) again.others.set(session, claim);
          again.join();
        });
        simulation.run();
        assert.equal(seatedNow([...clients, again]).length, MAX_SEATS);
        assert.equal(clients[6]?.claim?.stage, 'in');
        assert.equal(again.claim?.stage, 'waiting');
      }),
      { numRuns: 50 },
    );
  });

  it('counts two tabs of one person as two, because their sessions differ', () => {
    const twins = ['tab1', 'tab2'].map((session): Claim => ({
      session,
      stage: 'in',
      ticket: 1,
      capacity: MAX_SEATS,
    }));
    assert.equal(distributeSeats(twins).seated.length, 2);
  });
});
