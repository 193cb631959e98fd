import { MeshCall, type CallSnapshot } from 'mesh-call';

/** A `<mesh-call>` that shows a snapshot made by hand, and never has a room. */
export class StatesCall extends MeshCall {
  #shown: CallSnapshot | undefined;

  override get snapshot(): CallSnapshot {
    return this.#shown ?? super.snapshot;
  }

  override set snapshot(snapshot: CallSnapshot) {
    this.#shown = snapshot;
    this.requestUpdate();
  }
}
