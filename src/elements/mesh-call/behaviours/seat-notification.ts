import type { CallSnapshot } from '../../../call/snapshot.ts';
import { seatedText } from '../call-texts.ts';
import type { BehaviourHost, PageBehaviour } from './page-behaviour.ts';

/**
 * Tells who has a seat after waiting, and looks at something else, that they are seen and heard now. Only a page that
 * may notify already does: nobody is ever asked for that. It goes when the page is looked at, and with the call.
 */
export class SeatNotification implements PageBehaviour {
  #previous: CallSnapshot | undefined;
  #shown: AbortController | undefined;

  follow({ snapshot, quiet }: BehaviourHost): void {
    const wasWaiting = this.#previous?.state === 'waiting';
    this.#previous = snapshot;
    if (quiet || snapshot.state !== 'joined') this.#withdraw();
    else if (wasWaiting && document.visibilityState === 'hidden') this.#tell(snapshot);
  }

  stop(): void {
    this.#previous = undefined;
    this.#withdraw();
  }

  #tell(snapshot: CallSnapshot): void {
    if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    const { title, advice } = seatedText(snapshot);
    const shown = (this.#shown = new AbortController());
    const { signal } = shown;
    try {
      const notification = new Notification(title, { body: advice, tag: 'mesh-call-seat' });
      notification.addEventListener('click', () => window.focus(), { signal });
      signal.addEventListener('abort', () => notification.close());
      document.addEventListener('visibilitychange', () => this.#withdraw(), { signal });
    } catch {
      // On phones only a page's service worker may notify.
    }
  }

  #withdraw(): void {
    this.#shown?.abort();
    this.#shown = undefined;
  }
}
