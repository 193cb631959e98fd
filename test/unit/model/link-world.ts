import type { ConnectionOptions, ConnectionSignal } from '../../../src/links/connection.ts';
import type { LinkConnection } from '../../../src/links/connection-series.ts';
import { PeerLink } from '../../../src/links/peer-link.ts';
import type { Clock, TimerHandle } from '../../../src/protocol/clock.ts';
import { Conversation } from '../../../src/signaling/conversation.ts';
import type { ControlChannel } from '../../../src/signaling/control-channel.ts';
import {
  type Acknowledgement,
  IncomingStream,
  type PendingMessages,
} from '../../../src/signaling/message-streams.ts';

/** Which side: the first makes the offers. */
export type SideName = 'offering' | 'answering';

/** What somebody's state in the room holds for the other one. */
interface Published {
  readonly mail: PendingMessages<unknown> | undefined;
  readonly acknowledgement: Acknowledgement | undefined;
}

/** A browser's connection as the other side of the network sees it: descriptions that fit together, and a state. */
class AbstractConnection implements LinkConnection {
  readonly name: string;
  readonly options: ConnectionOptions;
  readonly channel: ControlChannel;
  readonly screenTracks: ReadonlySet<string> = new Set();
  state: RTCPeerConnectionState = 'new';
  /** Descriptions of another connection that came here. */
  readonly misled: string[] = [];
  /** The connection of the other side whose description was applied last. */
  partner: string | undefined;
  /** Counts our offers, as ICE credentials tell them apart. */
  #round = 0;
  #channelOpen = false;

  constructor(name: string, options: ConnectionOptions, send: (text: string) => void) {
    this.name = name;
    this.options = options;
    this.channel = {
      send: (text) => {
        if (this.#channelOpen) send(text);
      },
    };
    if (options.offers) this.#offer();
  }

  receive(signal: ConnectionSignal): void {
    if (signal.kind !== 'description' || this.state === 'closed') return;
    const [from = '', answered] = signal.compressed.split('>');
    if (signal.type === 'offer') {
      if (this.partner !== undefined && this.partner !== nameIn(from)) this.misled.push(signal.compressed);
      this.partner = nameIn(from);
      this.#say('answer', `${this.name}>${from}`);
    } else if (answered === `${this.name}.${this.#round}`) this.partner = from;
    else if (answered !== undefined && nameIn(answered) !== this.name) this.misled.push(signal.compressed);
  }

  restartIce(): void {
    this.#offer();
  }

  /** The browser says so. */
  enter(state: RTCPeerConnectionState): void {
    this.state = state;
    this.options.listener.state(state);
    if (state !== 'connected' || this.#channelOpen) return;
    this.#channelOpen = true;
    this.options.listener.channelOpen(this.channel);
  }

  /** The other side has closed the channel. */
  loseChannel(): void {
    if (!this.#channelOpen) return;
    this.#channelOpen = false;
    this.options.listener.channelClosed(this.channel);
  }

  get hasChannel(): boolean {
    return this.#channelOpen;
  }

  close(): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.#channelOpen = false;
    this.options.listener.channelClosed(this.channel);
  }

  setTrack(): void {
    // Media is not part of this.
  }

  setConfiguration(): void {
    // Neither are servers.
  }

  getStats(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map());
  }

  get voiceReceiver(): undefined {
    return undefined;
  }

  #offer(): void {
    this.#round++;
    this.#say('offer', `${this.name}.${this.#round}`);
  }

  /** Later, as a browser does. */
  #say(type: 'offer' | 'answer', compressed: string): void {
    queueMicrotask(() => {
      if (this.state !== 'closed') this.options.listener.send({ kind: 'description', type, compressed });
    });
  }
}

