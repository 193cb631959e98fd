import { warmUpWebRtc } from '../links/warm-up.ts';
import { captureDevices, type MediaDevicesLike } from '../media/capture.ts';
import { documentPolicy } from '../media/capture-errors.ts';
import { DeviceList } from '../media/device-list.ts';
import { captureFromStream } from '../media/given-stream.ts';
import { LocalMedia } from '../media/local-media.ts';
import { RemotePlayback } from '../media/remote-playback.ts';
import { systemClock } from '../protocol/clock.ts';
import { MAX_SEATS, MIN_SEATS } from '../protocol/constants.ts';
import { CallError, toError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import { TypedEventTarget } from '../protocol/typed-event-target.ts';
import { openRoom } from '../room/open-room.ts';
import type { RoomConnection, RoomStatus } from '../room/room-connection.ts';
import {
  CallChangeEvent,
  CallErrorEvent,
  type CallEvents,
  CallFullEvent,
  CallJoinedEvent,
  CallLeftEvent,
  type LeaveReason,
  PeerJoinedEvent,
  PeerLeftEvent,
} from './call-events.ts';
import type { CallOptions } from './call-options.ts';
import { type CallState, mayFollow } from './call-state.ts';
import { iceConfiguration } from './ice-configuration.ts';
import { sentMedia } from './local-tracks.ts';
import { watchPage } from './page-lifecycle.ts';
import type { CallSnapshot } from './snapshot.ts';
import { SnapshotBuilder } from './snapshot-builder.ts';
import { Stay } from './stay.ts';

/** Joining waits this long for the person to answer the browser's question about devices, ms. */
const CAPTURE_PATIENCE_MS = 5000;

/**
 * A call without any user interface: the room, the seats, the links, the own devices and the others' sound.
 *
 * State is read from `snapshot` and changes are told by events; the methods only ask. What they asked for shows in the
 * snapshot when the browser, the room or a peer has done it.
 *
 * @fires CallChangeEvent `change`: the snapshot changed
 * @fires CallJoinedEvent `joined`, CallLeftEvent `left`, CallFullEvent `full`
 * @fires PeerJoinedEvent `peer-joined`, PeerLeftEvent `peer-left`
 * @fires CallErrorEvent `error`
 */
export class CallSession extends TypedEventTarget<CallEvents> {
  readonly #options: CallOptions;
  readonly #capacity: number;
  readonly #lifetime = new AbortController();
  readonly #clock = systemClock;
  readonly #media: LocalMedia;
  readonly #devices: DeviceList;
  readonly #playback: RemotePlayback;
  readonly #builder = new SnapshotBuilder();
  #user: UserIdentity;
  #room: RoomConnection | undefined;
  #roomStatus: RoomStatus = 'connecting';
  #stay: Stay | undefined;
  #state: CallState = 'idle';
  #error: CallError | undefined;
  #snapshot: CallSnapshot;
  #announced: CallSnapshot;
  #changePending = false;
  #opening: Promise<void> | undefined;
  #onRoomOpen: { readonly resolve: () => void; readonly reject: (error: CallError) => void } | undefined;
  #onStanding: (() => void) | undefined;

  /**
   * Makes a session; nothing is connected or captured yet.
   *
   * @throws {CallError} `invalid-option` for a number of peers out of range; `call-unsupported` without WebRTC.
   */
  constructor(options: CallOptions) {
    super();
    const capacity = options.maxPeers ?? MAX_SEATS;
    if (!Number.isInteger(capacity) || capacity < MIN_SEATS || capacity > MAX_SEATS) {
      throw new CallError(
        'invalid-option',
        `maxPeers is ${capacity}; it must be ${MIN_SEATS} to ${MAX_SEATS}.`,
      );
    }
    if (typeof RTCPeerConnection === 'undefined') {
      throw new CallError('call-unsupported', 'This browser has no WebRTC (RTCPeerConnection).');
    }
    this.#options = options;
    this.#capacity = capacity;
    this.#user = options.user ?? { name: '' };
    const { signal } = this.#lifetime;
    // Absent in insecure contexts, whatever the type says.
    const mediaDevices = navigator.mediaDevices as MediaDevicesLike | undefined;
    const { localStream } = options;
    this.#playback = new RemotePlayback(() => {
      this.#changed();
    });
    this.#devices = new DeviceList(
      mediaDevices,
      () => {
        this.#changed();
      },
      signal,
    );
    this.#media = new LocalMedia({
      microphone: options.microphone ?? true,
      camera: options.camera ?? true,
      capture: async (request) => {
        if (localStream) return captureFromStream(localStream, request);
        const results = await captureDevices(mediaDevices, request, documentPolicy);
        void this.#devices.refresh();
        return results;
      },
      onChange: () => {
        this.#stay?.updateSent();
        this.#changed();
      },
      onError: (error) => {
        this.#report(error);
      },
    });
    watchPage(globalThis, { hide: () => this.#onPageHide(), show: () => this.#onPageShow() }, signal);
    this.#snapshot = this.#build();
    this.#announced = this.#snapshot;
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
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /**
   * Captures the devices that are wanted at first, for a preview before joining. Never rejects: a refusal is in the
   * snapshot and told by an `error` event.
   */
  async startCapture(): Promise<void> {
    if (this.#state !== 'closed') await this.#media.start();
  }

  /**
   * Asks for a seat; connects and captures first where that has not been done. Resolves when the state is `joined` or
   * `waiting`; whoever waits enters by itself later.
   *
   * @throws {CallError} as `connect()`; `call-closed` also when the session is closed or left meanwhile.
   */
  async join(): Promise<void> {
    await this.connect();
    if (this.#state === 'joined' || this.#state === 'waiting') return;
    if (this.#state === 'lobby' || this.#state === 'left') {
      this.#setState('joining');
      await this.#captureWithPatience();
    }
    const stay = this.#stay;
    if (this.#state === 'joining' && stay) {
      await new Promise<void>((resolve) => {
        const before = this.#onStanding;
        this.#onStanding = () => {
          before?.();
          resolve();
        };
        stay.claim();
      });
    }
    if (!this.#isIn('joined', 'waiting')) throw closedError();
  }

  /** Leaves the call or the waiting line and releases the devices; the room stays open for another `join()`. Idempotent. */
  leave(): void {
    if (this.#isIn('joining', 'waiting', 'joined')) this.#endStay('left');
    else this.#media.stop();
  }

  /** Ends the session for good and releases everything it holds. Idempotent. */
  close(): void {
    if (this.#state === 'closed') return;
    const wasIn = this.#isIn('joined');
    this.#lifetime.abort();
    this.#stay?.end();
    this.#stay = undefined;
    this.#media.stop();
    this.#playback.close();
    this.#room?.close();
    this.#room = undefined;
    this.#setState('closed');
    this.#onRoomOpen?.reject(closedError());
    this.#settleStanding();
    if (wasIn) this.dispatchEvent(new CallLeftEvent('closed'));
  }

  /** Switches the microphone. A muted one keeps its device, so that un-muting is instant. Never rejects. */
  async setMicrophone(on: boolean): Promise<void> {
    if (this.#state !== 'closed') await this.#media.set('microphone', on);
  }

  /** Switches the camera. One that is off is released. Never rejects. */
  async setCamera(on: boolean): Promise<void> {
    if (this.#state !== 'closed') await this.#media.set('camera', on);
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
    else await this.#media.choose(kind, deviceId);
  }

  /** Changes who we are for the others; ignored by them where the host page writes `user` itself. */
  setUser(user: UserIdentity): void {
    this.#user = user;
    this.#stay?.setUser(user);
    this.#changed();
  }

  /** Plays the others' sound after the browser has blocked it. Call it in the handler of a click. Never rejects. */
  resumePlayback(): Promise<void> {
    return this.#playback.resume();
  }

  /**
   * Figures of the link to one peer (W3C WebRTC statistics); undefined where there is no link.
   *
   * @param peer Session id, as in `snapshot.peers`.
   */
  async getStats(peer: string): Promise<RTCStatsReport | undefined> {
    return this.#stay?.peer(peer)?.getStats();
  }

  async #open(): Promise<void> {
    this.#error = undefined;
    this.#setState('connecting');
    try {
      await this.#openRoom();
    } catch (thrown) {
      const error =
        thrown instanceof CallError ? thrown : new CallError('room-unreachable', toError(thrown).message);
      this.#fail(error);
      throw error;
    }
    this.#enter();
    this.#setState('lobby');
    void warmUpWebRtc();
  }

  async #openRoom(): Promise<void> {
    const opened = new Promise<void>((resolve, reject) => {
      this.#onRoomOpen = { resolve, reject };
    });
    // It may be rejected while the room's code is still loading; whoever awaits it below is told then.
    opened.catch(() => undefined);
    const room = await openRoom(this.#options.room, {
      status: (status) => {
        this.#onRoomStatus(status);
      },
      error: (error) => {
        this.#onRoomError(error);
      },
    });
    if (this.#state !== 'connecting') {
      room.close();
      throw closedError();
    }
    this.#room = room;
    this.#roomStatus = room.status;
    if (room.status === 'connected') this.#onRoomOpen?.resolve();
    await opened;
  }

  /** Begins a new stay in the lobby of the open room. */
  #enter(): void {
    const { awareness } = this.#room ?? {};
    if (!awareness) return;
    const { iceServers, iceTransportPolicy } = this.#options;
    this.#stay = new Stay({
      awareness,
      user: this.#user,
      capacity: this.#capacity,
      clock: this.#clock,
      playback: this.#playback,
      sent: () => sentMedia(this.#media),
      configuration: () =>
        iceConfiguration(iceServers, iceTransportPolicy, (error) => {
          this.#report(error);
        }),
      roomIsLive: () => this.#roomStatus === 'connected',
      onChange: () => {
        this.#onStayChange();
      },
      onError: (error) => {
        this.#report(error);
      },
    });
  }

  async #captureWithPatience(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = this.#clock.schedule(resolve, CAPTURE_PATIENCE_MS);
      void this.#media.start().then(() => {
        this.#clock.cancel(timer);
        resolve();
      });
    });
  }

  #onStayChange(): void {
    const stage = this.#stay?.stage;
    const before = this.#state;
    if (stage === 'in' && this.#isIn('joining', 'waiting')) {
      this.#setState('joined');
      this.dispatchEvent(new CallJoinedEvent(this.#snapshot));
    } else if (stage === 'waiting' && this.#isIn('joining', 'joined')) {
      this.#setState('waiting');
      if (before === 'joined') this.dispatchEvent(new CallLeftEvent('seat-lost'));
      this.dispatchEvent(new CallFullEvent(this.#snapshot.place));
    }
    if (stage === 'in' || stage === 'waiting') this.#settleStanding();
    this.#changed();
  }

  #onRoomStatus(status: RoomStatus): void {
    const wasLost = this.#roomStatus === 'disconnected';
    this.#roomStatus = status;
    if (status === 'connected') {
      if (this.#state !== 'failed') this.#error = undefined;
      this.#onRoomOpen?.resolve();
      if (wasLost) this.#stay?.roomReturned();
    }
    this.#changed();
  }

  #onRoomError(error: CallError): void {
    this.#error = error;
    const isFinal = error.code === 'room-refused' || error.code === 'room-token-failed';
    if (isFinal && this.#state === 'connecting' && this.#onRoomOpen) this.#onRoomOpen.reject(error);
    else this.#report(error);
  }

  #onPageHide(): void {
    if (this.#isIn('joining', 'waiting', 'joined')) this.#endStay('left');
    else this.#stay?.end();
  }

  #onPageShow(): void {
    if (this.#isIn('lobby', 'left')) {
      this.#stay?.end();
      this.#enter();
    }
    this.#changed();
  }

  #endStay(reason: LeaveReason): void {
    const wasIn = this.#state === 'joined';
    this.#stay?.end();
    this.#media.stop();
    this.#enter();
    this.#setState('left');
    this.#settleStanding();
    if (wasIn) this.dispatchEvent(new CallLeftEvent(reason));
  }

  #fail(error: CallError): void {
    this.#opening = undefined;
    if (this.#state === 'closed') return;
    this.#room?.close();
    this.#room = undefined;
    this.#error = error;
    this.#setState('failed');
    this.#report(error);
  }

  #settleStanding(): void {
    const settle = this.#onStanding;
    this.#onStanding = undefined;
    settle?.();
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
    this.dispatchEvent(new CallErrorEvent(error));
    this.#changed();
  }

  #build(): CallSnapshot {
    return this.#builder.build({
      state: this.#state,
      error: this.#error,
      room: this.#roomStatus,
      capacity: this.#capacity,
      user: this.#user,
      media: this.#media,
      stay: this.#stay,
      playbackBlocked: this.#playback.blocked,
      devices: this.#devices.choices,
    });
  }

  /** Renews the snapshot now and tells of it at the end of the task, once for all that changed together. */
  #changed(): void {
    this.#snapshot = this.#build();
    if (this.#changePending) return;
    this.#changePending = true;
    queueMicrotask(() => {
      this.#changePending = false;
      if (this.#snapshot === this.#announced) return;
      const before = this.#announced;
      this.#announced = this.#snapshot;
      this.#announcePeers(before, this.#snapshot);
      this.dispatchEvent(new CallChangeEvent(this.#snapshot));
    });
  }

  #announcePeers(before: CallSnapshot, after: CallSnapshot): void {
    const had = before.state === 'joined' ? before.peers : [];
    const has = after.state === 'joined' ? after.peers : [];
    for (const peer of had) {
      if (!has.some(({ id }) => id === peer.id)) this.dispatchEvent(new PeerLeftEvent(peer));
    }
    for (const peer of has) {
      if (!had.some(({ id }) => id === peer.id)) this.dispatchEvent(new PeerJoinedEvent(peer));
    }
  }
}

function closedError(): CallError {
  return new CallError(
    'call-closed',
    'The call was left or closed meanwhile. Make a new session to call again.',
  );
}
