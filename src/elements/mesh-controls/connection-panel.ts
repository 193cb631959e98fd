import { msg } from '../shared/texts.ts';
import { html, type TemplateResult } from 'lit';
import { closeIcon } from '../shared/icons.ts';

/**
 * How the call is doing. As a modal `<dialog>` it keeps the focus, closes with Escape and gives the focus back to its
 * button; that is the browser's work.
 */
export function connectionPanel(): TemplateResult {
  return html`<dialog
    part="connection-panel"
    class="panel-dialog connection-panel"
    aria-labelledby="connection-title"
  >
    <header>
      <h2 id="connection-title">${msg('Connection details')}</h2>
      <button type="button" class="close" aria-label=${msg('Close')} @click=${close}>${closeIcon}</button>
    </header>
    <mesh-diagnostics></mesh-diagnostics>
  </dialog>`;
}

function close({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).closest('dialog')?.close();
}
