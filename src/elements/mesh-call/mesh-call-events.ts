import type { LeaveReason } from '../../call/call-events.ts';
import type {
  CallSnapshot,
  CallState,
  MessageSnapshot,
  PeerSnapshot,
  ReactionSnapshot,
} from '../../call/snapshot.ts';
import type { CallError } from '../../protocol/errors.ts';

/** All events of `<mesh-call>` bubble and leave shadow trees, so that a page can listen once at its root. */
const reach: EventInit = { bubbles: true, composed: true };

/** `snapshot.state` has another value than before. */
export class MeshStateEvent extends Event {
  readonly snapshot: CallSnapshot;
  readonly previous: CallState;

  constructor(snapshot: CallSnapshot, previous: CallState) {
    super('mesh-state', reach);
    this.snapshot = snapshot;
    this.previous = previous;
  }
}

/** We hold a seat. */
export class MeshJoinedEvent extends Event {
  readonly snapshot: CallSnapshot;

  constructor(snapshot: CallSnapshot) {
    super('mesh-joined', reach);
    this.snapshot = snapshot;
  }
}

/** We gave up or lost our seat. */
export class MeshLeftEvent extends Event {
  readonly reason: LeaveReason;

  constructor(reason: LeaveReason) {
    super('mesh-left', reach);
    this.reason = reason;
  }
}

/** Somebody else took a seat while we are in the call. */
export class MeshPeerJoinedEvent extends Event {
  readonly peer: PeerSnapshot;

  constructor(peer: PeerSnapshot) {
    super('mesh-peer-joined', reach);
    this.peer = peer;
  }
}

/** Somebody else gave up a seat while we are in the call. */
export class MeshPeerLeftEvent extends Event {
  readonly peer: PeerSnapshot;

  constructor(peer: PeerSnapshot) {
    super('mesh-peer-left', reach);
    this.peer = peer;
  }
}

/** Somebody else raised their hand while we are in the call. */
export class MeshHandRaisedEvent extends Event {
  readonly peer: PeerSnapshot;

  constructor(peer: PeerSnapshot) {
    super('mesh-hand-raised', reach);
    this.peer = peer;
  }
}

/** Somebody reacts, ourselves included. */
export class MeshReactionEvent extends Event {
  readonly reaction: ReactionSnapshot;

  constructor(reaction: ReactionSnapshot) {
    super('mesh-reaction', reach);
    this.reaction = reaction;
  }
}

/** Somebody has written a message, ourselves included. */
export class MeshMessageEvent extends Event {
  readonly message: MessageSnapshot;

  constructor(message: MessageSnapshot) {
    super('mesh-message', reach);
    this.message = message;
  }
}

/** The call is full, and we wait in line. */
export class MeshFullEvent extends Event {
  readonly place: number;

  constructor(place: number) {
    super('mesh-full', reach);
    this.place = place;
  }
}

/** Something went wrong; `error.code` says what. The call may well go on. */
export class MeshErrorEvent extends Event {
  readonly error: CallError;

  constructor(error: CallError) {
    super('mesh-error', reach);
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'mesh-state': MeshStateEvent;
    'mesh-joined': MeshJoinedEvent;
    'mesh-left': MeshLeftEvent;
    'mesh-peer-joined': MeshPeerJoinedEvent;
    'mesh-peer-left': MeshPeerLeftEvent;
    'mesh-hand-raised': MeshHandRaisedEvent;
    'mesh-reaction': MeshReactionEvent;
    'mesh-message': MeshMessageEvent;
    'mesh-full': MeshFullEvent;
    'mesh-error': MeshErrorEvent;
  }
}
