import { CallSession, MeshCall, type AwarenessLike } from 'mesh-call';
import { pretendStream } from '../page/pretend-stream.ts';
import { PageRoom } from './page-room.ts';

const NAMES = ['Grace Hopper', 'Alan Turing', 'Katherine Johnson'] as const;

const GREETING = 'Good morning! Here is the agenda: https://example.com/agenda';

/** How many others there can be. */
export const MOST_OTHERS = NAMES.length;

/**
 * A real call without a server, a network or a camera: the others are sessions of the same page, connected with the
 * call on it as with any other, and show pictures that are drawn.
 */
export class PretendedCall {
  readonly #room = new PageRoom();
  readonly #streams = new Map<number, MediaStream>();
  readonly #others: { readonly session: CallSession; readonly awareness: AwarenessLike }[] = [];
  readonly #own = new Map<MeshCall, AwarenessLike>();

  /** Lets so many others be in the call, 0 to 3. */
  setOthers(count: number): void {
    while (this.#others.length < count) this.#others.push(this.#comes(this.#others.length));
    for (const { session, awareness } of this.#others.splice(count)) {
      session.close();
      this.#room.drop(awareness);
    }
  }

  /** Gives an element what a page gives by script, as long as it isn't in the page yet. */
  prepare(element: Element): void {
    if (element instanceof MeshCall) {
      const awareness = this.#room.enter();
      element.awareness = awareness;
      element.localStream = this.#stream(NAMES.length);
      this.#own.set(element, awareness);
      element.addEventListener('mesh-peer-joined', () => {
        const root = element.getRootNode() as ParentNode;
        for (const menu of root.querySelectorAll('person-menu')) [menu.peer] = element.snapshot.peers;
      });
    } else if ('stream' in element) {
      element.stream = this.#stream(0);
    }
  }

  /** Forgets the calls that are in the page no more. */
  letGo(): void {
    for (const [call, awareness] of this.#own) {
      if (call.isConnected) continue;
      this.#own.delete(call);
      this.#room.drop(awareness);
    }
  }

  #comes(index: number): { session: CallSession; awareness: AwarenessLike } {
    const awareness = this.#room.enter();
    const session = new CallSession({
      room: { awareness },
      user: { name: NAMES[index] ?? '' },
      localStream: this.#stream(index),
      rejoin: false,
    });
    // All are heard by the same ears.
    session.setSound(false);
    // Whoever comes finds a call in which something goes on.
    session.addEventListener('peer-joined', ({ peer }) => {
      if (index === 0 && !isPretended(peer.user.name)) session.say(GREETING);
    });
    session
      .join()
      .then(() => session.raiseHand(index === 1))
      .catch((error: unknown) => console.error(error));
    return { session, awareness };
  }

  #stream(index: number): MediaStream {
    const known = this.#streams.get(index) ?? pretendStream(index);
    this.#streams.set(index, known);
    return known;
  }
}

function isPretended(name: string): boolean {
  return (NAMES as readonly string[]).includes(name);
}
