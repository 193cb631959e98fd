import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallSession } from '../../../call/call-session.ts';
import type { CallSnapshot } from '../../../call/snapshot.ts';

/** A `<mesh-call>` that listens to keys. */
export interface KeyCall extends ReactiveControllerHost, HTMLElement {
  readonly session: CallSession | undefined;
  readonly snapshot: CallSnapshot;
  readonly noShortcuts: boolean;
}

/** Something that a call does with keys for as long as a condition holds. */
export interface KeyBehaviour {
  readonly isOn: (call: KeyCall) => boolean;
  /** Begins it; everything it has taken is given back when the signal aborts. */
  readonly begin: (call: KeyCall, session: CallSession, signal: AbortSignal) => void;
}

/** Begins and ends the behaviours of one call. It is the only owner of each: after the call nothing of them is left. */
export class KeyBehaviours implements ReactiveController {
  readonly #call: KeyCall;
  readonly #behaviours: readonly KeyBehaviour[];
  readonly #running = new Map<KeyBehaviour, AbortController>();
  #session: CallSession | undefined;

  constructor(call: KeyCall, behaviours: readonly KeyBehaviour[]) {
    this.#call = call;
    this.#behaviours = behaviours;
    call.addController(this);
  }

  hostUpdated(): void {
    const { session } = this.#call;
    if (session !== this.#session) this.#endAll();
    this.#session = session;
    for (const behaviour of this.#behaviours) {
      const isOn = session !== undefined && behaviour.isOn(this.#call);
      if (!isOn) this.#end(behaviour);
      else if (!this.#running.has(behaviour)) this.#begin(behaviour, session);
    }
  }

  #begin(behaviour: KeyBehaviour, session: CallSession): void {
    const running = new AbortController();
    this.#running.set(behaviour, running);
    behaviour.begin(this.#call, session, running.signal);
  }

  #end(behaviour: KeyBehaviour): void {
    this.#running.get(behaviour)?.abort();
    this.#running.delete(behaviour);
  }

  #endAll(): void {
    for (const behaviour of this.#behaviours) this.#end(behaviour);
  }
}
