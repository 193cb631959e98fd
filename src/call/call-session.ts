import { NetworkWatch, platformNetwork } from '../links/network-watch.ts';
import { RemotePlayback } from '../media/remote-playback.ts';
import { type Clock, systemClock } from '../protocol/clock.ts';
import { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import type { ReactionName } from '../protocol/reactions.ts';
import { TypedEventTarget } from '../protocol/typed-event-target.ts';
import type { RoomSource, TokenSource } from '../room/room-source.ts';
import { Announcer } from './announcer.ts';
import { CallCourse } from './call-course.ts';
import {
  CallErrorEvent,
  type CallEvents,
  CallFullEvent,
  CallJoinedEvent,
  CallLeftEvent,
} from './call-events.ts';
import { CallLevels, type LevelListener } from './call-levels.ts';
import { CallLog } from './call-log.ts';
import { type CallOptions, capacityOf } from './call-options.ts';
import { type CallCheckOptions, checkCall } from './check/check-call.ts';
import type { CheckResult } from './check/check-result.ts';
import { type Diagnosis, diagnose, type DiagnosisOptions } from './diagnosis.ts';
import { Farewells } from './farewells.ts';
import { sentMedia } from './local-tracks.ts';
import { OtherSelves } from './other-selves.ts';
import { OwnMedia } from './own-media.ts';
import { PageLife } from './page-life.ts';
import { watchPage } from './page-lifecycle.ts';
import { PageReturn } from './page-return.ts';
import { PeerStreamRegistry } from './peer-streams.ts';
import { RoomVisit } from './room-visit.ts';
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
 * @fires HandRaisedEvent `hand-raised`: somebody else raised their hand
 * @fires ReactionEvent `reaction`: somebody reacts, ourselves included
 * @fires MessageReceivedEvent `message`: somebody has written a message, ourselves included
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
  readonly #course: CallCourse;
  readonly #began = systemClock.now();
  readonly #clock: Clock;
  #snapshot: CallSnapshot;

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
    if (typeof RTCPeerConnection === 'undefined') {
      throw new CallError('call-unsupported', 'This browser has no WebRTC (RTCPeerConnection).');
    }
    const { signal } = this.#lifetime;
    this.#playback = new RemotePlayback({ onChange: this.#changed, onError: this.#report });
    const onMediaChange = (): void => {
      this.#playback.speakersChanged(this.#media.speakers);
      this.#course.visit.stay?.updateSent();
      this.#changed();
    };
    this.#media = new OwnMedia(options, { onChange: onMediaChange, onError: this.#report }, signal);
    const pageReturn = new PageReturn(this.#media.local, options.rejoin !== false);
    this.#course = new CallCourse({
      room: options.room,
      user: options.user,
      media: this.#media,
      pageReturn,
      clock,
      visitTo: (room, onChange) => this.#visitTo(room, onChange),
      listener: {
        changed: this.#changed,
        joined: () => this.dispatchEvent(new CallJoinedEvent(this.#snapshot)),
        left: (reason) => this.dispatchEvent(new CallLeftEvent(reason)),
        full: () => this.dispatchEvent(new CallFullEvent(this.#snapshot.place)),
        error: this.#report,
      },
    });
    this.#levels = new CallLevels({
      clock: this.#clock,
      peers: () => this.#course.visit.stay?.peers ?? [],
      microphone: () => this.#media.local.microphone,
      inCall: () => this.#course.isIn('joined'),
      onChange: this.#changed,
    });
    this.#snapshot = this.#build();
    this.#announcer = new Announcer(this.#snapshot, (event) => this.dispatchEvent(event));
    this.#selves = new OtherSelves(
      {
        clock: this.#clock,
        snapshot: () => this.#snapshot,
        leave: () => {
          this.#course.leave('taken-over');
        },
        setSound: (on) => this.setSound(on),
        setMicrophone: (on) => void this.setMicrophone(on),
      },
      signal,
    );
    if (options.logger) new CallLog(options.logger, systemClock).follow(this);
    const onNetworkChange = (): void => {
      this.#course.visit.networkChanged();
    };
    new NetworkWatch(platformNetwork(), systemClock, onNetworkChange, signal);
    const page = new PageLife({
      course: this.#course,
      pageReturn,
      farewells: this.#farewells,
      startCapture: () => void this.startCapture({ ask: false }),
      onChange: this.#changed,
    });
    watchPage(globalThis, page, signal);
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
    await this.#course.connect();
  }

  /**
   * Captures the devices that are wanted at first, for a preview before joining. Never rejects: a refusal is in the
   * snapshot and told by an `error` event.
   *
   * With `ask: false` it captures only what the browser gives without asking the person (Permissions API; a browser
   * that doesn't tell counts as one that asks). The rest is left off and `held` in the snapshot, so that the page can
   * first say what it is for, and then call `startCapture()`, `join()`, or `setCamera(false)` to go on without.
   *
   * @param options.ask Default true.
   */
  async startCapture({ ask = true }: { readonly ask?: boolean } = {}): Promise<void> {
    if (!this.#course.isIn('closed')) await this.#media.start(ask);
  }

  /**
   * Asks for a seat; connects and captures first where that has not been done. Resolves when the state is `joined` or
   * `waiting`; whoever waits enters by itself later. After a `move()` meanwhile it is about a seat in the new room.
   *
   * @throws {CallError} as `connect()`; `call-closed` also when the session is closed or left meanwhile.
   */
  async join(): Promise<void> {
    await this.#course.join();
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
    await this.#course.move(room);
  }

  /** Leaves the call or the waiting line and releases the devices; the room stays open for another `join()`. Idempotent. */
  leave(): void {
    this.#course.leave('left');
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
    if (!this.#course.isIn('joined')) await this.join();
  }

  /** Plays the others' sound in this tab, or not; on by default. */
  setSound(on: boolean): void {
    this.#playback.setMuted(!on);
  }

  /**
   * Plays one person more quietly, for us alone; kept for as long as they are in the call. Without effect for somebody who
   * isn't in it, and on iPhones and iPads, where only the buttons of the device change how loud a page is.
   *
   * @param peer Session id, as in `snapshot.peers`.
   * @param volume 0 is silence, 1 is as loud as it arrives; what is outside of that is brought into it.
   */
  setVolume(peer: string, volume: number): void {
    const { stay } = this.#course.visit;
    if (!stay?.peer(peer) || Number.isNaN(volume)) return;
    this.#playback.setLoudness(peer, { volume: Math.min(1, Math.max(0, volume)) });
  }

  /**
   * Plays nothing of one person, for us alone, or plays them again; kept for as long as they are in the call. Nobody is
   * told. Without effect for somebody who isn't in it.
   *
   * @param peer Session id, as in `snapshot.peers`.
   */
  setMutedHere(peer: string, muted: boolean): void {
    if (this.#course.visit.stay?.peer(peer)) this.#playback.setLoudness(peer, { muted });
  }

  /** Ends the session for good and releases everything it holds. Idempotent. */
  close(): void {
    this.#lifetime.abort();
    this.#levels.close();
    this.#course.close(() => {
      this.#playback.close();
    });
  }

  /** Switches the microphone. A muted one keeps its device, so that un-muting is instant. Never rejects. */
  async setMicrophone(on: boolean): Promise<void> {
    if (!this.#course.isIn('closed')) await this.#media.local.set('microphone', on);
  }

  /** Switches the camera. One that is off is released. Never rejects. */
  async setCamera(on: boolean): Promise<void> {
    if (!this.#course.isIn('closed')) await this.#media.local.set('camera', on);
  }

  /**
   * Shows the others a screen, a window or a tab that the person chooses, with its sound where the browser offers that;
   * or ends it. Call it in the handler of a click. Without effect outside a call. Resolves when the person has chosen;
   * never rejects: a failure is in `snapshot.self.screen` and told by an `error` event.
   */
  async setScreen(on: boolean): Promise<void> {
    if (!on) this.#media.screen.stop();
    else if (this.#course.isIn('joined')) await this.#media.screen.start();
  }

  /**
   * Raises or lowers our hand for all in the call. Everybody sees the same order of hands (`hand` of `snapshot.self` and of
   * each peer), also who joins later. It goes down by itself when we leave the call or lose our seat. Without effect
   * outside of the call.
   */
  raiseHand(up: boolean): void {
    this.#course.visit.stay?.talk.raiseHand(up);
  }

  /**
   * Shows a reaction for 5 s to all who are connected now.
   *
   * @returns Whether it is shown: false outside of the call, and for more than 2 per second in the long run.
   */
  react(reaction: ReactionName): boolean {
    return this.#course.visit.stay?.talk.react(reaction) ?? false;
  }

  /**
   * Writes a message to all who are in the call, over the control channels and nothing else: no server sees it, nobody
   * stores it, and who joins later doesn't get it. Where a link is away it waits for it; `unreached` of the message says
   * who doesn't have it. Members whose page was written by hand can't get messages.
   *
   * @param text Plain text; what is beyond 2,000 characters is cut off, and control and direction characters are taken
   *   out.
   * @returns Whether it was sent and is in `snapshot.messages`: false for an empty text, outside of the call, and for more
   *   than one per second in the long run (10 at once).
   */
  say(text: string): boolean {
    return this.#course.visit.stay?.talk.say(text) ?? false;
  }

  /**
   * Uses another device of a kind, in a call without interruption. Never rejects; a device that can't be had leaves the
   * present one in use and is told by an `error` event. What is in use stands in `snapshot.self` and `snapshot.speaker`.
   *
   * @param deviceId One of `snapshot.devices`; empty for the browser's choice.
   */
  async chooseDevice(kind: 'microphone' | 'camera' | 'speaker', deviceId: string): Promise<void> {
    if (this.#course.isIn('closed')) return;
    if (kind === 'speaker') await this.#playback.setSpeaker(deviceId);
    else await this.#media.local.choose(kind, deviceId);
  }

  /** Changes who we are for the others; without effect where the host page writes `user` itself. */
  setUser(user: UserIdentity): void {
    this.#course.setUser(user);
  }

  /**
   * Gives another token for the room's server, or a function for it. It counts from the next connection on, and is
   * tried at once where the room has refused us during our stay; after a first refusal (`failed`) call `connect()`.
   * Without effect in a room that is not given by `url` and `name`.
   */
  setToken(token: TokenSource | undefined): void {
    this.#course.visit.setToken(token);
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
    this.#course.visit.stay?.peer(peer)?.retry();
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
    return this.#course.visit.stay?.peer(peer)?.getStats();
  }

  /**
   * How the call is doing, as plain JSON that can be shown, stored and sent to whoever helps: figures and history of each
   * link, own devices, room, browser. It has no names, no ids and, unless asked for, no addresses. Never rejects.
   */
  async diagnose(options: DiagnosisOptions = {}): Promise<Diagnosis> {
    return diagnose({
      snapshot: this.#snapshot,
      peer: (id) => this.#course.visit.stay?.peer(id),
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
    return checkCall({ ...this.#options, ...how, room: this.#course.visit.room });
  }

  #visitTo(room: RoomSource, onChange: () => void): RoomVisit {
    return new RoomVisit({
      room,
      relays: this.#options,
      capacity: this.#capacity,
      clock: this.#clock,
      playback: this.#playback,
      streams: this.#streams,
      farewells: this.#farewells,
      sent: () => sentMedia(this.#media.local, this.#media.screen),
      onChange,
      onError: this.#report,
    });
  }

  readonly #report = (error: CallError): void => {
    this.#changed();
    this.dispatchEvent(new CallErrorEvent(error));
  };

  #build(): CallSnapshot {
    const { state, ended, user, visit } = this.#course;
    return this.#builder.build({
      state,
      error: visit.problem,
      ended,
      room: visit.status,
      capacity: this.#capacity,
      user,
      media: this.#media.local,
      screen: this.#media.screen.snapshot,
      stay: visit.stay,
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
