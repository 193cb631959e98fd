import type { CallSession } from '../../call/call-session.ts';
import { callContext } from '../../controllers/call-context.ts';
import type { MeshElement } from '../shared/mesh-element.ts';
import { callWindowStyles } from './call-window-styles.ts';
import { sheetsFor } from '../shared/sheets-of-document.ts';

/** Document Picture-in-Picture, which the compiler doesn't know yet (WICG, https://wicg.github.io/document-picture-in-picture/). */
interface SmallWindows {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

/** Large enough for a face, the buttons, and six small ones, CSS pixels. */
const SIZE = { width: 400, height: 300 } as const;

const TAGS = ['mic-toggle', 'camera-toggle', 'leave-button'] as const;

/**
 * A call in a small window over all others: another grid and the most needed controls, which belong to the same session.
 * The page goes on to own the call; closing the window ends nothing.
 */
export class CallWindow {
  static readonly #open = new WeakMap<CallSession, CallWindow>();
  readonly #window: Window;

  private constructor(view: Window) {
    this.#window = view;
  }

  /** Whether this page can have such a window: browsers have it in pages of their own, and not in iframes. */
  static isPossible({ defaultView }: Document): boolean {
    return smallWindowsOf(defaultView) !== undefined && defaultView?.top === defaultView;
  }

  /** The window of this session, while it is open. */
  static of(session: CallSession): CallWindow | undefined {
    return CallWindow.#open.get(session);
  }

  /**
   * Opens it; call it in the handler of a click. Rejects with what the browser says against it.
   *
   * @param like An element whose language, texts and design the window shall have.
   */
  static async open(session: CallSession, like: MeshElement): Promise<void> {
    const view = await smallWindowsOf(like.ownerDocument.defaultView)?.requestWindow(SIZE);
    if (!view) return;
    const opened = new CallWindow(view);
    CallWindow.#open.set(session, opened);
    const lifetime = new AbortController();
    const { signal } = lifetime;
    view.addEventListener('pagehide', () => lifetime.abort(), { once: true });
    signal.addEventListener('abort', () => {
      if (CallWindow.of(session) === opened) CallWindow.#open.delete(session);
    });
    // Also when the session is closed with its element.
    const onChange = (): void => {
      if (session.snapshot.state !== 'joined') view.close();
    };
    session.addEventListener('change', onChange, { signal });
    fill(view.document, session, like);
    onChange();
  }

  close(): void {
    this.#window.close();
  }
}

function fill(page: Document, session: CallSession, like: MeshElement): void {
  const language = like.closest('[lang]') ?? like.ownerDocument.documentElement;
  page.documentElement.lang = language.getAttribute('lang') ?? '';
  page.documentElement.dir = getComputedStyle(like).direction;
  page.title = like.ownerDocument.title;
  page.adoptedStyleSheets = sheetsFor(page, [callWindowStyles]);
  const call = page.createElement('main');
  // Whoever asks inside belongs to this session, wherever the window's own documents may be.
  call.addEventListener('context-request', (event) => {
    if (event.context !== callContext) return;
    event.stopPropagation();
    event.callback(session);
  });
  const grid = elementLike('mesh-grid', like);
  const bar = page.createElement('footer');
  bar.append(...TAGS.map((tag) => elementLike(tag, like)));
  call.append(grid, bar);
  copyDesign(like, call);
  page.body.replaceChildren(call);
}

/** Of the document in which the tags are registered: the one of the window knows none. */
function elementLike(tag: 'mesh-grid' | (typeof TAGS)[number], like: MeshElement): HTMLElement {
  return Object.assign(document.createElement(tag), { strings: like.strings });
}

/** Custom properties don't reach another document, so those that are set are taken along. */
function copyDesign(from: HTMLElement, to: HTMLElement): void {
  const style = getComputedStyle(from);
  for (const name of style)
    if (name.startsWith('--mesh-')) to.style.setProperty(name, style.getPropertyValue(name));
}

function smallWindowsOf(view: Window | null): SmallWindows | undefined {
  return (view as { documentPictureInPicture?: SmallWindows } | null)?.documentPictureInPicture;
}
