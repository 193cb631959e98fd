/** Space between a button and its panel, and between a panel and the edges of the window, px. */
const DISTANCE = 6;

/** Where a panel goes if there is room: below its button, with the edges at the end of the line in line, or over its middle. */
export type PanelSide = 'below' | 'above';

/**
 * Puts a panel of the top layer beside its button, on the other side where that has more room, and always into the window.
 * Sets properties through the object model, which a strict Content-Security-Policy allows.
 */
export function placeBeside(button: Element, panel: HTMLElement, side: PanelSide): void {
  const { clientWidth, clientHeight } = panel.ownerDocument.documentElement;
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const above = anchor.top - 2 * DISTANCE;
  const below = clientHeight - anchor.bottom - 2 * DISTANCE;
  const [wanted, other] = side === 'below' ? [below, above] : [above, below];
  const goesBelow = (side === 'below') === (height <= wanted || wanted >= other);
  const top = goesBelow ? anchor.bottom + DISTANCE : anchor.top - DISTANCE - height;
  const atEnd = panel.matches(':dir(rtl)') ? anchor.left : anchor.right - width;
  const left = side === 'below' ? atEnd : anchor.left + (anchor.width - width) / 2;
  panel.style.setProperty('left', `${within(left, clientWidth - width)}px`);
  panel.style.setProperty('top', `${within(top, clientHeight - height)}px`);
}

function within(position: number, end: number): number {
  return Math.max(DISTANCE, Math.min(position, end - DISTANCE));
}
