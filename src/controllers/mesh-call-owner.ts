import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallOptions } from '../call/call-options.ts';
import { CallSession } from '../call/call-session.ts';
import { closedError } from '../call/closed-error.ts';
import { callContext } from './call-context.ts';

/** Attaches the host's listeners to a new session; `signal` aborts when the session has ended. */
export type SessionObserver = (session: CallSession, signal: AbortSignal) => void;

/**
 * Owns the one call session of its host and offers it to the elements inside.
 *
 * The session ends when the host has really been removed. A host that is moved is disconnected and connected
 * again within one task; the session is therefore closed one task after the disconnection, and a connection
 * in between keeps it.
 */
export class MeshCallOwner implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observe: SessionObserver;
  readonly #provider: ContextProvider<typeof callContext>;
  #lifetime: AbortController | undefined;
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, observe: SessionObserver) {
    this.#host = host;
    this.#observe = observe;
    this.#provider = new ContextProvider(host, { context: callContext });
    host.addController(this);
  }

  /** The present session. */
  get session(): CallSession | undefined {
    return this.#provider.value;
  }

  /**
   * Refuses what needs a session while the host is in no document, where nothing would ever end the session.
   *
   * @throws CallError `call-closed`
   */
  requireDocument(): void {
    if (!this.#host.isConnected)
      throw closedError('The element is in no document. Put it into the page first.');
  }

  /**
   * Makes a session of these options the present one; the one before is closed.
   *
   * @throws CallError when an option is out of its range or the browser can't make calls
   */
  open(options: CallOptions): CallSession {
    this.close();
    const session = new CallSession(options);
    this.#lifetime = new AbortController();
    this.#observe(session, this.#lifetime.signal);
    this.#provider.setValue(session);
    return session;
  }

  /** Closes the present session, when there is one. */
  close(): void {
    const { session } = this;
    if (session === undefined) return;
    this.#provider.setValue(undefined);
    session.close();
    // After close(), so that the host still hears that the call was left.
    this.#lifetime?.abort();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    clearTimeout(this.#removal);
    // After a real removal there is no session; an update lets the host open one again.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#removal = setTimeout(() => this.close());
  }
}
