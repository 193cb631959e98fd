/** What is told of a drag. */
export interface DragListener {
  /** The thing was let go; its middle is here in the window, px. */
  readonly onDrop: (middle: { readonly x: number; readonly y: number }) => void;
}

/** Before it was moved this far, px, a pointer only presses. */
const SLACK = 4;

/** Lets a pointer drag an element within another one. Its place while dragged is its CSS `translate`. */
export class CornerDrag {
  readonly #listener: DragListener;
  #end: AbortController | undefined;

  constructor(listener: DragListener) {
    this.#listener = listener;
  }

  /** For `pointerdown` on what is dragged. */
  start(event: PointerEvent, dragged: HTMLElement, within: Element): void {
    if (!event.isPrimary || event.button !== 0) return;
    this.stop();
    this.#end = new AbortController();
    const { signal } = this.#end;
    const bounds = within.getBoundingClientRect();
    const begin = dragged.getBoundingClientRect();
    let isMoving = false;
    const follow = ({ clientX, clientY, pointerId }: PointerEvent): void => {
      if (pointerId !== event.pointerId) return;
      const x = clamp(clientX - event.clientX, bounds.left - begin.left, bounds.right - begin.right);
      const y = clamp(clientY - event.clientY, bounds.top - begin.top, bounds.bottom - begin.bottom);
      if (!isMoving && Math.hypot(x, y) < SLACK) return;
      if (!isMoving) dragged.setPointerCapture(event.pointerId);
      isMoving = true;
      dragged.style.setProperty('translate', `${x}px ${y}px`);
    };
    const drop = ({ pointerId }: PointerEvent): void => {
      if (pointerId !== event.pointerId) return;
      const { left, top, width, height } = dragged.getBoundingClientRect();
      this.stop();
      if (isMoving) this.#listener.onDrop({ x: left + width / 2, y: top + height / 2 });
    };
    // In the whole document: the first movement can already lead out of what is dragged.
    const { ownerDocument } = dragged;
    ownerDocument.addEventListener('pointermove', follow, { signal });
    for (const type of ['pointerup', 'pointercancel'] as const)
      ownerDocument.addEventListener(type, drop, { signal });
  }

  /** Listens no more; the element stays where it is until it is given another place. */
  stop(): void {
    this.#end?.abort();
    this.#end = undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
