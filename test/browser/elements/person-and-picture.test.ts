import { assert } from 'chai';
import { pictureFit } from '../../../src/elements/shared/picture-fit.ts';
import { avatarColors, initials } from '../../../src/elements/shared/person.ts';

describe('initials', () => {
  for (const [name, expected] of [
    ['Alice', 'A'],
    ['alice moreau', 'AM'],
    ['  Carol   van der Berg ', 'CB'],
    ['élodie', 'É'],
    ['🇳🇴 Ola', '🇳🇴O'],
    ['', ''],
  ] as const) {
    it(`of "${name}" are "${expected}"`, () => {
      assert.equal(initials(name), expected);
    });
  }
});

describe('the colours of an avatar', () => {
  it('are the same for the same person, and others for others', () => {
    assert.deepEqual(avatarColors(undefined, 'alice'), avatarColors(undefined, 'alice'));
    assert.notDeepEqual(avatarColors(undefined, 'alice'), avatarColors(undefined, 'bob'));
  });

  it('take the given colour, with the text that reads better on it', () => {
    assert.deepEqual(avatarColors('#ffd54a', ''), { background: '#ffd54a', text: '#000000' });
    assert.deepEqual(avatarColors('#203070', ''), { background: '#203070', text: '#ffffff' });
  });

  it('take nothing else for a colour', () => {
    assert.notInclude(avatarColors('url(https://example.org)', 'alice').background, 'url');
  });
});

describe('a picture in a tile', () => {
  for (const [what, picture, tile, expected] of [
    ['wide in wide', 16 / 9, 16 / 9, 'cover'],
    ['wide in square', 16 / 9, 1, 'cover'],
    ['wide in upright', 16 / 9, 9 / 16, 'contain'],
    ['upright in wide', 9 / 16, 16 / 9, 'contain'],
    ['upright in square', 9 / 16, 1, 'cover'],
    ['unknown', Number.NaN, 1, 'cover'],
  ] as const) {
    it(`is shown as ${expected}: ${what}`, () => {
      assert.equal(pictureFit(picture, tile), expected);
    });
  }
});
