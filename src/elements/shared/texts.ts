import { msg as pageMsg, str } from '@lit/localize';
import { isRightToLeft } from './languages.ts';

/** What `str` makes of a template with values. */
export type TextWithValues = ReturnType<typeof str>;

/**
 * A text in another language, with `{0}`, `{1}` where values go. Where its words depend on how many the first value
 * counts, it is one text for each plural form that the language has.
 */
export type Translation =
  string | ({ readonly other: string } & Readonly<Partial<Record<PluralForm, string>>>);

/** The names that `Intl.PluralRules` has for the forms. */
export type PluralForm = Intl.LDMLPluralRule;

/** Translations by the English text, with `{0}`, `{1}` where its values are. */
export type Translations = Readonly<Record<string, Translation>>;

/** What an element shows its texts with. */
export interface Wording {
  /** BCP 47 language tag, with the region that was asked for, as `de-AT`. */
  readonly locale: string;
  /** In the order in which they are asked; English texts come from the source. */
  readonly translations: readonly Translations[];
}

const english: Wording = { locale: 'en', translations: [] };

// Texts are made while an element updates, which happens in one go, so that none has to be handed its language.
let current = english;

/** Does something with the texts of an element: what it calls `msg` for is in that element's language. */
export function withWording(wording: Wording, update: () => void): void {
  const before = current;
  current = wording;
  try {
    update();
  } finally {
    current = before;
  }
}

/**
 * A text in the language of the element that is being updated: its own strings come first, then the translation, then
 * what the page has set up for `@lit/localize`, and then the text itself.
 */
export function msg(text: string | TextWithValues): string {
  const key = sourceText(text);
  for (const translations of current.translations) {
    if (Object.hasOwn(translations, key)) return filled(translations[key] ?? key, valuesOf(text));
  }
  // Both kinds become a string, but its types want to know which one it is.
  return typeof text === 'string' ? pageMsg(text) : pageMsg(text);
}

export { str };

/** The texts as one list in words; empty for none. */
export function listOf(texts: readonly string[]): string {
  const list = new Intl.ListFormat(current.locale, { type: 'conjunction' });
  // What joins two names depends on how the second one begins, so it has to be seen as it is.
  return list
    .formatToParts(texts)
    .map(({ type, value }) => (type === 'element' ? isolated(value) : value))
    .join('');
}

/** The number in the digits of the language, with at most so many of them after the decimal point. */
export function numberText(value: number, digits = 0): string {
  return new Intl.NumberFormat(current.locale, { maximumFractionDigits: digits }).format(value);
}

/** A time of day, as it is written in the language. */
export function timeText(time: number): string {
  return new Intl.DateTimeFormat(current.locale, { hour: 'numeric', minute: '2-digit' }).format(time);
}

/** A part of one as a percentage, as it is written in the language. */
export function percentText(part: number): string {
  return new Intl.NumberFormat(current.locale, { style: 'percent' }).format(part);
}

function sourceText(text: string | TextWithValues): string {
  if (typeof text === 'string') return text;
  return text.strings.reduce((start, part, index) => `${start}{${index - 1}}${part}`);
}

function valuesOf(text: string | TextWithValues): readonly unknown[] {
  return typeof text === 'string' ? [] : text.values;
}

function filled(translation: Translation, values: readonly unknown[]): string {
  const form = typeof translation === 'string' ? translation : formFor(translation, values[0]);
  return form.replace(/\{(\d)\}/g, (_, index: string) => {
    const value = values[Number(index)];
    return typeof value === 'number' ? numberText(value) : isolated(String(value));
  });
}

/** Names and addresses in Latin letters would otherwise reorder the right-to-left text around them. */
function isolated(value: string): string {
  return isRightToLeft(current.locale) ? `\u2068${value}\u2069` : value;
}

function formFor(forms: Exclude<Translation, string>, count: unknown): string {
  if (typeof count !== 'number') return forms.other;
  return forms[new Intl.PluralRules(current.locale).select(count)] ?? forms.other;
}
