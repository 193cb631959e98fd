import { NetworkWatch, platformNetwork } from '../links/network-watch.ts';
import { warmUpWebRtc } from '../links/warm-up.ts';
import { RemotePlayback } from '../media/remote-playback.ts';
import { type Clock, systemClock } from '../protocol/clock.ts';
import { ESTABLISHED_AFTER_MS } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import { TypedEventTarget } from '../protocol/typed-event-target.ts';
import type { RoomSource, TokenSource } from '../room/room-source.ts';
import { Announcer } from './announcer.ts';
import {
  CallErrorEvent,
  type CallEvents,
  CallFullEvent,
  CallJoinedEvent,
  CallLeftEvent,
  type LeaveReason,
} from './call-events.ts';
import { CallLevels, type LevelListener } from './call-levels.ts';
import { CallLog } from './call-log.ts';
import { type CallOptions, capacityOf } from './call-options.ts';
import { type CallState, mayFollow } from './call-state.ts';
import { type CallCheckOptions, checkCall } from './check/check-call.ts';
import type { CheckResult } from './check/check-result.ts';
import { closedError } from './closed-error.ts';
import { type Diagnosis, diagnose, type DiagnosisOptions } from './diagnosis.ts';
import { Farewells } from './farewells.ts';
import { sentMedia } from './local-tracks.ts';
import { OtherSelves } from './other-selves.ts';
import { OwnMedia } from './own-media.ts';
import { watchPage } from './page-lifecycle.ts';
import { PageReturn } from './page-return.ts';
import { PeerStreamRegistry } from './peer-streams.ts';
import { RoomVisit } from './room-visit.ts';
import { SeatWish } from './seat-wish.ts';
import type { CallSnapshot } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';

/**
 * A call without any user interface: the room, the seats, the links, the own devices and the others' sound.
 *
 * State is read from `snapshot` and changes are told by events; the methods only ask. What they asked for shows in the
 * snapshot when the browser, the room or a peer has done it.
 *
 * @fires CallChangeEvent `change`: the snapshot changed
 * @fires CallJoinedEvent `joined`: we hold a seat
 * @fires CallLeftEvent `left`: we gave up or lost our seat
 * @fires CallFullEvent `full`: the call is full and we wait in line
 * @fires PeerJoinedEvent `peer-joined`: somebody else took a seat
 * @fires PeerLeftEvent `peer-left`: somebody else gave up a seat
 * @fires CallErrorEvent `error`: something went wrong
 */
export class CallSession extends TypedEventTarget<CallEvents> {
  readonly #options: CallOptions;
  readonly #capacity: number;
  readonly #lifetime = new AbortController();
  readonly #media: OwnMedia;
  readonly #playback: RemotePlayback;
  readonly #streams = new PeerStreamRegistry();
  readonly #farewells = new Farewells(systemClock);
  readonly #builder = new SnapshotBuilder(this.#streams);
  readonly #levels: CallLevels;
  readonly #announcer: Announcer;
  readonly #selves: OtherSelves;
  readonly #return: PageReturn;
  readonly #began = systemClock.now();
  readonly #clock: Clock;
  /** Who the page says we are. */
  #given: UserIdentity | undefined;
  #user: UserIdentity;
  #visit: RoomVisit;
  #state: CallState = 'idle';
  /** Since when we have been in the call, on the clock. */
  #joinedAt = 0;
  /** Why we are not in the call any more. */
  #ended: LeaveReason | undefined;
  #snapshot: CallSnapshot;
  /** Settles when the present visit has reached its lobby, or can't. */
  #arrival: Promise<void> = Promise.resolve();
  #wish: SeatWish | undefined;

