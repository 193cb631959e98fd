import type { AwarenessChanges, AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { ACKNOWLEDGE_DELAY_MS, PRUNE_DELAY_MS, REAPPEAR_JITTER_MS } from '../protocol/constants.ts';
import type { CallError } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import { cleanName, type Presence, type UserIdentity } from '../protocol/presence.ts';
import type { Signal } from '../protocol/signal.ts';
import { FIELD } from './awareness-fields.ts';
import { encodePassedFrame, type PassedFrame, type TalkFrame } from './control-channel.ts';
import { Conversation } from './conversation.ts';
import { Courier } from './courier.ts';
import { OverdueMail } from './overdue-mail.ts';
import { composeOwnState } from './own-state.ts';
import { type Participant, ParticipantReader } from './participants.ts';
import { Publisher } from './publisher.ts';
import { ReceivedStreams } from './received-streams.ts';
import type { SealedText } from './sealed-text.ts';
import type { UnansweredMail } from './silence-watch.ts';
import { ViolationLog } from './violation-log.ts';

/** What signaling tells its owner. */
export interface SignalingListener {
  /** Who is in the room, or what they say of themselves, changed. `vanished` are those who are gone. */
  participants(vanished: readonly Participant[]): void;
  /** The next message of an open conversation. */
  message(from: SessionId, signal: Signal): void;
  /** What somebody tells past the messages. */
  talk?(from: SessionId, frame: TalkFrame): void;
  /** Somebody broke the protocol; told once per client and reason. */
  violation(error: CallError): void;
  /** Signaling itself has a problem; where it lasts it is `problem`. */
  error(error: CallError): void;
  /** `problem` is over. */
  recovered(): void;
}

/** What signaling needs. */
export interface SignalingOptions {
  readonly awareness: AwarenessLike;
  readonly presence: Presence;
  readonly user: UserIdentity;
  readonly clock: Clock;
  readonly listener: SignalingListener;
  /** Fields that are published along with ours, for those who speak something else. */
  readonly otherFields?: () => Readonly<Record<string, unknown>>;
  /** Whether the room can carry anything now; default always. */
  readonly roomIsLive?: () => boolean;
  /** A number from 0 up to 1; default `Math.random`. */
  readonly random?: () => number;
}

/** Delay of another look at states that arrive faster than they are read, ms. */
const READ_AGAIN_MS = 100;

/**
 * One session's presence and messages on top of awareness, as in `docs/protocol.md`.
 *
 * Messages are taken only from sessions with an open conversation; those of others stay in their outbox, where
 * they cost us nothing.
 */
export class Signaling {
  readonly #options: SignalingOptions;
  readonly #publisher: Publisher;
  readonly #reader: ParticipantReader;
  readonly #conversations = new Map<SessionId, Conversation>();
  readonly #received = new ReceivedStreams();
  readonly #violations: ViolationLog;
  readonly #dirty = new Set<number>();
  #presence: Presence;
  #user: UserIdentity;
  #streams = 0;
  #readScheduled = false;
  #readTimer: TimerHandle | undefined;
  #answerTimer: TimerHandle | undefined;
  readonly #courier: Courier;
  readonly #overdue: OverdueMail;
  /** Clients whose states the room has sent since the last look. */
  readonly #renewed = new Set<number>();
  #stopped = false;

  constructor(options: SignalingOptions) {
    this.#options = options;
    const { awareness, clock, presence, user, listener } = options;
    this.#presence = presence;
    this.#user = user;
    this.#courier = new Courier(presence.session);
    this.#publisher = new Publisher({
      awareness,
      clock,
      compose: (room) => this.#compose(room),
      onPoisoned: (error) => {
        listener.error(error);
      },
    });
    this.#violations = new ViolationLog((error) => {
      if (!this.#stopped) listener.violation(error);
    });
    this.#reader = new ParticipantReader(awareness, presence.session, clock, (clientID, code, detail) => {
      this.#violations.add(clientID, code, detail);
    });
    this.#overdue = new OverdueMail({
      clock,
      unanswered: () => this.#unanswered,
      publishAgain: () => {
        this.#publisher.request(0);
      },
      onBlocked: (error) => {
        listener.error(error);
      },
      onRecovered: () => {
        listener.recovered();
      },
    });
    awareness.on('update', this.#onUpdate);
    this.#lookAt(awareness.getStates().keys());
  }

  get session(): SessionId {
    return this.#presence.session;
  }

  /** All others in the room by session id, as far as their states are valid. */
  get participants(): ReadonlyMap<SessionId, Participant> {
    return this.#reader.participants;
  }

  /** `signaling-blocked` while the room doesn't seem to carry what we publish. */
  get problem(): CallError | undefined {
    return this.#overdue.problem;
  }

  /** Bytes of our awareness state as last published. */
  get stateSize(): number {
    return this.#publisher.lastSize;
  }

  /** Publishes a change of our presence; a change of the stage or of kept seats at once, because others compete for them. */
  setPresence(change: Partial<Omit<Presence, 'session'>>): void {
    this.#presence = { ...this.#presence, ...change };
    if (change.stage === undefined && change.held === undefined) this.#publisher.request(0);
    else this.#publisher.requestAtOnce();
  }

  /**
   * Publishes who we are, where the host page has not put a `user` of its own, and says so to everybody we are connected
   * with, because the room may be away.
   */
  setUser(user: UserIdentity): void {
    this.#user = user;
    this.#publisher.request(0);
    if (Object.hasOwn(this.#publisher.foreign, FIELD.user)) return;
    const { name, color } = user;
    const said = { name: cleanName(name), ...(color === undefined ? {} : { color }) };
    for (const conversation of this.#conversations.values()) {
      if (conversation.isConnected || !this.#roomIsLive()) conversation.send({ kind: 'user', user: said });
    }
  }

  /** Publishes again what we published before: others may have lost it, as after a reconnection. */
  republish(): void {
    this.#publisher.requestAtOnce();
  }

  /** The other fields that go with ours have changed. */
  otherFieldsChanged(): void {
    this.#publisher.request(0);
  }

  /** Starts to take messages of that session; what already lies in its outbox comes first. */
  open(peer: SessionId): Conversation {
    const known = this.#conversations.get(peer);
    if (known) return known;
    const { clock, listener } = this.#options;
    const conversation = new Conversation({
      self: this.session,
      peer,
      stream: ++this.#streams,
      incoming: this.#received.of(peer, (session) => this.#conversations.has(session)),
      clock,
      roomIsLive: () => this.#roomIsLive(),
      listener: {
        message: (signal) => {
          if (this.#conversations.get(peer) === conversation) listener.message(peer, signal);
        },
        outdated: (urgency) => {
          this.#publisher.request(
            { message: 0, acknowledgement: ACKNOWLEDGE_DELAY_MS, prune: PRUNE_DELAY_MS }[urgency],
          );
          if (urgency === 'message') this.#overdue.watch();
          if (this.#conversations.get(peer) !== conversation) return;
          // Mail is pruned because the peer has received it, or our acknowledgement of theirs.
          if (urgency === 'prune') this.#overdue.silence.acknowledged(peer);
          if (urgency === 'acknowledgement') this.#overdue.silence.mailCame(clock.now());
          if (urgency !== 'message') this.#overdue.review();
        },
        violation: (detail) => {
          this.#violations.add(peer, 'peer-invalid', detail);
        },
        passOn: (text) => {
          this.#sendThroughOthers(peer, text);
        },
        passed: (frame) => {
          this.#onPassed(conversation, frame);
        },
        talk: (frame) => {
          if (this.#conversations.get(peer) === conversation) listener.talk?.(peer, frame);
        },
      },
    });
    this.#conversations.set(peer, conversation);
    const clientID = this.participants.get(peer)?.clientID;
    if (clientID !== undefined) this.#lookAt([clientID]);
    return conversation;
  }

  /** Ends a conversation; what was not delivered is dropped. */
  close(peer: SessionId): void {
    this.#conversations.get(peer)?.close();
    if (!this.#conversations.delete(peer)) return;
    this.#courier.forget(peer);
    this.#publisher.request(PRUNE_DELAY_MS);
    this.#overdue.silence.closed(peer);
    this.#overdue.review();
  }

  /**
   * Says goodbye in a last state, writes nothing more, and listens to nothing more. Idempotent.
   *
   * @param mayReturn Whether the goodbye says that we may be back in a moment.
   */
  stop(mayReturn = false): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#overdue.stop();
    for (const conversation of this.#conversations.values()) conversation.close();
    this.#conversations.clear();
    this.#presence = { ...this.#presence, goodbye: true, mayReturn, vouches: [], held: [] };
    this.#publisher.publish();
    this.#publisher.stop();
    const { awareness, clock } = this.#options;
    awareness.off('update', this.#onUpdate);
    clock.cancel(this.#readTimer);
    clock.cancel(this.#answerTimer);
  }

  #roomIsLive(): boolean {
    return this.#options.roomIsLive?.() ?? true;
  }

  /** All of them, because each may have lost its own way to the receiver, or swallow what it gets. */
  #sendThroughOthers(to: SessionId, text: SealedText): void {
    const frame = encodePassedFrame({ kind: 'pass-on', peer: to, ...text });
    for (const other of this.#conversations.values()) {
      if (other.peer !== to) other.sendBeside(frame);
    }
  }

  #onPassed(by: Conversation, frame: PassedFrame): void {
    if (this.#conversations.get(by.peer) !== by) return;
    const target = this.#conversations.get(frame.peer);
    if (frame.kind === 'passed-on') {
      if (target && target !== by) by.bring(target, frame);
      return;
    }
    const isConnected = (session: SessionId): boolean =>
      this.#conversations.get(session)?.isConnected ?? false;
    const passed = this.#courier.passOn(by.peer, frame, isConnected, this.#options.clock.now());
    if (passed) target?.sendBeside(encodePassedFrame(passed));
  }

  #compose(room: number): Record<string, unknown> {
    // Our `user` goes with us: whoever uses this awareness next shall not take it for the host's.
    const isOurs = !this.#stopped && !Object.hasOwn(this.#publisher.foreign, FIELD.user);
    return composeOwnState({
      presence: this.#presence,
      user: isOurs ? this.#user : undefined,
      others: this.#stopped ? {} : (this.#options.otherFields?.() ?? {}),
      conversations: this.#conversations.values(),
      room,
    });
  }

  readonly #onUpdate = ({ added, updated, removed }: AwarenessChanges, origin: unknown): void => {
    if (origin === 'local') return;
    for (const id of [...added, ...updated]) this.#renewed.add(id);
    this.#lookAt([...added, ...updated, ...removed]);
  };

  #lookAt(ids: Iterable<number>): void {
    for (const id of ids) {
      if (id !== this.#options.awareness.clientID) this.#dirty.add(id);
    }
    if (this.#readScheduled) return;
    this.#readScheduled = true;
    queueMicrotask(() => {
      this.#readScheduled = false;
      if (!this.#stopped) this.#read();
    });
  }

  #read(): void {
    const changes = this.#reader.read(this.#dirty);
    const { appeared, changed, vanished, returned } = changes;
    this.#overdue.silence.roomRead(changes, this.#renewed, this.#options.clock.now());
    this.#renewed.clear();
    if (appeared.length + changed.length + vanished.length > 0) this.#options.listener.participants(vanished);
    let complete = true;
    for (const [peer, conversation] of this.#conversations) {
      const participant = this.participants.get(peer);
      if (participant && !conversation.receiveMail(participant.mail, participant.acknowledgement)) {
        complete = false;
        this.#dirty.add(participant.clientID);
      }
    }
    this.#overdue.review();
    if (returned) this.#answerReturned();
    if (complete && this.#dirty.size === 0) return;
    this.#readTimer ??= this.#options.clock.schedule(() => {
      this.#readTimer = undefined;
      this.#lookAt([]);
    }, READ_AGAIN_MS);
  }

  /** Somebody who lost our state while away would otherwise see it only at our next heartbeat. */
  #answerReturned(): void {
    const [least, most] = REAPPEAR_JITTER_MS;
    const random = this.#options.random ?? Math.random;
    this.#answerTimer ??= this.#options.clock.schedule(
      () => {
        this.#answerTimer = undefined;
        this.#publisher.request(0);
      },
      least + random() * (most - least),
    );
  }

  /** Our mail that nobody has acknowledged yet. */
  get #unanswered(): readonly UnansweredMail[] {
    return [...this.#conversations.values()].flatMap(({ peer, mail, waitingSince }) =>
      mail && waitingSince !== undefined ? [{ peer, since: waitingSince }] : [],
    );
  }
}
