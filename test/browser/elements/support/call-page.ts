import type { Awareness } from 'y-protocols/awareness';
import type { MeshCall } from '../../../../src/elements/mesh-call/mesh-call.ts';
import { SharedRoom } from '../../support/shared-room.ts';
import { SyntheticPerson } from '../../support/synthetic-person.ts';
import { mount, unmountAll } from './mount.ts';

/** People with a `<mesh-call>` each, all on this page and in one room, with one synthetic picture and tone. */
export class CallPage {
  readonly #room = new SharedRoom();
  readonly #media = new SyntheticPerson('#d22', 440);

  /** What everybody here sends. */
  get stream(): MediaStream {
    return this.#media.stream;
  }

  /** One more way into the room. */
  enterRoom(): Awareness {
    return this.#room.enter();
  }

  /** Puts somebody’s call on the page. */
  async mount(displayName: string, more: Partial<MeshCall> = {}): Promise<MeshCall> {
    const settings = { displayName, awareness: this.enterRoom(), localStream: this.stream, ...more };
    return await mount('mesh-call', settings);
  }

  /** Takes everything off the page, and ends the room. */
  async end(): Promise<void> {
    await unmountAll();
    this.#room.close();
    await this.#media.end();
  }
}
