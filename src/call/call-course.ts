import { warmUpWebRtc } from '../links/warm-up.ts';
import { type Clock, systemClock } from '../protocol/clock.ts';
import { ESTABLISHED_AFTER_MS } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import type { RoomSource } from '../room/room-source.ts';
import type { LeaveReason } from './call-events.ts';
import { type CallState, mayFollow } from './call-state.ts';
import { closedError } from './closed-error.ts';
import type { OwnMedia } from './own-media.ts';
import type { PageReturn } from './page-return.ts';
import type { RoomVisit } from './room-visit.ts';
import { SeatWish } from './seat-wish.ts';

/** What happens on the way, for those who are to hear of it. */
export interface CourseListener {
  /** Something is different; comes before each of the others. */
  changed(): void;
  joined(): void;
  left(reason: LeaveReason): void;
  full(): void;
  error(error: CallError): void;
}

/** What a course needs to know. */
export interface CallCourseOptions {
  readonly room: RoomSource;
  /** Who the page says we are. */
  readonly user: UserIdentity | undefined;
  readonly media: OwnMedia;
  readonly pageReturn: PageReturn;
  readonly clock: Clock;
  /** Makes a visit to a room; `onChange` is for the visit to call. */
  readonly visitTo: (room: RoomSource, onChange: () => void) => RoomVisit;
  readonly listener: CourseListener;
}

/** The way of a session from room to room, and in each from the lobby over the line into the call and out of it. */
export class CallCourse {
  readonly #options: CallCourseOptions;
  #given: UserIdentity | undefined;
  #user: UserIdentity;
  #visit: RoomVisit;
  #state: CallState = 'idle';
  /** Since when we have been in the call, on the clock. */
  #joinedAt = 0;
  #ended: LeaveReason | undefined;
  /** Settles when the present visit has reached its lobby, or can't. */
  #arrival: Promise<void> = Promise.resolve();
  #wish: SeatWish | undefined;

  constructor(options: CallCourseOptions) {
    this.#options = options;
    this.#given = options.user;
    this.#user = options.user ?? { name: '' };
    this.#visit = this.#visitTo(options.room);
  }

  get state(): CallState {
    return this.#state;
  }

  /** Why we are not in the call any more. */
  get ended(): LeaveReason | undefined {
    return this.#ended;
  }

  /** The room that we are in, or on the way to. */
  get visit(): RoomVisit {
    return this.#visit;
  }

  get user(): UserIdentity {
    return this.#user;
  }

