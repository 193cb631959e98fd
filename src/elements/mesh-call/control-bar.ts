import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { clockIcon, peopleIcon } from '../shared/icons.ts';
import type { TalkView } from '../shared/talk-view.ts';
import { msg, numberText, str } from '../shared/texts.ts';
import { waitingText } from './call-texts.ts';

/** The lower edge of the call: how many are here, the controls, and how many wait. */
export function controlBar(
  snapshot: CallSnapshot,
  view: TalkView,
  showShortcuts: (() => void) | undefined,
): TemplateResult {
  const { peers, waiting, capacity } = snapshot;
  const count = peers.length + 1;
  return html`<div part="controls" class="bar">
    <p class="figure" title=${msg(str`Seats taken: ${count} of ${capacity}`)}>
      ${peopleIcon}<span aria-hidden="true">${numberText(count)}</span
      ><span class="visually-hidden">${msg(str`Seats taken: ${count} of ${capacity}`)}</span>
    </p>
    <div class="controls">
      <slot name="controls">
        <mesh-controls
          exportparts="device-button, device-panel, connection-button, connection-panel, more-button, menu: more-menu"
          .snapshot=${snapshot}
          .view=${view}
          .showShortcuts=${showShortcuts}
        >
          <slot name="control"></slot>
          <slot name="more-control" slot="more"></slot>
        </mesh-controls>
      </slot>
    </div>
    ${
      waiting.length > 0
        ? html`<p class="figure end" title=${waitingText(waiting.length)}>
            ${clockIcon}<span class="wide" aria-hidden="true">${waitingText(waiting.length)}</span
            ><span class="narrow" aria-hidden="true">${numberText(waiting.length)}</span
            ><span class="visually-hidden">${waitingText(waiting.length)}</span>
          </p>`
        : nothing
    }
  </div>`;
}
