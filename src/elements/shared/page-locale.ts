/** The texts as one list; empty for none. */
export function listOf(texts: readonly string[]): string {
  return new Intl.ListFormat(pageLocale(), { type: 'conjunction' }).format(texts);
}

/** The language for lists and numbers: that of the page, else the browser's. */
export function pageLocale(): string[] {
  const { lang } = document.documentElement;
  try {
    return Intl.getCanonicalLocales(lang || navigator.language);
  } catch {
    // `lang` is whatever the page's author wrote.
    return [];
  }
}
