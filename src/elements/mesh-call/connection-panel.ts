import { msg } from '../shared/texts.ts';
import { html, type TemplateResult } from 'lit';
import { closeIcon, connectionIcon } from '../shared/icons.ts';

/** The button that opens the panel below; it stands in the bar of the call. */
export function connectionButton(): TemplateResult {
  return html`<button
    part="connection-button"
    type="button"
    class="panel-button connection-button"
    aria-haspopup="dialog"
    aria-label=${msg('Connection details')}
    title=${msg('Connection details')}
    @click=${open}
  >
    ${connectionIcon}
  </button>`;
}

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
      <button type="button" class="panel-button" aria-label=${msg('Close')} @click=${close}>
        ${closeIcon}
      </button>
    </header>
    <mesh-diagnostics></mesh-diagnostics>
  </dialog>`;
}

function open({ currentTarget }: Event): void {
  const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  const panel = root.querySelector<HTMLDialogElement>('.connection-panel');
  panel?.showModal();
  void panel?.querySelector('mesh-diagnostics')?.refresh();
}

function close({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).closest('dialog')?.close();
}
