import { msg } from '../shared/texts.ts';
import { html, type TemplateResult } from 'lit';
import { closeIcon, slidersIcon } from '../shared/icons.ts';

/** The button that opens the panel below; it stands beside the switches of microphone and camera. */
export function deviceButton(): TemplateResult {
  return html`<button
    part="device-button"
    type="button"
    class="panel-button device-button"
    aria-haspopup="dialog"
    aria-label=${msg('Choose microphone, camera and speaker')}
    title=${msg('Choose microphone, camera and speaker')}
    @click=${open}
  >
    ${slidersIcon}
  </button>`;
}

/**
 * The choice of devices during the call. As a modal `<dialog>` it keeps the focus, closes with Escape and gives the
 * focus back to its button; that is the browser's work.
 */
export function devicePanel(): TemplateResult {
  return html`<dialog part="device-panel" class="panel-dialog device-panel" aria-labelledby="device-title">
    <header>
      <h2 id="device-title">${msg('Your devices')}</h2>
      <button type="button" class="panel-button" aria-label=${msg('Close')} @click=${close}>
        ${closeIcon}
      </button>
    </header>
    <device-picker></device-picker>
  </dialog>`;
}

function open({ currentTarget }: Event): void {
  const root = (currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLDialogElement>('.device-panel')?.showModal();
}

function close({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).closest('dialog')?.close();
}
