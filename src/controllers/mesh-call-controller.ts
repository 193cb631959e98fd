import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallSession } from '../call/call-session.ts';
import type { CallSnapshot } from '../call/snapshot.ts';
import { CallRequest } from './call-request.ts';

/** How a host uses the call. */
export interface MeshCallControllerOptions<Selected> {
  /**
   * Id of the `<mesh-call>` to use, looked up in the host's own tree; `undefined` means the nearest ancestor.
   * Left out, the host's `for` property or attribute is taken.
   */
  readonly for?: () => string | undefined;
  /**
   * The part of the snapshot that the host shows. The host is updated only when this changes by `===`, which
   * works without any copying, because unchanged parts of a snapshot keep their identity.
   */
  readonly select?: (snapshot: CallSnapshot) => Selected;
}

/**
 * Gives any Lit element the call session of its `<mesh-call>`, and updates it when the call changes.
 *
 * ```ts
 * class PeerCount extends LitElement {
 *   #call = new MeshCallController(this);
 *   render() { return html`${this.#call.snapshot?.peers.length ?? 0}`; }
 * }
 * ```
 *
 * The session may be absent at first, and may be replaced by another one at any time. It stays the same one when its
 * `<mesh-call>` gets another room.
 */
export class MeshCallController<Selected = CallSnapshot> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: MeshCallControllerOptions<Selected>;
  readonly #request: CallRequest;
  #session: CallSession | undefined;
  #shown: unknown;

  constructor(host: ReactiveControllerHost & HTMLElement, options: MeshCallControllerOptions<Selected> = {}) {
    this.#host = host;
    this.#options = options;
    this.#request = new CallRequest(host, (session) => this.#use(session));
    host.addController(this);
  }

  /** The session to send requests to, when there is one. */
  get session(): CallSession | undefined {
    return this.#session;
  }

  /** The state of the call now, when there is one. */
  get snapshot(): CallSnapshot | undefined {
    return this.#session?.snapshot;
  }

  /** What `select` makes of the snapshot now. */
  get selected(): Selected | undefined {
    const { snapshot } = this;
    return snapshot && this.#options.select?.(snapshot);
  }

  hostConnected(): void {
    this.#request.start(this.#targetId());
  }

  hostUpdate(): void {
    this.#request.retarget(this.#targetId());
  }

  hostDisconnected(): void {
    this.#request.stop();
  }

  #targetId(): string | undefined {
    if (this.#options.for) return this.#options.for() || undefined;
    const property: unknown = 'for' in this.#host ? this.#host.for : undefined;
    return (typeof property === 'string' && property) || this.#host.getAttribute('for') || undefined;
  }

  #use(session: CallSession | undefined): void {
    if (session === this.#session) return;
    this.#session?.removeEventListener('change', this.#onChange);
    this.#session = session;
    session?.addEventListener('change', this.#onChange);
    this.#shown = this.#part();
    this.#host.requestUpdate();
  }

  readonly #onChange = (): void => {
    const part = this.#part();
    if (part === this.#shown) return;
    this.#shown = part;
    this.#host.requestUpdate();
  };

  #part(): unknown {
    return this.#options.select ? this.selected : this.snapshot;
  }
}
