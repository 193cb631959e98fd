import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { chooseLanguage, isRightToLeft, loadTranslations, translationsOf, type Choice } from './languages.ts';
import type { Translations, Wording } from './texts.ts';

/** An element that shows texts. */
export interface LocalizedHost extends ReactiveControllerHost, Element {
  readonly strings: Translations | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

const connected = new Map<Node, LocalizedHost>();
/** Told when the own strings of any element have changed. */
const stringsNews = new EventTarget();

/**
 * The language of one element: that of the nearest `lang` attribute around it, through shadow roots, or else the
 * browser's. It follows all of these attributes, loads what it needs, and has the element updated. Until a language is
 * loaded, and when that fails, the one before stays, at first English.
 *
 * What the element shows carries `lang` and `dir` itself, because the page may be in a language that we don't have.
 */
export class ElementLanguage implements ReactiveController {
  readonly #host: LocalizedHost;
  #observer: MutationObserver | undefined;
  #choice: Choice = { language: 'en', locale: 'en' };
  #shown: Choice = this.#choice;
  #strings: readonly Translations[] = [];
  #ownStrings: Translations | undefined;
  #outdated = true;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What the element's texts are made with, in the update that begins. */
  wordingForUpdate(): Wording {
    if (this.#host.strings !== this.#ownStrings) {
      this.#ownStrings = this.#host.strings;
      stringsNews.dispatchEvent(new Event('change'));
    }
    if (this.#outdated) this.#collectStrings();
    const table = translationsOf(this.#shown.language) ?? {};
    return { locale: this.#shown.locale, translations: [...this.#strings, table] };
  }

  hostConnected(): void {
    connected.set(this.#host, this.#host);
    this.#outdated = true;
    this.#observer = new MutationObserver(() => this.#choose());
    for (const root of rootsAround(this.#host)) {
      this.#observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    }
    stringsNews.addEventListener('change', this.#renew);
    addEventListener('languagechange', this.#choose);
    this.#choose();
  }

  hostDisconnected(): void {
    connected.delete(this.#host);
    this.#observer?.disconnect();
    stringsNews.removeEventListener('change', this.#renew);
    removeEventListener('languagechange', this.#choose);
  }

  hostUpdated(): void {
    const { locale } = this.#shown;
    const direction = isRightToLeft(locale) ? 'rtl' : 'ltr';
    for (const child of this.#host.renderRoot.children) {
      if (child.getAttribute('lang') !== locale) child.setAttribute('lang', locale);
      if (child.getAttribute('dir') !== direction) child.setAttribute('dir', direction);
    }
  }

  readonly #choose = (): void => {
    const choice = chooseLanguage(wantedLanguages(this.#host));
    if (choice.locale === this.#choice.locale) return;
    this.#choice = choice;
    if (translationsOf(choice.language)) this.#show(choice);
    else void this.#load(choice);
  };

  async #load(choice: Choice): Promise<void> {
    try {
      await loadTranslations(choice.language);
    } catch {
      // Texts in another language are better than none; the next one who asks tries again.
      if (this.#choice === choice) this.#choice = this.#shown;
      return;
    }
    if (this.#choice === choice) this.#show(choice);
  }

  #show(choice: Choice): void {
    this.#shown = choice;
    this.#host.requestUpdate();
  }

  readonly #renew = (): void => {
    this.#outdated = true;
    this.#host.requestUpdate();
  };

  #collectStrings(): void {
    this.#outdated = false;
    this.#strings = [...selfAndAround(this.#host)].flatMap((node) => {
      const strings = connected.get(node)?.strings;
      return strings ? [strings] : [];
    });
  }
}

function wantedLanguages(element: Element): readonly string[] {
  for (const node of selfAndAround(element)) {
    const lang = node instanceof Element ? node.getAttribute('lang') : null;
    if (lang) return [lang];
  }
  return navigator.languages;
}

/** The element and everything around it, from inside to outside, through shadow roots. */
function* selfAndAround(element: Element): Generator<Node> {
  let node: Node | null = element;
  while (node) {
    yield node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode;
  }
}

/** The shadow roots that the element is in, and the document. */
function rootsAround(element: Element): Node[] {
  return [...selfAndAround(element)].filter((node) => node instanceof ShadowRoot || node instanceof Document);
}
