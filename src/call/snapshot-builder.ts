import type { DeviceChoice } from '../media/device-list.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { SpeakerSnapshot } from '../media/speaker.ts';
import type { PageFeature } from '../media/page-permissions.ts';
import type { CallError } from '../protocol/errors.ts';
import { keepIfEqual, keepListIfEqual } from '../protocol/keep-if-equal.ts';
import { sameUser, type UserIdentity } from '../protocol/presence.ts';
import { GOOD_LINK } from '../quality/link-rating.ts';
import { UNKNOWN_RECEPTION } from '../quality/reception.ts';
import type { RoomStatus } from '../room/room-connection.ts';
import type { Participant } from '../signaling/participants.ts';
import type { LeaveReason } from './call-events.ts';
import type { Speech } from './call-levels.ts';
import type { CallState } from './call-state.ts';
import type { CallSnapshot, PeerSnapshot, ScreenSnapshot, WaitingSnapshot } from './snapshot.ts';
import type { PeerStreamRegistry } from './peer-streams.ts';
import type { Stay } from './stay.ts';

/** Everything a snapshot is made of. */
export interface SnapshotParts {
  readonly state: CallState;
  readonly error: CallError | undefined;
  readonly ended: LeaveReason | undefined;
  readonly room: RoomStatus;
  readonly capacity: number;
  readonly user: UserIdentity;
  readonly media: LocalMedia;
  readonly screen: ScreenSnapshot;
  readonly stay: Stay | undefined;
  readonly playbackBlocked: boolean;
  readonly sound: boolean;
  readonly devices: readonly DeviceChoice[];
  readonly speaker: SpeakerSnapshot;
  readonly withheld: readonly PageFeature[];
  readonly speech: Speech;
}

/** What is told outside of a room. */
const SILENCE: Pick<CallSnapshot, 'messages' | 'reactions'> = {
  messages: Object.freeze([]),
  reactions: Object.freeze([]),
};

/** Makes snapshots, keeping every part that did not change. */
export class SnapshotBuilder {
  readonly #streams: PeerStreamRegistry;
  #last: CallSnapshot | undefined;
  readonly #onlookers = new Map<string, PeerSnapshot>();

  constructor(streams: PeerStreamRegistry) {
    this.#streams = streams;
  }

  /** The snapshot of these parts; the very last one when nothing is different. */
  build(parts: SnapshotParts): CallSnapshot {
    const {
      state,
      error,
      ended,
      room,
      user,
      media,
      screen,
      stay,
      playbackBlocked,
      sound,
      devices,
      speaker,
      withheld,
      speech,
    } = parts;
    const last = this.#last;
    const seated = stay?.seating.seated ?? [];
    const capacity = Math.min(parts.capacity, stay?.seating.capacity ?? parts.capacity);
    const peers = stay ? this.#peers(stay) : [];
    const { messages, reactions } = stay?.talk ?? SILENCE;
    const waiting = stay ? waitingLine(stay, user, last?.waiting ?? []) : [];
    this.#last = keepIfEqual(last, {
      state,
      error,
      ended,
      room,
      capacity,
      full: stay !== undefined && stay.stage !== 'in' && seated.length >= capacity && !stay.hasKeptSeat,
      self: keepIfEqual(last?.self, {
        id: stay?.session ?? '',
        user,
        microphone: media.microphone,
        camera: media.camera,
        screen,
        stream: media.preview,
        speaking: speech.speaking,
        talkingWhileMuted: speech.mutedHint,
        hand: stay?.talk.hands.get(stay.session),
      }),
      peers: keepListIfEqual(last?.peers ?? [], peers),
      activeSpeaker: speech.active,
      messages,
      reactions,
      waiting: keepListIfEqual(last?.waiting ?? [], waiting),
      place: stay?.stage === 'waiting' ? stay.place : 0,
      playbackBlocked,
      sound,
      elsewhere: stay && elsewhereOf(stay, user, peers),
      devices,
      speaker,
      withheld,
    });
    return this.#last;
  }

  #peers(stay: Stay): readonly PeerSnapshot[] {
    const { hands } = stay.talk;
    const found = stay.seating.seated.flatMap(({ session }) => {
      const peer = stay.peer(session);
      if (peer) {
        peer.handPlace = hands.get(session);
        return [peer.snapshot];
      }
      const participant = stay.participant(session);
      return participant ? [this.#onlooker(participant)] : [];
    });
    const present = new Set(found.map(({ id }) => id));
    for (const id of this.#onlookers.keys()) if (!present.has(id)) this.#onlookers.delete(id);
    return found;
  }

  /** Somebody seated to whom we have no link, because we are not in the call. */
  #onlooker({ session, user }: Participant): PeerSnapshot {
    const before = this.#onlookers.get(session);
    if (before && sameUser(before.user, user)) return before;
    const streams = this.#streams.get(session);
    const snapshot: PeerSnapshot = Object.freeze({
      id: session,
      user,
      link: 'none',
      error: undefined,
      recovery: undefined,
      microphone: false,
      camera: false,
      screen: false,
      screenStream: streams.screen,
      cameraStream: streams.camera,
      microphoneStream: streams.microphone,
      reception: UNKNOWN_RECEPTION,
      rating: GOOD_LINK,
      speaking: false,
      hand: undefined,
      volume: 1,
      mutedHere: false,
    });
    this.#onlookers.set(session, snapshot);
    return snapshot;
  }
}

/** Where the same person sits besides here. Without an id of the platform nobody is the same person. */
function elsewhereOf(
  stay: Stay,
  { id }: UserIdentity,
  peers: readonly PeerSnapshot[],
): CallSnapshot['elsewhere'] {
  const other =
    id === undefined
      ? undefined
      : peers.find(({ user, id: peer }) => user.id === id && peer !== stay.predecessor);
  if (!other) return undefined;
  const order = stay.seating.seated.map(({ session }) => session);
  const own = order.indexOf(stay.session);
  return own === -1 || order.indexOf(other.id) < own ? 'before' : 'after';
}

function waitingLine(
  stay: Stay,
  user: UserIdentity,
  last: readonly WaitingSnapshot[],
): readonly WaitingSnapshot[] {
  // A claim that is only settling is not a place in a line.
  if (stay.stage === 'settling') return [];
  return stay.seating.waiting.flatMap(({ session }) => {
    const isSelf = session === stay.session;
    const participant = stay.participant(session);
    if (!isSelf && !participant) return [];
    const before = last.find(({ id }) => id === session);
    return [keepIfEqual(before, { id: session, user: participant?.user ?? user, isSelf })];
  });
}
