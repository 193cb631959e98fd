import type { BehaviourHost, PageBehaviour } from './page-behaviour.ts';

/**
 * Has the browser ask before the page is left in the middle of a call with others. It asks in its own words, and only
 * where the person has used the page. There is a listener only as long as there is something to ask about, because
 * with one some browsers don't keep a page to come back to.
 */
export class LeaveWarning implements PageBehaviour {
  #lifetime: AbortController | undefined;

  follow({ snapshot, noLeaveWarning }: BehaviourHost): void {
    if (snapshot.state !== 'joined' || snapshot.peers.length === 0 || noLeaveWarning) return this.stop();
    if (this.#lifetime) return;
    this.#lifetime = new AbortController();
    const { signal } = this.#lifetime;
    window.addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
  }

  stop(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
  }
}
