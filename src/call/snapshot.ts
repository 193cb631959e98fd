import type { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import type { DeviceChoice } from '../media/device-list.ts';
import type { LocalDeviceSnapshot } from '../media/local-device.ts';
import type { ScreenSnapshot } from '../media/screen-share.ts';
import type { SpeakerSnapshot } from '../media/speaker.ts';
import type { PageFeature } from '../media/page-permissions.ts';
import type { LinkState } from '../links/link-state.ts';
import type { Recovery } from '../links/recovery-ladder.ts';
import type { RoomStatus } from '../room/room-connection.ts';
import type { LinkRating } from '../quality/link-rating.ts';
import type { Reception } from '../quality/reception.ts';
import type { MessageSnapshot } from '../talk/message-log.ts';
import type { ReactionSnapshot } from '../talk/reaction-show.ts';
import type { LeaveReason } from './call-events.ts';
import type { CallState } from './call-state.ts';

export type { CallState } from './call-state.ts';
export type { DeviceChoice } from '../media/device-list.ts';
export type { Recovery } from '../links/recovery-ladder.ts';
export type { RecoveryStep } from '../links/recovery-policy.ts';
export type { DeviceState, LocalDeviceSnapshot } from '../media/local-device.ts';
export type { ScreenSnapshot, SharedSurface } from '../media/screen-share.ts';
export type { SpeakerSnapshot } from '../media/speaker.ts';
export type { PageFeature } from '../media/page-permissions.ts';
export type { LinkGrade, LinkRating, LinkReason } from '../quality/link-rating.ts';
export type { OneWayReception, PictureReception, Reception, VoiceReception } from '../quality/reception.ts';
export type { ReactionName } from '../protocol/reactions.ts';
export type { MessageSnapshot, Receiver } from '../talk/message-log.ts';
export type { ReactionSnapshot } from '../talk/reaction-show.ts';
export type { UserIdentity } from '../protocol/presence.ts';

/** Oneself. */
export interface SelfSnapshot {
  /** Our session id in the present stay. */
  readonly id: string;
  readonly user: UserIdentity;
  readonly microphone: LocalDeviceSnapshot;
  readonly camera: LocalDeviceSnapshot;
  /** What we share of our screen. */
  readonly screen: ScreenSnapshot;
  /** The own picture for a preview; the same object for the life of the session. Empty without a camera. */
  readonly stream: MediaStream;
  /** True while our microphone is on and we speak. Known in the call only, and while the page is visible. */
  readonly speaking: boolean;
  /**
   * True for 6 s when we go on speaking although our microphone is off, at most once a minute. A microphone that was
   * never on is not captured, so nobody can tell.
   */
  readonly talkingWhileMuted: boolean;
  /** Our place among the raised hands, counted from 1; undefined while our hand is down. See `raiseHand()`. */
  readonly hand: number | undefined;
}

/** Somebody else who holds a seat. */
export interface PeerSnapshot {
  /** Session id: stable for one stay in the call, new after a reload. */
  readonly id: string;
  readonly user: UserIdentity;
  /** State of our connection to the peer; `none` while we are not in the call ourselves. */
  readonly link: LinkState | 'none';
  /** Why `link` is `failed`. */
  readonly error: CallError | undefined;
  /**
   * What is being tried while `link` is `reconnecting`; undefined otherwise, and of peers whose page was written by hand.
   */
  readonly recovery: Recovery | undefined;
  /** True when the peer says that its microphone is on. */
  readonly microphone: boolean;
  /** True when the peer says that its camera is on. */
  readonly camera: boolean;
  /** True when the peer says that it shares a screen. */
  readonly screen: boolean;
  /** The shared screen: the same object for the whole stay. Its sound is played by the session. */
  readonly screenStream: MediaStream;
  /** The camera picture: the same object for the whole stay, without tracks until connected. */
  readonly cameraStream: MediaStream;
  /** The voice; already played by the session, given for meters and recorders. */
  readonly microphoneStream: MediaStream;
  /** What really arrives, here of the peer and there of ours; a problem shows after 4 s. */
  readonly reception: Reception;
  /** How good the link is, and why it is not better. A problem shows after 6 s, and goes after 10 s without it. */
  readonly rating: LinkRating;
  /** True while they are heard. Known in the call only, and while the page is visible. */
  readonly speaking: boolean;
  /** Their place among the raised hands, counted from 1; undefined while the hand is down. */
  readonly hand: number | undefined;
  /** How loud they are played here, 0 to 1, their shared screen included; 1 at first. See `setVolume()`. */
  readonly volume: number;
  /** Whether nothing of them is played here, by our own choice; see `setMutedHere()`. */
  readonly mutedHere: boolean;
}

/** Somebody who waits for a seat. */
export interface WaitingSnapshot {
  readonly id: string;
  readonly user: UserIdentity;
  readonly isSelf: boolean;
}

/**
 * The whole state of a call as one frozen object. A new one is made for each change; parts that did not
 * change keep their identity, so `===` tells what to render.
 */
export interface CallSnapshot {
  readonly state: CallState;
  /**
   * Why `state` is `failed`, or the last problem with the room while it lasts. `signaling-blocked` lasts until somebody
   * acknowledges or writes to us; with nothing to send (alone, in the lobby) it can't be known, and is not shown.
   */
  readonly error: CallError | undefined;
  /** Why we are no longer in the call while `state` is `left` or `closed`, or `waiting` again after a seat was lost. */
  readonly ended: LeaveReason | undefined;
  /** The connection to the room's server. A running call goes on while it is `disconnected`. */
  readonly room: RoomStatus;
  /** Number of seats, oneself included: 2 to 6. */
  readonly capacity: number;
  /** True when no seat is free for us. */
  readonly full: boolean;
  readonly self: SelfSnapshot;
  /** The others with a seat, in the order in which they took them. */
  readonly peers: readonly PeerSnapshot[];
  /**
   * Session id of the peer who speaks, or spoke last; undefined until somebody has. It doesn't change for a cough, nor in
   * silence.
   */
  readonly activeSpeaker: string | undefined;
  /**
   * The newest 200 messages of our present stay in the call, oldest first. They are stored nowhere: whoever joins later
   * doesn't see those from before, and leaving forgets them. See `say()`.
   */
  readonly messages: readonly MessageSnapshot[];
  /** The reactions of the last 5 s, oldest first. See `react()`. */
  readonly reactions: readonly ReactionSnapshot[];
  /** The waiting line in its order, oneself included. */
  readonly waiting: readonly WaitingSnapshot[];
  /** Own place in the waiting line, counted from 1; 0 when not waiting. */
  readonly place: number;
  /** True when the others' sound needs a gesture: call `resumePlayback()` in a click handler. */
  readonly playbackBlocked: boolean;
  /** Whether the others' sound is played here; see `setSound()`. */
  readonly sound: boolean;
  /**
   * Whether the same person (`user.id`) has a seat through another tab or device, taken `before` or `after` ours; without
   * a seat of ours it is `before`.
   */
  readonly elsewhere: 'before' | 'after' | undefined;
  /** What can be chosen; without labels until the person has granted a device of the kind. */
  readonly devices: readonly DeviceChoice[];
  /** Where the others are heard; see `chooseDevice()`. */
  readonly speaker: SpeakerSnapshot;
  /**
   * What the embedding page keeps from this one, whatever the person allows (Permissions Policy). Empty where the
   * browser doesn't tell.
   */
  readonly withheld: readonly PageFeature[];
}
