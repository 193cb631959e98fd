import type { Clock, TimerHandle } from '../protocol/clock.ts';
import {
  ANSWERING_TIMES,
  decideRecovery,
  OFFERING_TIMES,
  type RecoveryStep,
  SAME_ATTEMPT_MS,
  type StepTimes,
  type Trouble,
} from './recovery-policy.ts';

/** What is being done about a link that doesn't work. */
export interface Recovery {
  readonly step: RecoveryStep;
  /** Attempts so far, this one included; 0 while only waiting. */
  readonly attempt: number;
  /** When the link stopped working, or trying began anew, as `performance.now()`, ms. */
  readonly since: number;
}

/** What the ladder depends on, and what it tells. */
export interface RecoveryLadderOptions {
  readonly clock: Clock;
  /** Whether this side makes the offers. */
  readonly offers: boolean;
  /** Whether the link works now. */
  readonly works: () => boolean;
  /** Whether the present connection has ever worked. */
  readonly isRestartable: () => boolean;
  /** Whether a relay is offered, and not the only way anyhow. */
  readonly hasRelay: () => boolean;
  /** The step that begins now. */
  readonly perform: (step: RecoveryStep, cause: Error | undefined) => void;
  readonly giveUp: (cause: Error | undefined) => void;
}

/** Goes through the steps of bringing a link back, and gives each its time. The decisions are `decideRecovery`'s. */
export class RecoveryLadder {
  readonly #options: RecoveryLadderOptions;
  readonly #times: StepTimes;
  #step: RecoveryStep | undefined;
  #stepSince = 0;
  #since = 0;
  #attempt = 0;
  #connections = 0;
  #timer: TimerHandle | undefined;

  constructor(options: RecoveryLadderOptions) {
    this.#options = options;
    this.#times = options.offers ? OFFERING_TIMES : ANSWERING_TIMES;
  }

  /** What is being tried; undefined when nothing has to be. */
  get recovery(): Recovery | undefined {
    const step = this.#step;
    return step && { step, attempt: this.#attempt, since: this.#since };
  }

  /** Something is wrong: the next step is taken where that is due. */
  report(trouble: Trouble, cause?: Error): void {
    const { isRestartable, hasRelay, perform, giveUp } = this.#options;
    const decision = decideRecovery({
      trouble,
      step: this.#step,
      connections: this.#connections,
      isRestartable: isRestartable(),
      hasRelay: hasRelay(),
    });
    if (decision === 'nothing') return;
    if (decision === 'give-up') {
      const connections = this.#connections;
      this.stop();
      // What the other side still tries is no reason to begin anew.
      this.#connections = connections;
      giveUp(cause);
      return;
    }
    if (decision === 'new-connection') this.#connections++;
    this.begin(decision);
    perform(decision, cause);
  }

  /** The very first connection begins. It counts: what never works shall not be tried for as long as what has worked. */
  beginFirst(): void {
    this.#connections = 1;
    this.begin('new-connection');
  }

  /** A step begins that the other side has taken. */
  begin(step: RecoveryStep): void {
    const now = this.#options.clock.now();
    if (this.#step === undefined) this.#since = now;
    if (step !== 'waiting') this.#attempt++;
    this.#step = step;
    this.#stepSince = now;
    this.#schedule('overdue', this.#times[step]);
  }

  /** Reports a trouble after a while, unless the link works by then. */
  reportLater(trouble: Trouble, delay: number): void {
    this.#schedule(trouble, delay);
  }

  /** Forgets what was tried in vain, because something has changed, and restarts at once. */
  restart(): void {
    this.stop();
    this.report('restart-wanted');
  }

  /** The same, unless that is what has just been done. */
  restartUnlessJustDone(): void {
    const isTrying = this.#step !== undefined && this.#step !== 'waiting';
    if (isTrying && this.#options.clock.now() - this.#stepSince < SAME_ATTEMPT_MS) return;
    this.restart();
  }

  /** The link works, or nobody needs it any more. */
  stop(): void {
    this.#options.clock.cancel(this.#timer);
    this.#step = undefined;
    this.#attempt = 0;
    this.#connections = 0;
  }

  #schedule(trouble: Trouble, delay: number): void {
    const { clock, works } = this.#options;
    clock.cancel(this.#timer);
    this.#timer = clock.schedule(() => {
      if (works()) this.stop();
      else this.report(trouble);
    }, delay);
  }
}
