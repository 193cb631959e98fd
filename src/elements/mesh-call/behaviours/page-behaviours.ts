import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { LeaveWarning } from './leave-warning.ts';
import { MediaSessionControls } from './media-session-controls.ts';
import type { BehaviourHost, PageBehaviour } from './page-behaviour.ts';
import { ScreenWakeLock } from './screen-wake-lock.ts';
import { SeatNotification } from './seat-notification.ts';
import { Sounds } from './sounds.ts';

/**
 * All that a call does to its page. It ends with the call, and one task after the element was removed: one that is
 * moved is disconnected and connected again within a task, and goes on.
 */
export class PageBehaviours implements ReactiveController {
  readonly #host: BehaviourHost;
  readonly #behaviours: readonly PageBehaviour[];
  #isOver = true;
  #removal: ReturnType<typeof setTimeout> | undefined;

  /** @param isReading Whether the messages are open. */
  constructor(host: BehaviourHost & ReactiveControllerHost, isReading: () => boolean) {
    this.#host = host;
    this.#behaviours = [
      new Sounds(isReading),
      new SeatNotification(),
      new MediaSessionControls(),
      new ScreenWakeLock(),
      new LeaveWarning(),
    ];
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#removal);
    this.#isOver = false;
  }

  hostUpdated(): void {
    // A removed element may still be updated.
    if (this.#isOver) return;
    for (const behaviour of this.#behaviours) behaviour.follow(this.#host);
  }

  hostDisconnected(): void {
    this.#removal = setTimeout(() => {
      this.#isOver = true;
      for (const behaviour of this.#behaviours) behaviour.stop();
    });
  }
}
