import type { CallError } from '../../../src/protocol/errors.ts';
import { createSessionId } from '../../../src/protocol/ids.ts';
import type { ControlChannel } from '../../../src/signaling/control-channel.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import { type Client, LossyRoom } from './lossy-room.ts';
import { ManualClock, settled } from './manual-clock.ts';

/** Somebody in a call, with all they were told. */
export interface Member {
  readonly client: Client;
  readonly signaling: Signaling;
  /** Generations of the `renew` messages that came, as sender and number. */
  readonly heard: { readonly from: string; readonly number: number }[];
  readonly violations: CallError[];
}

/** What becomes of a text that somebody sends through a channel; more or less than one text may come out. */
export type Meddling = (text: string, from: Member, to: Member) => readonly string[];

/** People connected by control channels, with a room that can go away. */
export class Mesh {
  readonly clock = new ManualClock();
  readonly room = new LossyRoom();
  readonly members: readonly Member[];
  roomIsLive = true;
  meddle: Meddling = (text) => [text];
  /** How many texts went through all channels. */
  carried = 0;
  readonly #channels = new Map<string, ControlChannel>();

  constructor(size: number) {
    this.members = Array.from({ length: size }, () => this.#seat());
    for (const one of this.members) {
      for (const other of this.members) if (one !== other) one.signaling.open(other.signaling.session);
    }
  }

  /** Opens a control channel between two. */
  connect(one: Member, other: Member): void {
    const ways = [
      [one, other],
      [other, one],
    ] as const;
    for (const [from, to] of ways) this.#channels.set(key(from, to), this.#channel(from, to));
    for (const [from, to] of ways) {
      const channel = this.#channels.get(key(from, to));
      if (channel) from.signaling.open(to.signaling.session).attach(channel);
    }
  }

  connectAll(): void {
    for (const [index, one] of this.members.entries()) {
      for (const other of this.members.slice(index + 1)) this.connect(one, other);
    }
  }

  /** The channel between two breaks. */
  disconnect(one: Member, other: Member): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const channel = this.#channels.get(key(from, to));
      this.#channels.delete(key(from, to));
      if (channel) from.signaling.open(to.signaling.session).detach(channel);
    }
  }

  /** The room's server dies: everybody loses everybody. */
  loseRoom(): void {
    this.roomIsLive = false;
    for (const { client } of this.members) this.room.cut(client);
  }

  returnRoom(): void {
    this.roomIsLive = true;
    for (const { client, signaling } of this.members) {
      this.room.restore(client);
      signaling.republish();
    }
  }

  send(from: Member, to: Member, number: number): void {
    from.signaling.open(to.signaling.session).send({ kind: 'renew', generation: number });
  }

  /** Lets time pass until something is so; whether it is so in the end. */
  async until(isSo: () => boolean, atMost: number): Promise<boolean> {
    for (let elapsed = 0; elapsed < atMost && !isSo(); elapsed += 50) await this.#step();
    return isSo();
  }

  async pass(duration: number): Promise<void> {
    await this.until(() => false, duration);
  }

  close(): void {
    for (const { signaling } of this.members) signaling.stop();
    this.room.close();
  }

  async #step(): Promise<void> {
    await this.clock.advance(50);
    for (const { client } of this.members) this.room.deliver(client);
    // The platform's cryptography has threads of its own.
    await new Promise((resolve) => setTimeout(resolve, 1));
    await settled();
  }

  #channel(from: Member, to: Member): ControlChannel {
    const channel: ControlChannel = {
      send: (text) => {
        for (const arriving of this.meddle(text, from, to)) {
          this.carried++;
          queueMicrotask(() => {
            if (this.#channels.get(key(from, to)) !== channel) return;
            to.signaling.open(from.signaling.session).receiveFrame(arriving);
          });
        }
      },
    };
    return channel;
  }

  #seat(): Member {
    const client = this.room.connect();
    const heard: Member['heard'] = [];
    const violations: CallError[] = [];
    const signaling = new Signaling({
      awareness: client.awareness,
      clock: this.clock,
      user: { name: '' },
      random: () => 0.5,
      roomIsLive: () => this.roomIsLive,
      presence: {
        session: createSessionId(),
        stage: 'in',
        ticket: 1,
        capacity: 6,
        vouches: [],
        goodbye: false,
      },
      listener: {
        participants: () => undefined,
        message: (from, signal) => {
          if (signal.kind === 'renew') heard.push({ from, number: signal.generation });
        },
        violation: (error) => violations.push(error),
        error: () => undefined,
        recovered: () => undefined,
      },
    });
    signaling.setPresence({});
    return { client, signaling, heard, violations };
  }
}

function key(from: Member, to: Member): string {
  return `${from.signaling.session} ${to.signaling.session}`;
}
