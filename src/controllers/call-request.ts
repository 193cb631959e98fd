import { ContextEvent } from '@lit/context';
import type { CallSession } from '../call/call-session.ts';
import { callContext } from './call-context.ts';

/** Called with the session found, and with `undefined` when there is none (any more). */
export type SessionHandler = (session: CallSession | undefined) => void;

/**
 * One element's standing request for the session of a `<mesh-call>`.
 *
 * It asks its ancestors, or the element with the given id, and asks again whenever the answer could be
 * another one: a provider was connected or upgraded, or an id changed somewhere in the tree.
 */
export class CallRequest {
  readonly #host: HTMLElement;
  readonly #deliver: SessionHandler;
  #targetId: string | undefined;
  #target: Element | null = null;
  #unsubscribe: (() => void) | undefined;
  #lifetime: AbortController | undefined;

  constructor(host: HTMLElement, deliver: SessionHandler) {
    this.#host = host;
    this.#deliver = deliver;
  }

  /** Starts to ask; call when the host is connected. `targetId` is absent to ask the ancestors. */
  start(targetId: string | undefined): void {
    this.stop();
    this.#targetId = targetId;
    this.#lifetime = new AbortController();
    const { signal } = this.#lifetime;
    // In the capture phase, because a provider further up stops the event on its way back.
    this.#host.ownerDocument.addEventListener('context-provider', () => this.#ask(), {
      capture: true,
      signal,
    });
    if (targetId !== undefined) this.#watchIds(signal);
    this.#ask();
  }

  /** Stops asking and lets go of the session; call when the host is disconnected. */
  stop(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
    this.#forget();
  }

  /** Follows a changed id, when started. */
  retarget(targetId: string | undefined): void {
    if (this.#lifetime !== undefined && targetId !== this.#targetId) this.start(targetId);
  }

  #watchIds(signal: AbortSignal): void {
    const observer = new MutationObserver(() => {
      if (this.#findTarget() !== this.#target) this.#ask();
    });
    observer.observe(this.#host.getRootNode(), {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['id'],
    });
    signal.addEventListener('abort', () => observer.disconnect());
  }

  #findTarget(): Element | null {
    if (this.#targetId === undefined) return this.#host;
    const root = this.#host.getRootNode() as Node & Partial<NonElementParentNode>;
    return root.getElementById?.(this.#targetId) ?? null;
  }

  #ask(): void {
    const target = this.#findTarget();
    if (target !== this.#target) this.#forget();
    this.#target = target;
    target?.dispatchEvent(new ContextEvent(callContext, this.#host, this.#receive, true));
  }

  /** One function for the life of the request, because providers know their subscribers by it. */
  readonly #receive = (session: CallSession | undefined, unsubscribe?: () => void): void => {
    if (this.#lifetime === undefined) {
      unsubscribe?.();
      return;
    }
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#deliver(session);
  };

  #forget(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#target = null;
    this.#deliver(undefined);
  }
}
