/** Space between a button and its panel, and between a panel and the edges of the window, px. */
const DISTANCE = 6;

/**
 * Puts a panel of the top layer below its button, or above where there is more room, and always into the window. The
 * edges at the end of the line meet. Sets properties through the object model, which a strict Content-Security-Policy
 * allows.
 */
export function placeBeside(button: Element, panel: HTMLElement): void {
  const { clientWidth, clientHeight } = panel.ownerDocument.documentElement;
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = clientHeight - anchor.bottom - 2 * DISTANCE;
  const goesBelow = height <= below || below >= anchor.top;
  const top = goesBelow ? anchor.bottom + DISTANCE : anchor.top - DISTANCE - height;
  const left = panel.matches(':dir(rtl)') ? anchor.left : anchor.right - width;
  panel.style.setProperty('left', `${within(left, clientWidth - width)}px`);
  panel.style.setProperty('top', `${within(top, clientHeight - height)}px`);
}

function within(position: number, end: number): number {
  return Math.max(DISTANCE, Math.min(position, end - DISTANCE));
}
