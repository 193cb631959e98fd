import { warmUpWebRtc } from '../links/warm-up.ts';
import { RemotePlayback } from '../media/remote-playback.ts';
import { systemClock } from '../protocol/clock.ts';
import { MAX_SEATS, MIN_SEATS } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import { TypedEventTarget } from '../protocol/typed-event-target.ts';
import type { RoomConnection } from '../room/room-connection.ts';
import { Announcer } from './announcer.ts';
import {
  CallErrorEvent,
  type CallEvents,
  CallFullEvent,
  CallJoinedEvent,
  CallLeftEvent,
} from './call-events.ts';
import type { CallOptions } from './call-options.ts';
import { type CallState, mayFollow } from './call-state.ts';
import { sentMedia } from './local-tracks.ts';
import { OwnMedia } from './own-media.ts';
import { watchPage } from './page-lifecycle.ts';
import { PeerStreamRegistry } from './peer-streams.ts';
import { Relays } from './relays.ts';
import { RoomEntrance } from './room-entrance.ts';
import type { CallSnapshot } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';
import { Stay } from './stay.ts';

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
  readonly #entrance: RoomEntrance;
  readonly #media: OwnMedia;
  readonly #playback: RemotePlayback;
  readonly #relays: Relays;
  readonly #streams = new PeerStreamRegistry();
  readonly #builder = new SnapshotBuilder(this.#streams);
  readonly #announcer: Announcer;
  #user: UserIdentity;
  #room: RoomConnection | undefined;
  #stay: Stay | undefined;
  #state: CallState = 'idle';
  #error: CallError | undefined;
  #snapshot: CallSnapshot;
  #connecting: Promise<void> | undefined;
  #standing: PromiseWithResolvers<undefined> | undefined;

  /**
   * Makes a session; nothing is connected or captured yet.
   *
   * @throws {CallError} `invalid-option` for a number of peers out of range; `call-unsupported` without WebRTC.
   */
  constructor(options: CallOptions) {
    super();
    this.#options = options;
    this.#capacity = checkedCapacity(options.maxPeers);
    this.#user = options.user ?? { name: '' };
    if (typeof RTCPeerConnection === 'undefined') {
      throw new CallError('call-unsupported', 'This browser has no WebRTC (RTCPeerConnection).');
    }
    const { signal } = this.#lifetime;
    this.#playback = new RemotePlayback(() => {
      this.#onPlaybackChange();
    });
    this.#media = new OwnMedia(
      options,
      {
        onChange: () => {
          this.#stay?.updateSent();
          this.#changed();
        },
        onError: (error) => {
          this.#report(error);
        },
      },
      signal,
    );
    this.#relays = new Relays(options, async () => (await this.#room?.iceServers?.()) ?? [], systemClock, {
      onRotated: (configuration) => {
        this.#stay?.rotate(configuration);
      },
      onError: (error) => {
        this.#report(error);
      },
    });
    this.#entrance = new RoomEntrance({
      status: (status, returned) => {
        if (status === 'connected' && this.#state !== 'failed') this.#error = undefined;
        if (returned) this.#stay?.roomReturned();
        this.#changed();
      },
      problem: (error) => {
        this.#error = error;
        this.#report(error);
      },
    });
    this.#snapshot = this.#build();
    this.#announcer = new Announcer(this.#snapshot, (event) => this.dispatchEvent(event));
    watchPage(globalThis, { hide: () => this.#onPageHide(), show: () => this.#onPageShow() }, signal);
  }

  /** The state now: one frozen object, a new one after each change. */
  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /**
   * Goes into the room, so that one sees who is there (`idle` or `failed` → `connecting` → `lobby`). Resolves in the
   * lobby, and at once when already there.
   *
   * @throws {CallError} `room-missing`, `room-refused`, `room-token-failed`, `room-unreachable` (code not loadable),
   *   `call-closed`. A server that doesn't answer is no rejection: trying goes on, and `snapshot.error` says so.
   */
  connect(): Promise<void> {
    if (this.#state === 'closed') return Promise.reject(closedError());
    this.#connecting ??= this.#connect();
    return this.#connecting;
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
   * `waiting`; whoever waits enters by itself later.
   *
   * @throws {CallError} as `connect()`; `call-closed` also when the session is closed or left meanwhile.
   */
  async join(): Promise<void> {
    await this.connect();
    if (this.#isIn('lobby', 'left')) {
      this.#standing = Promise.withResolvers<undefined>();
      this.#setState('joining');
      await this.#media.startPatiently(systemClock);
      if (this.#isIn('joining')) this.#stay?.claim();
    }
    await this.#standing?.promise;
    if (!this.#isIn('joined', 'waiting')) throw closedError();
  }

  /** Leaves the call or the waiting line and releases the devices; the room stays open for another `join()`. Idempotent. */
  leave(): void {
    if (this.#isIn('joining', 'waiting', 'joined')) this.#leave();
    else this.#media.local.stop();
  }

  /** Ends the session for good and releases everything it holds. Idempotent. */
  close(): void {
    if (this.#state === 'closed') return;
    const wasIn = this.#isIn('joined');
    this.#lifetime.abort();
    this.#stay?.end();
    this.#stay = undefined;
    this.#relays.stop();
    this.#media.local.stop();
    this.#playback.close();
    this.#entrance.close();
    this.#room = undefined;
    this.#setState('closed');
    this.#standing?.resolve(undefined);
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
   * Uses another device of a kind, in a call without interruption. Never rejects; a device that can't be had leaves the
   * present one in use and is told by an `error` event.
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
    this.#user = user;
    this.#stay?.setUser(user);
    this.#changed();
  }

  /** Plays the others' sound after the browser has blocked it. Call it in the handler of a click. */
  resumePlayback(): void {
    this.#playback.resume();
  }

  /**
   * Figures of the link to one peer (W3C WebRTC statistics); undefined where there is no link.
   *
   * @param peer Session id, as in `snapshot.peers`.
   */
  async getStats(peer: string): Promise<RTCStatsReport | undefined> {
    return this.#stay?.peer(peer)?.getStats();
  }

  async #connect(): Promise<void> {
    this.#error = undefined;
    this.#setState('connecting');
    try {
      this.#room = await this.#entrance.enter(this.#options.room);
    } catch (thrown) {
      this.#connecting = undefined;
      if (!this.#isIn('closed') && thrown instanceof CallError) {
        this.#error = thrown;
        this.#setState('failed');
        this.#report(thrown);
      }
      throw thrown;
    }
    this.#user = this.#options.user ?? this.#room.identity ?? this.#user;
    this.#beginStay(this.#room);
    this.#setState('lobby');
    void warmUpWebRtc();
  }

  /** Begins a new stay in the lobby of the room. */
  #beginStay({ awareness }: RoomConnection): void {
    this.#stay = new Stay({
      awareness,
      user: this.#user,
      capacity: this.#capacity,
      clock: systemClock,
      playback: this.#playback,
      streams: this.#streams,
      sent: () => sentMedia(this.#media.local),
      configuration: () => this.#relays.configuration(),
      roomIsLive: () => this.#entrance.status === 'connected',
      onChange: () => {
        this.#onStayChange();
      },
      onServerError: (url, errorCode) => {
        this.#relays.serverError(url, errorCode);
      },
      onError: (error) => {
        this.#report(error);
      },
    });
  }

  #onPlaybackChange(): void {
    const wasBlocked = this.#snapshot.playbackBlocked;
    this.#changed();
    if (wasBlocked || !this.#playback.blocked) return;
    this.#report(
      new CallError(
        'playback-blocked',
        'The browser wants a gesture before it plays sound. Call resumePlayback() in the handler of a click.',
      ),
    );
  }

  #onStayChange(): void {
    const stage = this.#stay?.stage;
    const wasIn = this.#state === 'joined';
    if (stage === 'in' && this.#isIn('joining', 'waiting')) {
      this.#setState('joined');
      this.dispatchEvent(new CallJoinedEvent(this.#snapshot));
    } else if (stage === 'waiting' && this.#isIn('joining', 'joined')) {
      this.#setState('waiting');
      if (wasIn) this.dispatchEvent(new CallLeftEvent('seat-lost'));
      this.dispatchEvent(new CallFullEvent(this.#snapshot.place));
    }
    if (stage === 'in' || stage === 'waiting') this.#standing?.resolve(undefined);
    this.#changed();
  }

  #leave(): void {
    const wasIn = this.#state === 'joined';
    this.#stay?.end();
    this.#relays.stop();
    this.#media.local.stop();
    if (this.#room) this.#beginStay(this.#room);
    this.#setState('left');
    this.#standing?.resolve(undefined);
    if (wasIn) this.dispatchEvent(new CallLeftEvent('left'));
  }

  /** The page may be kept by the browser and come back, so it is left like a call and not like a session. */
  #onPageHide(): void {
    this.leave();
    this.#stay?.end();
  }

  #onPageShow(): void {
    if (this.#room && this.#isIn('lobby', 'left')) this.#beginStay(this.#room);
    this.#changed();
  }

  #isIn(...states: readonly CallState[]): boolean {
    return states.includes(this.#state);
  }

  #setState(state: CallState): void {
    if (state === this.#state || !mayFollow(this.#state, state)) return;
    this.#state = state;
    this.#changed();
  }

  #report(error: CallError): void {
    this.#changed();
    this.dispatchEvent(new CallErrorEvent(error));
  }

  #build(): CallSnapshot {
    return this.#builder.build({
      state: this.#state,
      error: this.#error,
      room: this.#entrance.status,
      capacity: this.#capacity,
      user: this.#user,
      media: this.#media.local,
      stay: this.#stay,
      playbackBlocked: this.#playback.blocked,
      devices: this.#media.choices,
    });
  }

  /** Renews the snapshot at once; who listens is told of it at the end of the task. */
  #changed(): void {
    this.#snapshot = this.#build();
    this.#announcer.announce(this.#snapshot);
  }
}

function checkedCapacity(maxPeers = MAX_SEATS): number {
  if (Number.isInteger(maxPeers) && maxPeers >= MIN_SEATS && maxPeers <= MAX_SEATS) return maxPeers;
  throw new CallError('invalid-option', `maxPeers is ${maxPeers}; it must be ${MIN_SEATS} to ${MAX_SEATS}.`);
}

function closedError(): CallError {
  return new CallError('call-closed', 'The call was left or closed meanwhile.');
}
