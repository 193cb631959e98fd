import type { ElementEntry } from './manifest.ts';
import type { PretendedCall } from './pretended-call.ts';
import { sanitised } from './sanitised.ts';

/** What stands around the elements: each has the room that pages usually give it. */
const STYLES = `
  :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; justify-items: start; }
  mesh-call { block-size: clamp(26rem, 60vh, 36rem); }
  mesh-controls, mesh-diagnostics, mesh-grid, mesh-lobby { inline-size: 100%; }
  mesh-grid { block-size: 20rem; }
  device-picker, mesh-chat, mesh-people { inline-size: min(100%, 30rem); }
  mesh-peer-tile { inline-size: min(100%, 22rem); }
`;

/** The elements of the text, alive. They have a tree of their own, so that no id of theirs is one of the page. */
export class Preview {
  readonly root: ShadowRoot;
  readonly #elements: readonly ElementEntry[];
  readonly #call: PretendedCall;

  constructor(place: HTMLElement, elements: readonly ElementEntry[], call: PretendedCall) {
    this.root = place.attachShadow({ mode: 'open' });
    this.#elements = elements;
    this.#call = call;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.root.adoptedStyleSheets = [sheet];
  }

  /** Shows this HTML in place of what was there, and tells what of it was left out. */
  show(text: string): readonly string[] {
    const { content, leftOut } = sanitised(text, this.#elements);
    for (const element of content.querySelectorAll('*')) this.#call.prepare(element);
    this.root.replaceChildren(content);
    this.#call.letGo();
    return leftOut;
  }

  /** The first element of this name. */
  find(tag: string): Element | null {
    return this.root.querySelector(tag);
  }
}