/** A clock on which the explorer decides what is due. */
class ChosenClock implements Clock {
  #now = 0;
  #next = 1;
  readonly #timers = new Map<number, { readonly at: number; readonly callback: () => void }>();

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delay: number): TimerHandle {
    this.#timers.set(this.#next, { at: this.#now + delay, callback });
    return this.#next++ as unknown as TimerHandle;
  }

  cancel(handle: TimerHandle | undefined): void {
    this.#timers.delete(handle as unknown as number);
  }

  /** When the next timer is due; infinite when none runs. */
  get nextAt(): number {
    return Math.min(Infinity, ...[...this.#timers.values()].map(({ at }) => at));
  }

  /** Lets time pass until the next timer, and runs it. */
  runNext(): void {
    const at = this.nextAt;
    const due = [...this.#timers].find(([, timer]) => timer.at === at);
    if (!due) return;
    this.#timers.delete(due[0]);
    this.#now = at;
    due[1].callback();
  }
}

/** One side: a real link on a real conversation. */
class Side {
  readonly name: SideName;
  readonly clock = new ChosenClock();
  readonly connections: AbstractConnection[] = [];
  /** Texts on the control channel that have not arrived at the other side. */
  readonly wire: string[] = [];
  /** All that has come in, in its order: what this side is now follows from it. */
  readonly history: string[] = [];
  /** What the other side was last told, as text, and what it was told before. */
  told = '';
  #incoming = new IncomingStream();
  #streams = 0;
  #generation = 0;
  #conversation: Conversation;
  #link: PeerLink;

  constructor(name: SideName) {
    this.name = name;
    [this.#conversation, this.#link] = this.#open(false);
  }

  get published(): Published {
    const { mail, acknowledgement } = this.#conversation;
    const wires = mail && { ...mail, messages: mail.messages.map(({ wire }) => wire) };
    return { mail: wires, acknowledgement };
  }

  get link(): PeerLink {
    return this.#link;
  }

  /** The connections that are not closed. */
  get open(): AbstractConnection[] {
    return this.connections.filter(({ state }) => state !== 'closed');
  }

  take({ mail, acknowledgement }: Published): void {
    this.#conversation.receiveMail(mail, acknowledgement);
  }

  takeFrame(text: string): void {
    this.#conversation.receiveFrame(text);
  }

  /** Gives up the link and makes it again, as for somebody who was lost from the room and comes back. */
  relink(): void {
    this.#link.close();
    this.#generation = this.#link.generation;
    [this.#conversation, this.#link] = this.#open(true);
  }

  #open(returning: boolean): [Conversation, PeerLink] {
    const conversation: Conversation = new Conversation({
      self: this.name,
      peer: 'peer',
      stream: ++this.#streams,
      incoming: this.#incoming,
      clock: this.clock,
      roomIsLive: () => true,
      listener: {
        message: (signal) => {
          if (this.#conversation !== conversation || signal.kind === 'goodbye' || signal.kind === 'user')
            return;
          link.receive(signal);
        },
        outdated: () => undefined,
        violation: (detail) => {
          throw new Error(`${this.name}: ${detail}`);
        },
        passOn: () => undefined,
        passed: () => undefined,
        talk: () => undefined,
      },
    });
    const link: PeerLink = new PeerLink({
      offers: this.name === 'offering',
      generation: this.#generation,
      configuration: () => Promise.resolve({}),
      media: { microphone: true, camera: true },
      clock: this.clock,
      makeConnection: (options) => {
        const name = `${this.name}${this.connections.length}`;
        const connection = new AbstractConnection(name, options, (text) => this.wire.push(text));
        this.connections.push(connection);
        return connection;
      },
      listener: {
        send: (signal) => conversation.send(signal),
        state: () => undefined,
        recovery: () => undefined,
        channelDoubtful: () => undefined,
        track: () => undefined,
        media: () => undefined,
        reception: () => undefined,
        channelOpen: (channel) => conversation.attach(channel),
        channelClosed: (channel) => conversation.detach(channel),
        frame: (data) => conversation.receiveFrame(data),
        serverError: () => undefined,
        violation: (detail) => {
          throw new Error(`${this.name}: ${detail}`);
        },
      },
    });
    link.start(returning);
    return [conversation, link];
  }
}

/** Faults, and timers that run long before they are due, in one way through the world. */
const MOST_FAULTS = 2;

/** Two sides, and between them a room that keeps only the newest state, and a network. */
export class LinkWorld {
  readonly sides: readonly [Side, Side] = [new Side('offering'), new Side('answering')];
  /** What was delivered to each side before the last delivery: it may come again, late. */
  readonly #old: (Published | undefined)[] = [undefined, undefined];
  readonly #last: (Published | undefined)[] = [undefined, undefined];
  #faults = 0;

  /** What can happen now. */
  get moves(): string[] {
    const moves: string[] = [];
    for (const [index, side] of this.sides.entries()) {
      if (JSON.stringify(side.published) !== side.told) moves.push(`tell ${index}`);
      if (side.wire.length > 0) moves.push(`frame ${index}`);
      if (this.#losesChannel(index)) moves.push(`channel ${index}`);
      if (this.#faults >= MOST_FAULTS) continue;
      if (side.clock.nextAt < Infinity) moves.push(`timer ${index}`);
      if (side.open.some(({ state }) => state === 'connected')) moves.push(`fail ${index}`);
      if (this.#old[index]) moves.push(`late ${index}`);
      moves.push(`relink ${index}`);
    }
    if (this.#connectable) moves.push('connect');
    return moves;
  }

  /** Two worlds of one key go on alike: each side has taken the same in the same order, and the same is on its way. */
  get key(): string {
    const sides = this.sides.map(({ history, told, wire }) => [history, told, wire]);
    return JSON.stringify([sides, this.#old, this.#last, this.#faults]);
  }

  async do(move: string): Promise<void> {
    const [what, number = ''] = move.split(' ');
    const index = Number(number) as 0 | 1;
    const side = this.sides[index];
    const other = this.sides[index === 0 ? 1 : 0];
    if (['timer', 'fail', 'late', 'relink'].includes(what ?? '')) this.#faults++;
    switch (what) {
      case 'tell': {
        const published = side.published;
        side.told = JSON.stringify(published);
        this.#old[index] = this.#last[index];
        this.#last[index] = published;
        other.history.push(side.told);
        other.take(published);
        break;
      }
      case 'late': {
        const old = this.#old[index];
        this.#old[index] = undefined;
        other.history.push(JSON.stringify(old));
        if (old) other.take(old);
        break;
      }
      case 'frame': {
        const text = side.wire.shift() ?? '';
        // What is on its way when a channel closes is lost.
        const arrives = other.open.at(-1)?.hasChannel === true;
        other.history.push(arrives ? text : '-');
        if (arrives) other.takeFrame(text);
        break;
      }
      case 'connect':
        for (const one of this.sides) {
          one.history.push(move);
          one.open.at(-1)?.enter('connected');
        }
        break;
      default:
        side.history.push(what ?? '');
        if (what === 'timer') side.clock.runNext();
        if (what === 'fail') side.open.at(-1)?.enter('failed');
        if (what === 'relink') side.relink();
        if (what === 'channel') side.open.at(-1)?.loseChannel();
    }
    // An offer is made a few promises after its reason.
    for (let turn = 0; turn < 6; turn++) await Promise.resolve();
  }

  /** Lets happen what happens by itself, with timers only when nothing else is left. Returns whether that ended. */
  async settle(): Promise<boolean> {
    this.#faults = MOST_FAULTS;
    for (let count = 0; count < 400; count++) {
      const [move] = this.moves;
      if (move !== undefined) await this.do(move);
      else if (this.isConnected) return true;
      else {
        const [first, second] = this.sides;
        await this.do(first.clock.nextAt <= second.clock.nextAt ? 'timer 0' : 'timer 1');
      }
    }
    return false;
  }

  /** Whether both sides have one connection, to each other. */
  get isConnected(): boolean {
    return this.sides.every(({ link, open }) => link.state === 'connected' && open[0]?.state === 'connected');
  }

  /** What must not be, at any time. */
  get faults(): string[] {
    return this.sides.flatMap(({ name, open, connections }) => [
      ...(open.length > 1 ? [`the ${name} side has ${open.length} connections`] : []),
      ...(connections.length > 8 ? [`the ${name} side has made ${connections.length} connections`] : []),
      ...connections.flatMap(({ misled }) => misled.map((what) => `${what} came to another connection`)),
    ]);
  }

  get #connectable(): boolean {
    const [offering, answering] = this.sides.map(({ open }) => open.at(-1));
    if (!offering || !answering) return false;
    if (offering.partner !== answering.name || answering.partner !== offering.name) return false;
    return offering.state !== 'connected' || answering.state !== 'connected';
  }

  #losesChannel(index: number): boolean {
    const connection = this.sides[index]?.open.at(-1);
    const partner = this.sides[index === 0 ? 1 : 0]?.connections.find(
      ({ name }) => name === connection?.partner,
    );
    return connection?.hasChannel === true && (partner === undefined || !partner.hasChannel);
  }
}

function nameIn(description: string): string {
  return description.split('.')[0] ?? '';
}
