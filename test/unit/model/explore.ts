/** Something that can happen next. */
export interface Move<State> {
  readonly name: string;
  /** Whether it comes from outside: people and faults. All other moves happen some day by themselves. */
  readonly isOutside: boolean;
  apply(state: State): void;
}

/** What is explored: states made of JSON values only, and all that can happen in each. */
export interface World<State> {
  readonly initial: State;
  moves(state: State): readonly Move<State>[];
  /** What must not be in this state. `isQuiet`: nothing happens any more by itself. */
  faultsOf(state: State, isQuiet: boolean): readonly string[];
  /** What must not happen in one move. */
  faultsOfMove(before: State, after: State): readonly string[];
}

/** How much was looked at. */
export interface Explored {
  readonly states: number;
  readonly moves: number;
  /** States in which nothing happens any more by itself. */
  readonly quiet: number;
}

/** A way to something that must not be. The shortest, because the search goes breadth first. */
export class Violation extends Error {}

/** Moves in a row after which a call that is left alone counts as one that never settles. */
const SETTLES_WITHIN = 200;

/**
 * Visits each state that can be reached in so many moves, whatever their order, and fails with the shortest way to a
 * state or move with a fault. From the states at the bound it goes on along two ways, without anything from outside,
 * until they are quiet.
 *
 * Fails as well when there is a state from which no quiet one can be reached: that is a call that never settles. States
 * are told apart by 53 bits of a hash, so that millions fit into memory.
 *
 * @param depth Moves in a row; default: all there are.
 */
export function explore<State>(world: World<State>, depth = Infinity): Explored {
  const search = new Search(world, depth);
  search.run();
  return search.explored;
}

class Search<State> {
  readonly #world: World<State>;
  readonly #depth: number;
  readonly #known = new Map<number, number>();
  /** How each state was found: from which, and by which move. */
  readonly #from: number[] = [];
  readonly #by: string[] = [];
  /** Moves that happen by themselves, as pairs of states, from one to the next. */
  readonly #edges: number[] = [];
  readonly #quiet: number[] = [];
  #frontier: (readonly [number, string])[] = [];
  #moves = 0;

  constructor(world: World<State>, depth: number) {
    this.#world = world;
    this.#depth = depth;
  }

  get explored(): Explored {
    return { states: this.#from.length, moves: this.#moves, quiet: this.#quiet.length };
  }

  run(): void {
    this.#find(JSON.stringify(this.#world.initial), -1, 'start');
    for (let depth = 0; this.#frontier.length > 0; depth++) {
      const frontier = this.#frontier;
      this.#frontier = [];
      for (const [index, text] of frontier) {
        if (depth < this.#depth) this.#expand(index, text);
        else for (const stride of [0, 7]) this.#leaveAlone(index, text, stride);
      }
    }
    if (this.#depth === Infinity) this.#expectAllSettle();
  }

  #expand(index: number, text: string): void {
    const state = JSON.parse(text) as State;
    const moves = this.#world.moves(state);
    const isQuiet = moves.every(({ isOutside }) => isOutside);
    if (isQuiet) this.#quiet.push(index);
    this.#refuse(this.#world.faultsOf(state, isQuiet), index, text);
    for (const move of moves) {
      const next = JSON.parse(text) as State;
      move.apply(next);
      this.#moves++;
      const after = JSON.stringify(next);
      const found = this.#find(after, index, move.name);
      if (!move.isOutside) this.#edges.push(index, found);
      this.#refuse(this.#world.faultsOfMove(state, next), index, `${move.name} leads to ${after}`);
    }
  }

  /** Lets happen what happens by itself, until nothing is left. */
  #leaveAlone(index: number, text: string, stride: number): void {
    const way: string[] = [];
    let state = JSON.parse(text) as State;
    for (;;) {
      const moves = this.#world.moves(state).filter(({ isOutside }) => !isOutside);
      this.#refuse(
        this.#world.faultsOf(state, moves.length === 0),
        index,
        `  ${way.join('\n  ')}\n${JSON.stringify(state)}`,
      );
      const move = moves[(way.length * stride) % moves.length];
      if (!move) return;
      if (way.push(move.name) > SETTLES_WITHIN) this.#refuse(['it does not settle'], index, way.join('\n  '));
      const before = state;
      state = JSON.parse(JSON.stringify(state)) as State;
      move.apply(state);
      this.#moves++;
      this.#refuse(this.#world.faultsOfMove(before, state), index, way.join('\n  '));
    }
  }

  #find(text: string, from: number, by: string): number {
    const hash = hashOf(text);
    const known = this.#known.get(hash);
    if (known !== undefined) return known;
    const index = this.#from.push(from) - 1;
    this.#by.push(by);
    this.#known.set(hash, index);
    this.#frontier.push([index, text]);
    return index;
  }

  #refuse(faults: readonly string[], index: number, detail: string): void {
    if (faults.length > 0) {
      throw new Violation(`${faults.join('; ')}\n  ${this.#wayTo(index).join('\n  ')}\n${detail}`);
    }
  }

  /** Goes back from the quiet states over all that happens by itself, and must come by everywhere. */
  #expectAllSettle(): void {
    const before: number[][] = this.#from.map(() => []);
    for (let edge = 0; edge < this.#edges.length; edge += 2) {
      before[this.#edges[edge + 1] as number]?.push(this.#edges[edge] as number);
    }
    const settles = new Set(this.#quiet);
    for (const index of settles) for (const earlier of before[index] ?? []) settles.add(earlier);
    const restless = this.#from.findIndex((_, index) => !settles.has(index));
    if (restless !== -1) this.#refuse(['it never settles'], restless, '');
  }

  #wayTo(index: number): string[] {
    const way: string[] = [];
    for (let at = index; at > 0; at = this.#from[at] as number) way.unshift(this.#by[at] as string);
    return way;
  }
}

/** 53 bits of a text: two products with odd constants, mixed once more at the end. */
function hashOf(text: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x5bd1e995);
    low ^= low >>> 15;
  }
  high = Math.imul(high ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (high >>> 16), 0x27d4eb2f);
  return ((high >>> 0) & 0x1fffff) * 2 ** 32 + (low >>> 0);
}
