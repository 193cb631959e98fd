/** The ids that one awareness update touched. */
export interface AwarenessChanges {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/** Called for each awareness update, also for those that repeat a state; `origin` is `'local'` for our own. */
export type AwarenessUpdateHandler = (changes: AwarenessChanges, origin: unknown) => void;

/**
 * The part of a y-protocols `Awareness` that signaling needs (y-protocols, `awareness.js`).
 *
 * Described by shape and never tested with `instanceof`, because a page can hold another copy or another
 * version of the package.
 */
export interface AwarenessLike {
  readonly clientID: number;
  getStates(): ReadonlyMap<number, unknown>;
  getLocalState(): unknown;
  setLocalState(state: Record<string, unknown> | null): void;
  on(name: 'update', handler: AwarenessUpdateHandler): void;
  off(name: 'update', handler: AwarenessUpdateHandler): void;
}
