import { msg } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { ChatState } from '../mesh-chat/mesh-chat.ts';
import { emptySeatText } from '../mesh-grid/empty-seat.ts';
import type { GridLayout, SelfView } from '../shared/arrangement.ts';
import type { TalkView } from '../shared/talk-view.ts';
import type { Perform } from './call-intent.ts';
import { controlBar } from './control-bar.ts';
import {
  captureNotices,
  elsewhereNotice,
  interruptionNotice,
  playbackNotice,
  roomNotice,
  screenNotice,
  seatedNotice,
  sourceNotice,
} from './notices.ts';
import { shortcutsPanel, type ShortcutsShown, talkingBadge } from './shortcuts-panel.ts';
import { sidePanel } from './side-panel.ts';

/** What is shown besides the snapshot: what is open beside the pictures, its messages, and the keys. */
export interface TalkShown {
  readonly view: TalkView;
  readonly chat: ChatState;
  readonly shortcuts: ShortcutsShown | undefined;
}

/** That we have a seat after waiting, while that is news. */
export interface News {
  readonly isNews: boolean;
  dismiss(): void;
}

/** What the page wants of the arrangement. */
export interface GridWishes {
  readonly layout: GridLayout | undefined;
  readonly selfView: SelfView | undefined;
}

/** The call itself: what needs attention, everybody's tile, and the controls. */
export function stageView(
  snapshot: CallSnapshot,
  dismissed: ReadonlySet<CallError>,
  talk: TalkShown,
  seated: News,
  perform: Perform,
  wishes: GridWishes,
): TemplateResult {
  const { self } = snapshot;
  return html`<section part="stage" class="stage" tabindex="-1" data-focus aria-label=${msg('Call')}>
    <div class="notices">
      ${seated.isNews ? seatedNotice(snapshot, () => seated.dismiss()) : nothing}
      ${playbackNotice(snapshot, perform)} ${roomNotice(snapshot, perform)}
      ${captureNotices(self, dismissed, perform)} ${screenNotice(self, dismissed, perform)}
      ${interruptionNotice(self)} ${sourceNotice(snapshot)} ${elsewhereNotice(snapshot, perform)}
    </div>
    <div class="grid-area">
      <slot name="grid">
        <mesh-grid
          part="grid"
          exportparts="tile, own-tile, screen, empty, mover, video, tile-backdrop, avatar, tile-name, tile-status, tile-retry, tile-ring, tile-rating, tile-reason, tile-hand, tile-reactions, tile-menu-button, tile-menu"
          .snapshot=${snapshot}
          .layout=${wishes.layout}
          .selfView=${wishes.selfView}
          ><slot name="empty" slot="empty">${emptySeatText()}</slot></mesh-grid
        >
      </slot>
    </div>
    ${sidePanel(snapshot, talk.chat, talk.view)} ${controlBar(snapshot, talk.view, talk.shortcuts?.show)}
    ${talk.shortcuts ? shortcutsPanel(talk.shortcuts) : nothing}
    ${talk.shortcuts?.isHoldingToTalk && self.microphone.state === 'on' ? talkingBadge() : nothing}
    ${captions()}
  </section>`;
}

/**
 * Where a page shows what is said. A log that screen readers read politely, line by line as lines are added: whoever
 * hears the voices turns that off in the page's own switch, and whoever reads Braille has them.
 */
function captions(): TemplateResult {
  return html`<div part="captions" class="captions" role="log" aria-label=${msg('Captions')}>
    <slot name="captions"></slot>
  </div>`;
}