  /**
   * Makes a session; nothing is connected or captured yet.
   *
   * @param clock Where time comes from; default the platform's own, and other ones are for tests.
   * @throws {CallError} `invalid-option` for a number of peers out of range; `call-unsupported` without WebRTC.
   */
  constructor(options: CallOptions, clock: Clock = systemClock) {
    super();
    this.#clock = clock;
    this.#options = options;
    this.#capacity = capacityOf(options);
    this.#given = options.user;
    this.#user = options.user ?? { name: '' };
    if (typeof RTCPeerConnection === 'undefined') {
      throw new CallError('call-unsupported', 'This browser has no WebRTC (RTCPeerConnection).');
    }
    const { signal } = this.#lifetime;
    this.#playback = new RemotePlayback({ onChange: this.#changed, onError: this.#report });
    const onMediaChange = (): void => {
      this.#playback.speakersChanged(this.#media.speakers);
      this.#visit.stay?.updateSent();
      this.#changed();
    };
    this.#media = new OwnMedia(options, { onChange: onMediaChange, onError: this.#report }, signal);
    this.#return = new PageReturn(this.#media.local, options.rejoin !== false);
    this.#visit = this.#visitTo(options.room);
    this.#levels = new CallLevels({
      clock: this.#clock,
      peers: () => this.#visit.stay?.peers ?? [],
      microphone: () => this.#media.local.microphone,
      inCall: () => this.#isIn('joined'),
      onChange: () => {
        this.#changed();
      },
    });
    this.#snapshot = this.#build();
    this.#announcer = new Announcer(this.#snapshot, (event) => this.dispatchEvent(event));
    this.#selves = new OtherSelves(
      {
        clock: this.#clock,
        snapshot: () => this.#snapshot,
        leave: () => this.#leave('taken-over'),
        setSound: (on) => this.setSound(on),
        setMicrophone: (on) => void this.setMicrophone(on),
      },
      signal,
    );
    if (options.logger) new CallLog(options.logger, systemClock).follow(this);
    const onNetworkChange = (): void => {
      this.#visit.networkChanged();
    };
    new NetworkWatch(platformNetwork(), systemClock, onNetworkChange, signal);
    watchPage(globalThis, { hide: () => this.#onPageHide(), show: () => this.#onPageShow() }, signal);
  }

  /** The state now: one frozen object, a new one after each change. */
  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /**
   * Goes into the room, so that one sees who is there (`idle` or `failed` → `connecting` → `lobby`). Resolves in the
   * lobby, and at once when already there; after a `move()` meanwhile, in the lobby of the new room. A page that was in
   * the call and has been loaded anew goes on from the lobby as with `join()`, see the option `rejoin`.
   *
   * Also the way back in when the room has refused us since (`snapshot.error` is `room-refused` or
   * `room-token-failed`): it asks at once, the call goes on meanwhile, and the outcome is in the snapshot.
   *
   * @throws {CallError} `room-missing`, `room-unreachable` (code not loadable), `call-closed`; `room-refused` and
   *   `room-token-failed` after the attempts that `TokenSource` describes, which `snapshot.error` shows meanwhile. A
   *   server that doesn't answer is no rejection: trying goes on, and `snapshot.error` says so.
   */
  async connect(): Promise<void> {
    this.#refuseClosed();
    this.#visit.retry();
    if (this.#isIn('idle', 'failed')) this.#go(this.#visit.room);
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

  /**
   * Captures the devices that are wanted at first, for a preview before joining. Never rejects: a refusal is in the
   * snapshot and told by an `error` event.
   */
  async startCapture(): Promise<void> {
    if (this.#state !== 'closed') await this.#media.local.start();
  }

  /**
   * Asks for a seat; connects and captures first where that has not been done. Resolves when the state is `joined` or
   * `waiting`; whoever waits enters by itself later. After a `move()` meanwhile it is about a seat in the new room.
   *
   * @throws {CallError} as `connect()`; `call-closed` also when the session is closed or left meanwhile.
   */
  async join(): Promise<void> {
    this.#refuseClosed();
    this.#visit.retry();
    this.#wish ??= new SeatWish();
    const wish = this.#wish;
    if (this.#isIn('idle', 'failed')) this.#go(this.#visit.room);
    else if (this.#isIn('lobby', 'left')) this.#ask();
    await wish.answered();
  }

  /**
   * Goes from this room into another one. The old room's call is left with a goodbye (`left` with the reason `moved`);
   * devices, their tracks and what is muted stay as they are. Whoever was in the call, waited or was asking for a seat
   * asks for one in the new room; everybody else ends in its lobby. Resolves there.
   *
   * A move that fails ends in `failed` and releases the devices; another `move()` goes on from there.
   *
   * @throws {CallError} as `connect()` about the new room; `call-closed` also when another move takes the place of this
   *   one, and when the session is closed or the new call left meanwhile.
   */
  async move(room: RoomSource): Promise<void> {
    this.#refuseClosed();
    const wasIn = this.#isIn('joined');
    // That wish was fulfilled; the one for a seat in the new room is still open.
    if (this.#isIn('joined', 'waiting')) this.#wish = new SeatWish();
    const wish = this.#wish;
    this.#go(room);
    const [visit, arrival] = [this.#visit, this.#arrival];
    if (wasIn) this.dispatchEvent(new CallLeftEvent('moved'));
    await arrival;
    await wish?.answered();
    if (visit !== this.#visit) throw movedError();
  }

  /** Leaves the call or the waiting line and releases the devices; the room stays open for another `join()`. Idempotent. */
  leave(): void {
    this.#leave('left');
  }

  /**
   * Brings the call here from the other tabs of this browser in which the same person (`user.id`) has a seat: they leave,
   * and we join. Somebody on another device, or in a frozen tab, stays in the call; `snapshot.elsewhere` tells.
   *
   * Who joins as a second self is silent at first (microphone and the others' sound off), so that nothing echoes.
   *
   * @throws {CallError} as `join()`
   */
  async takeOver(): Promise<void> {
    await this.connect();
    await this.#selves.takeOver();
    if (!this.#isIn('joined')) await this.join();
  }

  /** Plays the others' sound in this tab, or not; on by default. */
  setSound(on: boolean): void {
    this.#playback.setMuted(!on);
  }

  #leave(reason: 'left' | 'taken-over'): void {
    this.#return.settle(this.#visit.room);
    // The goodbye comes first: nobody shall see us go dark before we go.
    if (this.#isIn('joining', 'waiting', 'joined')) this.#visit.beginStay(this.#user);
    this.#stopCall(reason);
  }

  #stopCall(reason: 'left' | 'taken-over' | 'page-left'): void {
    const wasIn = this.#isIn('joined');
    this.#giveUp(closedError());
    this.#media.stop();
    if (this.#isIn('joining', 'waiting', 'joined')) this.#setState('left', reason);
    if (wasIn) this.dispatchEvent(new CallLeftEvent(reason));
  }

  /** Ends the session for good and releases everything it holds. Idempotent. */
  close(): void {
    if (this.#state === 'closed') return;
    const wasIn = this.#isIn('joined');
    this.#lifetime.abort();
    this.#levels.close();
    this.#visit.end();
    this.#media.stop();
    this.#playback.close();
    this.#setState('closed', 'closed');
    this.#giveUp(closedError());
    if (wasIn) this.dispatchEvent(new CallLeftEvent('closed'));
  }

  /** Switches the microphone. A muted one keeps its device, so that un-muting is instant. Never rejects. */
  async setMicrophone(on: boolean): Promise<void> {
    if (this.#state !== 'closed') await this.#media.local.set('microphone', on);
  }

  /** Switches the camera. One that is off is released. Never rejects. */
  async setCamera(on: boolean): Promise<void> {
    if (this.#state !== 'closed') await this.#media.local.set('camera', on);
  }

  /**
   * Shows the others a screen, a window or a tab that the person chooses, with its sound where the browser offers that;
   * or ends it. Call it in the handler of a click. Without effect outside a call. Resolves when the person has chosen;
   * never rejects: a failure is in `snapshot.self.screen` and told by an `error` event.
   */
  async setScreen(on: boolean): Promise<void> {
    if (!on) this.#media.screen.stop();
    else if (this.#state === 'joined') await this.#media.screen.start();
  }

  /**
   * Uses another device of a kind, in a call without interruption. Never rejects; a device that can't be had leaves the
   * present one in use and is told by an `error` event. What is in use stands in `snapshot.self` and `snapshot.speaker`.
   *
   * @param deviceId One of `snapshot.devices`; empty for the browser's choice.
   */
  async chooseDevice(kind: 'microphone' | 'camera' | 'speaker', deviceId: string): Promise<void> {
    if (this.#state === 'closed') return;
    if (kind === 'speaker') await this.#playback.setSpeaker(deviceId);
    else await this.#media.local.choose(kind, deviceId);
  }

  /** Changes who we are for the others; without effect where the host page writes `user` itself. */
  setUser(user: UserIdentity): void {
    this.#given = user;
    this.#user = user;
    this.#visit.stay?.setUser(user);
    this.#changed();
  }

  /**
   * Gives another token for the room's server, or a function for it. It counts from the next connection on, and is
   * tried at once where the room has refused us during our stay; after a first refusal (`failed`) call `connect()`.
   * Without effect in a room that is not given by `url` and `name`.
   */
  setToken(token: TokenSource | undefined): void {
    this.#visit.setToken(token);
  }

  /** Plays the others' sound after the browser has blocked it. Call it in the handler of a click. */
  resumePlayback(): void {
    this.#playback.resume();
  }

  /**
   * Tries at once to bring back the link to one peer, from the first step on. Does nothing where that link works or is
   * being made for the first time.
   *
   * @param peer Session id, as in `snapshot.peers`.
   */
  retry(peer: string): void {
    this.#visit.stay?.peer(peer)?.retry();
  }

  /**
   * Tells how loud somebody is: at once, and then up to eight times a second while the page is visible and the level
   * is another one. Levels are in no snapshot, so a meter can be drawn without rendering anything else anew. Ours is 0
   * while our microphone is off; in the lobby it needs `startCapture()`.
   *
   * @param who Session id, as in `snapshot.peers`, or `self`.
   * @param listener Gets the level: 0 is silence, 1 very loud, and steps between sound equally large.
   * @returns Ends it. Closing the session does so, too.
   */
  watchLevel(who: string, listener: LevelListener): () => void {
    return this.#levels.watch(who, listener);
  }

  /**
   * Figures of the link to one peer (W3C WebRTC statistics); undefined where there is no link.
   *
   * @param peer Session id, as in `snapshot.peers`.
   */
  async getStats(peer: string): Promise<RTCStatsReport | undefined> {
    return this.#visit.stay?.peer(peer)?.getStats();
  }

  /**
   * How the call is doing, as plain JSON that can be shown, stored and sent to whoever helps: figures and history of each
   * link, own devices, room, browser. It has no names, no ids and, unless asked for, no addresses. Never rejects.
   */
  async diagnose(options: DiagnosisOptions = {}): Promise<Diagnosis> {
    return diagnose({
      snapshot: this.#snapshot,
      peer: (id) => this.#visit.stay?.peer(id),
      began: this.#began,
      now: systemClock.now(),
      options,
    });
  }

  /**
   * Checks whether a call with the options of this session works here, see `checkCall()`. The session goes on as it is.
   *
   * @throws The reason of `signal`, when that aborts.
   */
  async check(how: Pick<CallCheckOptions, 'signal' | 'onResult'> = {}): Promise<readonly CheckResult[]> {
    return checkCall({ ...this.#options, ...how, room: this.#visit.room });
  }

  #visitTo(room: RoomSource): RoomVisit {
    return new RoomVisit({
      room,
      relays: this.#options,
      capacity: this.#capacity,
      clock: this.#clock,
      playback: this.#playback,
      streams: this.#streams,
      farewells: this.#farewells,
      sent: () => sentMedia(this.#media.local, this.#media.screen),
      onChange: () => {
        this.#onVisitChange();
      },
      onError: this.#report,
    });
  }

  /** Begins a visit in place of the one before, and goes into its lobby. */
  #go(room: RoomSource): void {
    this.#visit.end();
    const visit = this.#visitTo(room);
    this.#visit = visit;
    this.#setState('connecting');
    this.#changed();
    this.#arrival = this.#arrive(visit);
    // Whoever waits for the seat and not for the lobby is told by the wish.
    this.#arrival.catch(() => undefined);
  }

  async #arrive(visit: RoomVisit): Promise<void> {
    try {
      await visit.enter();
    } catch (thrown) {
      if (visit.isOver) throw this.#isIn('closed') ? closedError() : movedError();
      if (thrown instanceof CallError) this.#fail(thrown);
      throw thrown;
    }
    const record = this.#return.recordOf(visit.room);
    const user = this.#given ?? visit.identity ?? this.#user;
    this.#user = record && user.name === '' ? { ...user, name: record.name } : user;
    visit.beginStay(this.#user, record?.secret);
    this.#setState('lobby');
    void warmUpWebRtc();
    if (record && this.#return.resume(record)) this.#wish ??= new SeatWish();
    if (this.#wish) this.#ask();
  }

  /** In no room nobody needs our devices, and no view shows that they are on. */
  #fail(error: CallError): void {
    this.#media.stop();
    this.#setState('failed');
    this.#giveUp(error);
    this.#report(error);
  }

  /** Asks for a seat, with the devices where they come in time. */
  #ask(): void {
    const { stay } = this.#visit;
    this.#setState('joining');
    void this.#media.startPatiently(systemClock).then(() => {
      if (stay === this.#visit.stay && this.#isIn('joining')) stay?.claim();
    });
  }

  #giveUp(reason: CallError): void {
    this.#wish?.refuse(reason);
    this.#wish = undefined;
  }

  #onVisitChange(): void {
    const stage = this.#visit.stay?.stage;
    const wasIn = this.#state === 'joined';
    // Whoever is in the call or in line has come back.
    if ((stage === 'in' || stage === 'waiting') && this.#isIn('joining'))
      this.#return.settle(this.#visit.room);
    if (stage === 'in' && this.#isIn('joining', 'waiting')) {
      this.#setState('joined');
      this.#joinedAt = this.#clock.now();
      this.dispatchEvent(new CallJoinedEvent(this.#snapshot));
    } else if (stage === 'waiting' && this.#isIn('joining', 'joined')) {
      // Where more sit down at once than there are seats, some step back in a moment, and were never away.
      const wasEstablished = wasIn && this.#clock.now() - this.#joinedAt >= ESTABLISHED_AFTER_MS;
      this.#setState('waiting', wasEstablished ? 'seat-lost' : undefined);
      if (wasIn) this.dispatchEvent(new CallLeftEvent('seat-lost'));
      this.dispatchEvent(new CallFullEvent(this.#snapshot.place));
    }
    if (stage === 'in' || stage === 'waiting') this.#wish?.grant();
    this.#changed();
  }

  /** The page may be kept by the browser and come back, so it is left like a call and not like a session. */
  #onPageHide(): void {
    const { room, stay } = this.#visit;
    let mayReturn = false;
    if (stay && this.#isIn('joining', 'waiting', 'joined'))
      mayReturn = this.#return.leaveCall(room, stay.secret, this.#user.name);
    else if (this.#isIn('lobby')) this.#return.leaveLobby();
    this.#visit.endStay(mayReturn);
    this.#stopCall('page-left');
    this.#farewells.finish();
  }

  #onPageShow(): void {
    const { room } = this.#visit;
    if (this.#isIn('lobby', 'left')) this.#visit.beginStay(this.#user, this.#return.recordOf(room)?.secret);
    if (this.#return.hadPreview) void this.startCapture();
    this.#changed();
  }

  #refuseClosed(): void {
    if (this.#isIn('closed')) throw closedError('The session is closed; only a new one can go on.');
  }

  #isIn(...states: readonly CallState[]): boolean {
    return states.includes(this.#state);
  }

  #setState(state: CallState, ended?: LeaveReason): void {
    if (state === this.#state || !mayFollow(this.#state, state)) return;
    this.#state = state;
    this.#ended = ended;
    this.#changed();
  }

  readonly #report = (error: CallError): void => {
    this.#changed();
    this.dispatchEvent(new CallErrorEvent(error));
  };

  #build(): CallSnapshot {
    return this.#builder.build({
      state: this.#state,
      error: this.#visit.problem,
      ended: this.#ended,
      room: this.#visit.status,
      capacity: this.#capacity,
      user: this.#user,
      media: this.#media.local,
      screen: this.#media.screen.snapshot,
      stay: this.#visit.stay,
      playbackBlocked: this.#playback.blocked,
      sound: !this.#playback.muted,
      devices: this.#media.choices,
      speaker: this.#playback.speaker,
      withheld: this.#media.withheld,
      speech: this.#levels.speech,
    });
  }

  /** Renews the snapshot at once; who listens is told of it at the end of the task. */
  readonly #changed = (): void => {
    this.#levels.update();
    this.#snapshot = this.#build();
    this.#announcer.announce(this.#snapshot);
    this.#selves.review();
  };
}

function movedError(): CallError {
  return closedError('Another move took the place of this one.');
}
