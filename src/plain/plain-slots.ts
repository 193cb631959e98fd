import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { PLAIN_FIELD } from './plain-fields.ts';

/** What we have to say to a plain peer. */
interface Letter {
  /** Client id of the receiver. */
  readonly to: number;
  readonly sdp: string;
  /** Nobody reacted in time; the letter is out of the slot. */
  readonly onExpired: () => void;
}

/** After this long without a reaction the slot goes to the next one, ms. */
const HOLD_MS = 8000;

/** One field of ours that can hold a description for one plain peer at a time; the others wait in line for it. */
class Slot {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #letters: readonly Letter[] = [];
  #timer: TimerHandle | undefined;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** What the field holds. */
  get content(): { readonly to: number; readonly sdp: string } | undefined {
    const [letter] = this.#letters;
    return letter && { to: letter.to, sdp: letter.sdp };
  }

  put(letter: Letter): void {
    this.#set([...this.#letters.filter(({ to }) => to !== letter.to), letter]);
  }

  takeBack(to: number): void {
    if (this.#letters.some((letter) => letter.to === to)) {
      this.#set(this.#letters.filter((letter) => letter.to !== to));
    }
  }

  clear(): void {
    this.#clock.cancel(this.#timer);
    this.#letters = [];
  }

  #set(letters: readonly Letter[]): void {
    const [before] = this.#letters;
    const [first] = letters;
    this.#letters = letters;
    if (first === before) return;
    this.#clock.cancel(this.#timer);
    this.#timer =
      first &&
      this.#clock.schedule(() => {
        this.takeBack(first.to);
        first.onExpired();
      }, HOLD_MS);
    this.#onChange();
  }
}

/** Our side of the plain shape: the fields through which we speak to plain peers, one after the other. */
export class PlainSlots {
  readonly offers: Slot;
  readonly answers: Slot;

  /** @param onChange The fields have to be published again. */
  constructor(clock: Clock, onChange: () => void) {
    this.offers = new Slot(clock, onChange);
    this.answers = new Slot(clock, onChange);
  }

  /** The fields to publish: none while there is nobody to speak to. */
  get fields(): Readonly<Record<string, unknown>> {
    const [offer, answer] = [this.offers.content, this.answers.content];
    return { ...(offer && { [PLAIN_FIELD.offer]: offer }), ...(answer && { [PLAIN_FIELD.answer]: answer }) };
  }

  /** Says nothing more. Idempotent. */
  clear(): void {
    this.offers.clear();
    this.answers.clear();
  }
}
