import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, test } from 'node:test';
import {
  chooseLanguage,
  isRightToLeft,
  languages,
  loadTranslations,
} from '../../../src/elements/shared/languages.ts';
import type { Translation } from '../../../src/elements/shared/texts.ts';
import { filesWithOtherTexts, markedTexts } from './marked-texts.ts';

const texts = new Set(markedTexts().map(({ text }) => text));

function forms(translation: Translation): string[] {
  return typeof translation === 'string' ? [translation] : Object.values(translation);
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d\}/g))].sort();
}

test('the elements have texts that are looked for in the right way', () => {
  assert.ok(texts.size > 200, `${texts.size} texts found`);
  assert.ok(texts.has('Seats taken: {0} of {1}'));
  assert.deepEqual(filesWithOtherTexts(), [], 'msg and str come from elements/shared/texts.ts');
});

test('each file with translations belongs to a language that can be chosen', () => {
  const files = globSync('src/elements/locales/*.ts').map((file) => basename(file, '.ts'));
  assert.deepEqual(['en', ...files].sort(), [...languages].sort());
});

for (const language of languages.filter((each) => each !== 'en')) {
  describe(`the texts in ${new Intl.DisplayNames('en', { type: 'language' }).of(language)}`, () => {
    test('are complete, and there is none that nobody shows', async () => {
      const translations = await loadTranslations(language);
      const missing = [...texts].filter((text) => !Object.hasOwn(translations, text));
      const unknown = Object.keys(translations).filter((text) => !texts.has(text));
      assert.deepEqual({ missing, unknown }, { missing: [], unknown: [] });
    });

    test('have the values of the English ones', async () => {
      for (const [text, translation] of Object.entries(await loadTranslations(language))) {
        for (const form of forms(translation)) {
          assert.ok(form.trim() !== '', `${text} is empty`);
          const allowed = placeholders(text);
          assert.deepEqual(
            placeholders(form).filter((each) => !allowed.includes(each)),
            [],
            form,
          );
        }
        // Forms for one and two may say the number in words; the one for all others can't.
        const other = typeof translation === 'string' ? translation : translation.other;
        assert.deepEqual(placeholders(other), placeholders(text), other);
      }
    });

    test('have only plural forms that the language has', async () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const translation of Object.values(await loadTranslations(language))) {
        if (typeof translation === 'string') continue;
        for (const form of Object.keys(translation)) {
          assert.ok(
            pluralCategories.some((category) => category === form),
            `${translation.other}: ${form}`,
          );
        }
      }
    });
  });
}

test('French puts no line between a word and its : ; ? ! or guillemets', async () => {
  const loose = Object.values(await loadTranslations('fr'))
    .flatMap(forms)
    .filter((text) => / [:;?!»]|« /.test(text));
  assert.deepEqual(loose, []);
});

test('Chinese says the same “you” everywhere, and Japanese sets no space before さん', async () => {
  const all = async (language: string): Promise<string> =>
    Object.values(await loadTranslations(language))
      .flatMap(forms)
      .join('\n');
  assert.doesNotMatch(await all('zh'), /您/);
  assert.doesNotMatch(await all('ja'), / さん/);
});

describe('the language', () => {
  test('is the first wanted one that there is, with its region for numbers and lists', () => {
    assert.deepEqual(chooseLanguage(['fi', 'de-AT', 'fr']), { language: 'de', locale: 'de-AT' });
    assert.deepEqual(chooseLanguage(['pt-BR']), { language: 'pt', locale: 'pt-BR' });
    assert.deepEqual(chooseLanguage(['iw']), { language: 'he', locale: 'he' });
  });

  test('is English where there is none of them, or what is wanted is no language', () => {
    for (const wanted of [['fi'], [], ['not a language'], ['']]) {
      assert.deepEqual(chooseLanguage(wanted), { language: 'en', locale: 'en' });
    }
  });

  test('is not simplified Chinese for those who read the traditional characters', () => {
    assert.equal(chooseLanguage(['zh-CN']).language, 'zh');
    assert.equal(chooseLanguage(['zh']).language, 'zh');
    assert.equal(chooseLanguage(['zh-TW', 'ja']).language, 'ja');
  });

  test('tells in which direction it is written', () => {
    assert.deepEqual(['ar', 'he', 'fa', 'ar-EG'].map(isRightToLeft), [true, true, true, true]);
    assert.deepEqual(['en', 'de', 'ja', 'zh', ''].map(isRightToLeft), [false, false, false, false, false]);
  });
});
