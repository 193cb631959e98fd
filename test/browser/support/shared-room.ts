import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';

/**
 * A room in memory: real awareness objects whose updates reach each other as the bytes that a server would relay.
 */
export class SharedRoom {
  readonly #members = new Map<Awareness, Y.Doc>();

  /** Somebody's awareness of this room, up to date with all others. */
  enter(): Awareness {
    const document = new Y.Doc();
    const awareness = new Awareness(document);
    for (const other of this.#members.keys()) {
      const update = encodeAwarenessUpdate(other, [...other.getStates().keys()]);
      applyAwarenessUpdate(awareness, update, this);
    }
    awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin === this || !this.#members.has(awareness)) return;
      const changed = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])];
      const update = encodeAwarenessUpdate(awareness, changed);
      for (const other of this.#members.keys()) {
        if (other !== awareness) setTimeout(() => applyAwarenessUpdate(other, update, this));
      }
    });
    this.#members.set(awareness, document);
    return awareness;
  }

  /** The connection of this member is gone, as when its tab crashed. */
  drop(awareness: Awareness): void {
    this.#members.delete(awareness);
    for (const other of this.#members.keys()) removeAwarenessStates(other, [awareness.clientID], this);
  }

  /** Ends the timers of all awareness objects. */
  close(): void {
    for (const [awareness, document] of this.#members) {
      awareness.destroy();
      document.destroy();
    }
    this.#members.clear();
  }
}
