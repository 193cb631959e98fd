import { equal, throws } from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  listOf,
  msg,
  numberText,
  str,
  withWording,
  type Wording,
} from '../../../src/elements/shared/texts.ts';

function said(wording: Wording, say: () => string): string {
  let text = '';
  withWording(wording, () => (text = say()));
  return text;
}

describe('a text', () => {
  test('is the English one where there is no other', () => {
    const german: Wording = { locale: 'de', translations: [{}] };
    equal(
      said(german, () => msg('Join')),
      'Join',
    );
    equal(
      said(german, () => msg(str`${'Ada'} joined.`)),
      'Ada joined.',
    );
  });

  test('is the own one before the translation', () => {
    const translations = [{ Join: 'Hinein' }, { Join: 'Teilnehmen', Close: 'Schließen' }];
    equal(
      said({ locale: 'de', translations }, () => msg('Join')),
      'Hinein',
    );
    equal(
      said({ locale: 'de', translations }, () => msg('Close')),
      'Schließen',
    );
  });

  test('has its values in the order of the translation', () => {
    const translations = [{ '{0} of {1} seats are taken': '{1} 席中 {0} 席' }];
    equal(
      said({ locale: 'ja', translations }, () => msg(str`${2} of ${6} seats are taken`)),
      '6 席中 2 席',
    );
  });

  test('takes a value literally, whatever is in it', () => {
    const translations = [{ '{0} joined.': 'Neu: {0}' }];
    equal(
      said({ locale: 'de', translations }, () => msg(str`${'{0} $& {1}'} joined.`)),
      'Neu: {0} $& {1}',
    );
  });

  test('has the plural form of its first value', () => {
    const forms = { two: 'شخصان', few: '{0} أشخاص', other: '{0} شخص' };
    const arabic: Wording = { locale: 'ar-u-nu-latn', translations: [{ '{0} people': forms }] };
    const people = (count: number): string => said(arabic, () => msg(str`${count} people`));
    equal(people(2), 'شخصان');
    equal(people(3), '3 أشخاص');
    equal(people(100), '100 شخص');
  });

  test('keeps names in other letters together where it is read from right to left', () => {
    const hebrew: Wording = { locale: 'he', translations: [{ '{0} joined.': 'הצטרפות: {0}.' }] };
    equal(
      said(hebrew, () => msg(str`${'Ada (2)'} joined.`)),
      'הצטרפות: \u2068Ada (2)\u2069.',
    );
  });
});

test('lists and numbers are written as in the language', () => {
  const german: Wording = { locale: 'de', translations: [] };
  equal(
    said(german, () => listOf(['Ada', 'Bob', 'Eve'])),
    'Ada, Bob und Eve',
  );
  equal(
    said(german, () => numberText(1234.56, 1)),
    '1.234,6',
  );
});

test('a list keeps each name together where it is read from right to left', () => {
  const hebrew: Wording = { locale: 'he', translations: [] };
  equal(
    said(hebrew, () => listOf(['Ada', 'Bob'])),
    '\u2068Ada\u2069 ו-\u2068Bob\u2069',
  );
  equal(
    said(hebrew, () => listOf(['Ada', 'דנה'])),
    '\u2068Ada\u2069 ו\u2068דנה\u2069',
  );
});

test('a language ends with its update, also with one that fails', () => {
  const german: Wording = { locale: 'de', translations: [{ Join: 'Teilnehmen' }] };
  throws(() =>
    withWording(german, () => {
      throw new Error('rendering failed');
    }),
  );
  equal(msg('Join'), 'Join');
});
