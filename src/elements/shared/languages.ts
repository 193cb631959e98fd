import type { Translations } from './texts.ts';

/** A language that the kit has, and the tag to show numbers and lists with: `de` and `de-AT`. */
export interface Choice {
  readonly language: string;
  readonly locale: string;
}

interface LocaleModule {
  readonly translations: Translations;
}

/** Each language is a file of its own, and only loaded when it is shown. */
const files: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  ar: () => import('../locales/ar.ts'),
  de: () => import('../locales/de.ts'),
  es: () => import('../locales/es.ts'),
  fr: () => import('../locales/fr.ts'),
  he: () => import('../locales/he.ts'),
  ja: () => import('../locales/ja.ts'),
  pt: () => import('../locales/pt.ts'),
  zh: () => import('../locales/zh.ts'),
};

const loaded = new Map<string, Translations>([['en', {}]]);

/** The languages that the kit has texts in. */
export const languages: readonly string[] = ['en', ...Object.keys(files)];

/** The first of the wanted languages that the kit has, or else English. */
export function chooseLanguage(wanted: readonly string[]): Choice {
  for (const tag of wanted) {
    const locale = localeOf(tag);
    if (locale && languages.includes(locale.language) && isOurScript(locale)) {
      return { language: locale.language, locale: locale.baseName };
    }
  }
  return { language: 'en', locale: 'en' };
}

/** Whether the language is written from right to left. */
export function isRightToLeft(tag: string): boolean {
  const script = localeOf(tag)?.maximize().script;
  return script !== undefined && ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'].includes(script);
}

/** The translations of a language, when they are there already. */
export function translationsOf(language: string): Translations | undefined {
  return loaded.get(language);
}

/** Loads the translations of a language. Another try is made each time: the network may be back. */
export async function loadTranslations(language: string): Promise<Translations> {
  const known = loaded.get(language);
  if (known) return known;
  const { translations } = (await files[language]?.()) ?? { translations: {} };
  loaded.set(language, translations);
  return translations;
}

/** Undefined for what no language tag is: `lang` is whatever the page's author wrote. */
function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** Our Chinese is written in simplified characters, and who reads traditional ones is better off with English. */
function isOurScript(locale: Intl.Locale): boolean {
  return locale.language !== 'zh' || locale.maximize().script === 'Hans';
}
