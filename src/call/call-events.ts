import type { CallError } from '../protocol/errors.ts';
import type { CallSnapshot, MessageSnapshot, PeerSnapshot, ReactionSnapshot } from './snapshot.ts';

/** Why a stay in the call ended. */
export type LeaveReason =
  /** `leave()` was called. */
  | 'left'
  /** `close()` was called, or the element was removed from the page. */
  | 'closed'
  /** `move()` was called; `joined` follows when there is a seat for us in the new room. */
  | 'moved'
  /** The person has moved the call to another tab of this browser. */
  | 'taken-over'
  /** The page was left for another one. The browser may keep it, and the person come back to it. */
  | 'page-left'
  /** The race for the last seat was lost; we are in the waiting line now. */
  | 'seat-lost';

/** The snapshot changed. Fired at most once per microtask, after all that belongs together has changed. */
export class CallChangeEvent extends Event {
  readonly snapshot: CallSnapshot;

  constructor(snapshot: CallSnapshot) {
    super('change');
    this.snapshot = snapshot;
  }
}

/** We hold a seat. */
export class CallJoinedEvent extends Event {
  readonly snapshot: CallSnapshot;

  constructor(snapshot: CallSnapshot) {
    super('joined');
    this.snapshot = snapshot;
  }
}

/** We gave up or lost our seat. */
export class CallLeftEvent extends Event {
  readonly reason: LeaveReason;

  constructor(reason: LeaveReason) {
    super('left');
    this.reason = reason;
  }
}

/** The call is full; we wait in line. Fired when the waiting begins, not for each step forward. */
export class CallFullEvent extends Event {
  readonly place: number;

  constructor(place: number) {
    super('full');
    this.place = place;
  }
}

/** Somebody else took a seat while we are in the call. */
export class PeerJoinedEvent extends Event {
  readonly peer: PeerSnapshot;

  constructor(peer: PeerSnapshot) {
    super('peer-joined');
    this.peer = peer;
  }
}

/** Somebody else gave up a seat while we are in the call. */
export class PeerLeftEvent extends Event {
  readonly peer: PeerSnapshot;

  constructor(peer: PeerSnapshot) {
    super('peer-left');
    this.peer = peer;
  }
}

/** Somebody else raised their hand while we are in the call. */
export class HandRaisedEvent extends Event {
  readonly peer: PeerSnapshot;

  constructor(peer: PeerSnapshot) {
    super('hand-raised');
    this.peer = peer;
  }
}

/** Somebody reacts, ourselves included. */
export class ReactionEvent extends Event {
  readonly reaction: ReactionSnapshot;

  constructor(reaction: ReactionSnapshot) {
    super('reaction');
    this.reaction = reaction;
  }
}

/** Somebody has written a message, ourselves included. */
export class MessageReceivedEvent extends Event {
  readonly message: MessageSnapshot;

  constructor(message: MessageSnapshot) {
    super('message');
    this.message = message;
  }
}

/** Something went wrong; the call goes on unless the snapshot's state says otherwise. */
export class CallErrorEvent extends Event {
  readonly error: CallError;

  constructor(error: CallError) {
    super('error');
    this.error = error;
  }
}

/** All events of a call session by name. */
export type CallEvents = {
  change: CallChangeEvent;
  joined: CallJoinedEvent;
  left: CallLeftEvent;
  full: CallFullEvent;
  'peer-joined': PeerJoinedEvent;
  'peer-left': PeerLeftEvent;
  'hand-raised': HandRaisedEvent;
  reaction: ReactionEvent;
  message: MessageReceivedEvent;
  error: CallErrorEvent;
};
