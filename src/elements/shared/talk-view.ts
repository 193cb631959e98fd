import type { CallSession } from '../../call/call-session.ts';
import type { CallSnapshot } from '../../call/snapshot.ts';

/** What can be open beside the pictures. */
export type SidePanel = 'chat' | 'people';

/** The part of a snapshot that decides what is unread. */
export interface Messages extends Pick<CallSnapshot, 'messages'> {
  /** Oneself; another stay has another id. */
  readonly self: { readonly id: string };
}

/**
 * What a person looks at beside the pictures, and what they have read. All elements of one call share it, wherever they
 * stand; it fires `change`.
 */
export class TalkView extends EventTarget {
  #open: SidePanel | undefined;
  #opener: HTMLElement | undefined;
  #stay = '';
  #seen = 0;
  /** What is written and not sent yet. */
  draft = '';

  /** The panel that is open. */
  get open(): SidePanel | undefined {
    return this.#open;
  }

  /** What the focus goes back to. */
  get opener(): HTMLElement | undefined {
    return this.#opener;
  }

  /** Opens a panel in place of any other, or closes it when it is open. */
  toggle(panel: SidePanel, opener: HTMLElement): void {
    this.show(this.#open === panel ? undefined : panel, opener);
  }

  /** Opens a panel, or closes whichever is open. */
  show(panel: SidePanel | undefined, opener: HTMLElement | undefined = this.#opener): void {
    if (panel === this.#open) return;
    this.#open = panel;
    this.#opener = opener;
    this.dispatchEvent(new Event('change'));
  }

  /** The person has all messages in front of them. */
  read({ messages, self }: Messages): void {
    const last = messages.at(-1)?.id ?? 0;
    if (self.id === this.#stay && last === this.#seen) return;
    [this.#stay, this.#seen] = [self.id, last];
    this.dispatchEvent(new Event('change'));
  }

  /** How many messages of others the person has not had in front of them. */
  unread({ messages, self }: Messages): number {
    const seen = self.id === this.#stay ? this.#seen : 0;
    return messages.filter(({ id, isSelf }) => !isSelf && id > seen).length;
  }
}

const views = new WeakMap<CallSession, TalkView>();

/** The one view of a call. */
export function talkViewOf(session: CallSession): TalkView {
  const known = views.get(session) ?? new TalkView();
  views.set(session, known);
  return known;
}
