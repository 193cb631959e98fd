/** Another shape counts when it has held for so long, ms: who turns a phone for a moment moves nobody's tile. */
const HOLDS_FOR = 1000;
/** Shapes that differ by less than this part are the same: a picture of another size is rounded otherwise. */
const SAME = 0.03;

/** The shape of one picture. */
interface Shape {
  /** The one that counts, width divided by height. */
  settled: number;
  /** The one that was seen last. */
  seen: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The shapes of the pictures in the tiles, by the names of the tiles. The first shape of a picture counts at once, and
 * stays while the camera is off.
 */
export class PictureShapes {
  readonly #shapes = new Map<string, Shape>();
  readonly #onChange: () => void;

  /** @param onChange The shape that counts of some picture is another one. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Width divided by height; undefined of a picture that was never seen. */
  readonly of = (name: string): number | undefined => this.#shapes.get(name)?.settled;

  /** The picture has this shape now, width divided by height; anything that is none is left out. */
  see(name: string, ratio: number): void {
    if (!(ratio > 0) || !Number.isFinite(ratio)) return;
    const shape = this.#shapes.get(name);
    if (!shape) {
      this.#shapes.set(name, { settled: ratio, seen: ratio, timer: undefined });
      this.#onChange();
      return;
    }
    if (isSame(ratio, shape.seen)) return;
    shape.seen = ratio;
    clearTimeout(shape.timer);
    shape.timer = isSame(ratio, shape.settled)
      ? undefined
      : setTimeout(() => {
          shape.timer = undefined;
          shape.settled = shape.seen;
          this.#onChange();
        }, HOLDS_FOR);
  }

  /** Forgets the pictures of all others. */
  keep(names: readonly string[]): void {
    for (const [name, { timer }] of this.#shapes) {
      if (names.includes(name)) continue;
      clearTimeout(timer);
      this.#shapes.delete(name);
    }
  }

  /** Waits for nothing any more: what was seen last counts. */
  rest(): void {
    for (const shape of this.#shapes.values()) {
      clearTimeout(shape.timer);
      shape.settled = shape.seen;
    }
  }
}

function isSame(one: number, other: number): boolean {
  return Math.abs(Math.log(one / other)) < SAME;
}
