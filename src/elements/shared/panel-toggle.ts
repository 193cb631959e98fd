import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { CallControl, type ControlLook } from './call-control.ts';
import { type SidePanel, talkViewOf, type TalkView } from './talk-view.ts';
import { TalkViewController } from './talk-view-controller.ts';

/** What `<chat-toggle>` and `<people-toggle>` have in common: they open and close a panel beside the pictures. */
export abstract class PanelToggle extends CallControl {
  /** What is open and what was read, in place of what all elements of the call share; for use without a session. */
  @property({ attribute: false }) view: TalkView | undefined;

  readonly #call = new MeshCallController(this, { select: (snapshot) => this.partOf(snapshot) });
  readonly #view = new TalkViewController(this, () => {
    const { session } = this.#call;
    return this.view ?? (session && talkViewOf(session));
  });

  /** Which panel it opens. */
  protected abstract readonly panel: SidePanel;
  protected abstract readonly icon: TemplateResult;
  /** A number in place of the session's, for use without a session. */
  protected abstract readonly given: number | undefined;
  /** The part of a snapshot that decides the number below. */
  protected abstract partOf(snapshot: CallSnapshot): unknown;
  /** What it counts. */
  protected abstract count(snapshot: CallSnapshot, view: TalkView): number;
  /** What it is called, with the number where there is a call. */
  protected abstract nameOf(count: number | undefined): string;
  protected markOf(_count: number): TemplateResult | undefined {
    return undefined;
  }

  /** True while its panel is open. */
  get checked(): boolean {
    return this.#view.view?.open === this.panel;
  }

  protected override look(): ControlLook {
    const count = this.given ?? this.#count;
    const name = this.nameOf(count);
    return {
      name,
      icon: this.icon,
      tip: name,
      kind: this.checked ? 'sharing' : 'on',
      unusable: count === undefined,
      expanded: this.checked,
      mark: count === undefined ? undefined : this.markOf(count),
      states: { on: this.checked },
    };
  }

  protected override press(): void {
    this.#view.view?.toggle(this.panel, this);
  }

  get #count(): number | undefined {
    const { snapshot } = this.#call;
    const { view } = this.#view;
    return snapshot?.state === 'joined' && view ? this.count(snapshot, view) : undefined;
  }
}
