import { html, type TemplateResult } from 'lit';
import { closeButton } from './close-button.ts';

/** What a panel over the call is called, and what is in it. */
export interface DialogContent {
  /** Its part and class, and the beginning of its title's id. */
  readonly name: string;
  readonly title: string;
  readonly content: TemplateResult;
}

/**
 * A panel over the call. As a modal `<dialog>` it keeps the focus, closes with Escape and gives the focus back to its
 * button; that is the browser's work. Styles: `dialogStyles`.
 */
export function dialogPanel({ name, title, content }: DialogContent): TemplateResult {
  return html`<dialog part=${name} class="panel-dialog ${name}" aria-labelledby="${name}-title">
    <header>
      <h2 id="${name}-title">${title}</h2>
      ${closeButton(close)}
    </header>
    ${content}
  </dialog>`;
}

function close({ currentTarget }: Event): void {
  (currentTarget as HTMLElement).closest('dialog')?.close();
}
