import { msg } from '../shared/texts.ts';
import { html, type TemplateResult } from 'lit';
import { closeIcon } from '../shared/icons.ts';

/**
 * The choice of devices during the call. As a modal `<dialog>` it keeps the focus, closes with Escape and gives the
 * focus back to its button; that is the browser's work.
 */
export function devicePanel(): TemplateResult {
  return html`<dialog part="device-panel" class="panel-dialog device-panel" aria-labelledby="device-title">
    <header>
      <h2 id="device-title">${msg('Your devices')}</h2>
      <button type="button" class="close" aria-label=${msg('Close')} @click=${close}>${closeIcon}</button>
    </header>
    <device-picker></device-picker>
  </dialog>`;
}

function close({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).closest('dialog')?.close();
}
