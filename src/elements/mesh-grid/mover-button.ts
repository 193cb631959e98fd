import { html, type TemplateResult } from 'lit';
import { moveIcon } from '../shared/icons.ts';
import { msg } from '../shared/texts.ts';
import type { Corner } from './corner.ts';

/** Moves the own picture without dragging; it is seen only while that is in a corner. */
export function moverButton(onClick: () => void, onKey: (event: KeyboardEvent) => void): TemplateResult {
  return html`<button
    part="mover"
    slot="overlay"
    type="button"
    class="disc-button mover"
    aria-label=${msg('Move your picture: arrow keys choose the corner, a click takes the next one')}
    @click=${onClick}
    @keydown=${onKey}
  >
    <span>${moveIcon}</span>
  </button>`;
}

/** Where the own picture is now, in words. */
export function cornerText(corner: Corner, isRightToLeft: boolean): string {
  const isLeft = corner.endsWith('start') !== isRightToLeft;
  if (corner.startsWith('top')) {
    return isLeft ? msg('Your picture is at the top left.') : msg('Your picture is at the top right.');
  }
  return isLeft ? msg('Your picture is at the bottom left.') : msg('Your picture is at the bottom right.');
}
