import { html, type TemplateResult } from 'lit';
import { dialogPanel } from '../shared/dialog-panel.ts';
import { msg } from '../shared/texts.ts';

/** How the call is doing. */
export function connectionPanel(): TemplateResult {
  const title = msg('Connection details');
  return dialogPanel({
    name: 'connection-panel',
    title,
    content: html`<mesh-diagnostics></mesh-diagnostics>`,
  });
}
