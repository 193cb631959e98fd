import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { ChatState } from '../mesh-chat/mesh-chat.ts';
import { closeButton } from '../shared/close-button.ts';
import type { TalkView } from '../shared/talk-view.ts';
import { msg } from '../shared/texts.ts';

/**
 * Messages or people beside the pictures, or over them where there is no room beside them. It is not modal: the controls
 * stay within reach.
 *
 * @param chat The part of the snapshot that the messages show.
 */
export function sidePanel(
  snapshot: CallSnapshot,
  chat: ChatState,
  view: TalkView,
): TemplateResult | typeof nothing {
  const { open } = view;
  if (open === undefined) return nothing;
  const close = (): void => {
    view.show(undefined);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.stopPropagation();
    close();
  };
  return html`<aside
    part="side-panel"
    class="side-panel"
    aria-labelledby="side-title"
    tabindex="-1"
    @keydown=${onKey}
  >
    <header>
      <h2 id="side-title">${open === 'chat' ? msg('Messages') : msg('People')}</h2>
      ${closeButton(close)}
    </header>
    ${
      open === 'chat'
        ? html`<mesh-chat
            exportparts="message, own-message, field: message-field"
            .state=${chat}
            .view=${view}
          ></mesh-chat>`
        : html`<mesh-people exportparts="person" .state=${snapshot}></mesh-people>`
    }
  </aside>`;
}

/** Puts the focus into the panel that was opened: where one writes, as soon as that is drawn, or on the list. */
export async function focusSidePanel(root: ParentNode): Promise<void> {
  const panel = root.querySelector<HTMLElement>('.side-panel');
  const chat = panel?.querySelector('mesh-chat');
  await chat?.updateComplete;
  (chat ?? panel)?.focus();
}
