import { html, type TemplateResult } from 'lit';
import { dialogPanel } from '../shared/dialog-panel.ts';
import { msg } from '../shared/texts.ts';

/** The choice of devices during the call. */
export function devicePanel(): TemplateResult {
  const title = msg('Your devices');
  return dialogPanel({ name: 'device-panel', title, content: html`<device-picker></device-picker>` });
}
