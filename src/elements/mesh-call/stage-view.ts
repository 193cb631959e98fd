import { msg } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { CallSnapshot, PeerSnapshot, ReactionSnapshot, SelfSnapshot } from '../../call/snapshot.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { ChatState } from '../mesh-chat/mesh-chat.ts';
import { peopleIcon } from '../shared/icons.ts';
import { reactionsOf } from '../shared/reactions.ts';
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

/** The call itself: what needs attention, everybody's tile, and the controls. */
export function stageView(
  snapshot: CallSnapshot,
  dismissed: ReadonlySet<CallError>,
  talk: TalkShown,
  seated: News,
  perform: Perform,
): TemplateResult {
  const { self, peers } = snapshot;
  const presenting = peers.filter(({ screen }) => screen);
  // Alone, the place of the second person is shown as an empty seat.
  const cells = Math.max(2, peers.length + 1);
  return html`<section part="stage" class="stage" tabindex="-1" data-focus aria-label=${msg('Call')}>
    <div class="notices">
      ${seated.isNews ? seatedNotice(snapshot, () => seated.dismiss()) : nothing}
      ${playbackNotice(snapshot, perform)} ${roomNotice(snapshot, perform)}
      ${captureNotices(self, dismissed, perform)} ${screenNotice(self, dismissed, perform)}
      ${interruptionNotice(self)} ${sourceNotice(snapshot)} ${elsewhereNotice(snapshot, perform)}
    </div>
    <div class="grid-area">
      <div class="arrangement ${presenting.length > 0 ? 'presentation' : ''}">
        ${presenting.length > 0 ? screens(presenting) : nothing}
        <div
          part="grid"
          class="grid"
          role="list"
          aria-label=${msg('People in the call')}
          data-cells=${presenting.length > 0 ? 'strip' : cells}
        >
          ${repeat(
            peers,
            ({ id }) => id,
            (peer) =>
              html`<mesh-peer-tile
                part="tile"
                role="listitem"
                exportparts="video, avatar, name: tile-name, status: tile-status, retry: tile-retry, ring: tile-ring, rating: tile-rating, reason: tile-reason"
                .peer=${peer}
                .reactions=${reactionsOf(snapshot.reactions, peer.id)}
              ></mesh-peer-tile>`,
          )}
          ${ownTile(self, reactionsOf(snapshot.reactions, self.id))}
          ${peers.length === 0 ? emptySeat() : nothing}
        </div>
      </div>
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

/** The shared screens, which get most of the room. */
function screens(presenting: readonly PeerSnapshot[]): TemplateResult {
  return html`<div part="screens" class="screens" role="list" aria-label=${msg('Shared screens')}>
    ${repeat(
      presenting,
      ({ id }) => id,
      (peer) =>
        html`<mesh-peer-tile
          part="screen"
          role="listitem"
          exportparts="video, avatar, name: tile-name, status: tile-status"
          screen
          .peer=${peer}
        ></mesh-peer-tile>`,
    )}
  </div>`;
}

function ownTile(self: SelfSnapshot, reactions: readonly ReactionSnapshot[]): TemplateResult {
  return html`<mesh-peer-tile
    part="tile own-tile"
    role="listitem"
    exportparts="video, avatar, name: tile-name, status: tile-status, ring: tile-ring"
    self
    mirrored
    .name=${self.user.name}
    .color=${self.user.color}
    .stream=${self.stream}
    ?camera-off=${self.camera.state !== 'on'}
    ?microphone-off=${self.microphone.state !== 'on'}
    ?speaking=${self.speaking}
    .hand=${self.hand}
    .reactions=${reactions}
  ></mesh-peer-tile>`;
}

function emptySeat(): TemplateResult {
  return html`<div part="empty" class="empty" role="listitem">
    <slot name="empty">
      ${peopleIcon}
      <p><strong>${msg('You’re the only one here')}</strong></p>
      <p class="quiet">${msg('Others appear here as soon as they join.')}</p>
    </slot>
  </div>`;
}