  /** Whether the state is one of these. A function, because the answer can change during an `await`. */
  isIn(...states: readonly CallState[]): boolean {
    return states.includes(this.#state);
  }

  /** See `CallSession.connect()`. */
  async connect(): Promise<void> {
    this.#refuseClosed();
    this.#visit.retry();
    if (this.isIn('idle', 'failed')) this.#go(this.#visit.room);
    for (;;) {
      const arrival = this.#arrival;
      try {
        await arrival;
        return;
      } catch (thrown) {
        if (arrival === this.#arrival) throw thrown;
      }
    }
  }

  /** See `CallSession.join()`. */
  async join(): Promise<void> {
    this.#refuseClosed();
    this.#visit.retry();
    this.#wish ??= new SeatWish();
    const wish = this.#wish;
    if (this.isIn('idle', 'failed')) this.#go(this.#visit.room);
    else if (this.isIn('lobby', 'left')) this.#ask();
    await wish.answered();
  }

  /** See `CallSession.move()`. */
  async move(room: RoomSource): Promise<void> {
    this.#refuseClosed();
    const wasIn = this.isIn('joined');
    // That wish was fulfilled; the one for a seat in the new room is still open.
    if (this.isIn('joined', 'waiting')) this.#wish = new SeatWish();
    const wish = this.#wish;
    this.#go(room);
    const [visit, arrival] = [this.#visit, this.#arrival];
    if (wasIn) this.#options.listener.left('moved');
    await arrival;
    await wish?.answered();
    if (visit !== this.#visit) throw movedError();
  }

  /** Leaves the call or the line, with a goodbye; the room stays open. Idempotent. */
  leave(reason: 'left' | 'taken-over'): void {
    this.#options.pageReturn.settle(this.#visit.room);
    // The goodbye comes first: nobody shall see us go dark before we go.
    if (this.isIn('joining', 'waiting', 'joined')) this.#visit.beginStay(this.#user);
    this.stop(reason);
  }

  /** Ends what a stay that is over already leaves behind: the devices, the wish, the state. */
  stop(reason: 'left' | 'taken-over' | 'page-left'): void {
    const wasIn = this.isIn('joined');
    this.#giveUp(closedError());
    this.#options.media.stop();
    if (this.isIn('joining', 'waiting', 'joined')) this.#setState('left', reason);
    if (wasIn) this.#options.listener.left(reason);
  }

  /**
   * Ends the way for good. Idempotent.
   *
   * @param release Releases what else belongs to the session, before its last state is shown.
   */
  close(release: () => void): void {
    if (this.#state === 'closed') return;
    const wasIn = this.isIn('joined');
    this.#visit.end();
    this.#options.media.stop();
    release();
    this.#setState('closed', 'closed');
    this.#giveUp(closedError());
    if (wasIn) this.#options.listener.left('closed');
  }

  /** Says that we are somebody else, as the page wants it. */
  setUser(user: UserIdentity): void {
    this.#given = user;
    this.#user = user;
    this.#visit.stay?.setUser(user);
    this.#options.listener.changed();
  }

  #visitTo(room: RoomSource): RoomVisit {
    return this.#options.visitTo(room, () => {
      this.#onVisitChange();
    });
  }

  /** Begins a visit in place of the one before, and goes into its lobby. */
  #go(room: RoomSource): void {
    this.#visit.end();
    const visit = this.#visitTo(room);
    this.#visit = visit;
    this.#setState('connecting');
    this.#options.listener.changed();
    this.#arrival = this.#arrive(visit);
    // Whoever waits for the seat and not for the lobby is told by the wish.
    this.#arrival.catch(() => undefined);
  }

  async #arrive(visit: RoomVisit): Promise<void> {
    const { pageReturn } = this.#options;
    try {
      await visit.enter();
    } catch (thrown) {
      if (visit.isOver) throw this.isIn('closed') ? closedError() : movedError();
      if (thrown instanceof CallError) this.#fail(thrown);
      throw thrown;
    }
    const record = pageReturn.recordOf(visit.room);
    const user = this.#given ?? visit.identity ?? this.#user;
    this.#user = record && user.name === '' ? { ...user, name: record.name } : user;
    visit.beginStay(this.#user, record?.secret);
    this.#setState('lobby');
    void warmUpWebRtc();
    if (record && pageReturn.resume(record)) this.#wish ??= new SeatWish();
    if (this.#wish) this.#ask();
  }

  /** In no room nobody needs our devices, and no view shows that they are on. */
  #fail(error: CallError): void {
    this.#options.media.stop();
    this.#setState('failed');
    this.#giveUp(error);
    this.#options.listener.error(error);
  }

  /** Asks for a seat, with the devices where they come in time. */
  #ask(): void {
    const { stay } = this.#visit;
    this.#setState('joining');
    void this.#options.media.startPatiently(systemClock).then(() => {
      if (stay === this.#visit.stay && this.isIn('joining')) stay?.claim();
    });
  }

  #giveUp(reason: CallError): void {
    this.#wish?.refuse(reason);
    this.#wish = undefined;
  }

  #onVisitChange(): void {
    const { clock, listener, pageReturn } = this.#options;
    const stage = this.#visit.stay?.stage;
    const wasIn = this.#state === 'joined';
    // Whoever is in the call or in line has come back.
    if ((stage === 'in' || stage === 'waiting') && this.isIn('joining')) pageReturn.settle(this.#visit.room);
    if (stage === 'in' && this.isIn('joining', 'waiting')) {
      this.#setState('joined');
      this.#joinedAt = clock.now();
      listener.joined();
    } else if (stage === 'waiting' && this.isIn('joining', 'joined')) {
      // Where more sit down at once than there are seats, some step back in a moment, and were never away.
      const wasEstablished = wasIn && clock.now() - this.#joinedAt >= ESTABLISHED_AFTER_MS;
      this.#setState('waiting', wasEstablished ? 'seat-lost' : undefined);
      if (wasIn) listener.left('seat-lost');
      listener.full();
    }
    if (stage === 'in' || stage === 'waiting') this.#wish?.grant();
    listener.changed();
  }

  #refuseClosed(): void {
    if (this.isIn('closed')) throw closedError('The session is closed; only a new one can go on.');
  }

  #setState(state: CallState, ended?: LeaveReason): void {
    if (state === this.#state || !mayFollow(this.#state, state)) return;
    this.#state = state;
    this.#ended = ended;
    this.#options.listener.changed();
  }
}

function movedError(): CallError {
  return closedError('Another move took the place of this one.');
}
