import { assert } from 'chai';
import type { CallSnapshot } from '../../../src/call/snapshot.ts';
import { languages } from '../../../src/elements/shared/languages.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { drawn, inside, mount, unmountAll } from './support/mount.ts';
import { blocked, call, peer, self } from './support/snapshots.ts';

const page = document.documentElement;
const langOfPage = page.lang;

const lobby = call({ state: 'lobby', self: self({ user: { name: '' } }) });
const troubled = call({
  self: self({
    microphone: blocked('capture-denied', 'microphone'),
    camera: blocked('capture-denied-by-page', 'camera'),
  }),
  peers: [peer('Bob', { link: 'failed' })],
  waiting: [1, 2, 3].map((id) => ({ id: String(id), user: { name: 'Grace' }, isSelf: false })),
  room: 'disconnected',
  playbackBlocked: true,
});

describe('the language of the elements', () => {
  afterEach(async () => {
    page.lang = langOfPage;
    await unmountAll();
  });

  it('is that of the nearest lang attribute, for all elements inside too', async () => {
    page.lang = 'fr';
    const element = await mount('shown-call', { lang: 'de', snapshot: call() });
    await shows(element, 'Personen im Anruf');
    const toggle = inside(inside(element, 'mesh-controls'), 'mic-toggle');
    await until('the toggle is German', () => inside(toggle, 'button').ariaLabel === 'Mikrofon');
    assert.include(inside(toggle, '[part=tooltip]').textContent, 'Mikrofon ist an');
    await expectAccessible(element);
  });

  it('follows the page while it is shown', async () => {
    page.lang = 'es';
    const element = await mount('shown-call', { snapshot: lobby });
    await shows(element, 'Antes de la llamada');
    page.lang = 'ja';
    await shows(element, '通話の前に');
    page.lang = 'en';
    await shows(element, 'Before the call');
  });

  it('is followed through shadow roots', async () => {
    const box = document.createElement('div');
    box.attachShadow({ mode: 'open' });
    const button = await mount('leave-button', { state: 'joined' });
    const home = button.parentElement!;
    box.shadowRoot!.append(button);
    home.append(box);
    home.lang = 'pt';
    await until('it is Portuguese', () => inside(button, 'button').ariaLabel === 'Sair da chamada');
  });

  it('can be another one for each call of a page', async () => {
    const hebrew = await mount('shown-call', { lang: 'he', snapshot: lobby });
    const chinese = await mount('shown-call', { lang: 'zh-CN', snapshot: lobby });
    await shows(hebrew, 'לפני השיחה');
    await shows(chinese, '通话前');
  });

  it('is English, and says so, where the kit has no texts in it', async () => {
    page.lang = 'fi';
    const element = await mount('shown-call', { snapshot: lobby });
    await shows(element, 'Before the call');
    assert.equal(inside(element, '.frame').lang, 'en');
  });

  it('writes lists and numbers in its own way', async () => {
    const peers = [peer('Bob'), peer('Carol')];
    const element = await mount('shown-call', { lang: 'de-AT', snapshot: call({ state: 'lobby', peers }) });
    await shows(element, 'Bob und Carol sind im Anruf.');
    assert.equal(inside(element, '.frame').lang, 'de-AT');
  });

  it('turns the call around where it is written from right to left', async () => {
    const element = await mount('shown-call', { lang: 'ar', snapshot: call() }, { width: 800, height: 500 });
    const middle = (selector: string): number => {
      const { left, right } = inside(element, selector).getBoundingClientRect();
      return (left + right) / 2;
    };
    assert.isBelow(middle('[role=listitem]'), middle('.own-tile, [part~=own-tile]'));
    assert.isBelow(middle('.bar .figure'), middle('.controls'));
    await shows(element, 'الأشخاص في المكالمة');
    assert.isAbove(middle('[role=listitem]'), middle('.own-tile, [part~=own-tile]'));
    assert.isAbove(middle('.bar .figure'), middle('.controls'));
    await expectAccessible(element);
  });
});

describe('own strings', () => {
  afterEach(unmountAll);

  it('take the place of any text, also in the elements inside', async () => {
    const strings = { Microphone: 'Talking stick', 'People in the call': 'The circle' };
    const element = await mount('shown-call', { lang: 'en', snapshot: call(), strings });
    assert.include(labelsOf(element), 'The circle');
    assert.equal(
      inside(inside(inside(element, 'mesh-controls'), 'mic-toggle'), 'button').ariaLabel,
      'Talking stick',
    );
    element.strings = { Microphone: 'Conch' };
    await drawn(element);
    assert.include(labelsOf(element), 'People in the call');
    await until(
      'it is a conch',
      () => inside(inside(inside(element, 'mesh-controls'), 'mic-toggle'), 'button').ariaLabel === 'Conch',
    );
  });

  it('come before the translation', async () => {
    const strings = { 'Before the call': 'Gleich geht’s los' };
    const element = await mount('shown-call', { lang: 'de', snapshot: lobby, strings });
    await shows(element, 'Dein Name');
    assert.include(labelsOf(element), 'Gleich geht’s los');
  });
});

describe('at 360 px no text is cut off', () => {
  afterEach(unmountAll);

  for (const language of languages) {
    it(`in ${new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language}`, async () => {
      for (const snapshot of [lobby, troubled, waiting(), call({ state: 'left' })]) {
        const element = await mount('shown-call', { lang: language, snapshot }, { width: 360 });
        await until('the language is there', () => inside(element, '.frame').lang === language);
        await drawn(element);
        assert.deepEqual(cutOff(element.shadowRoot!), [], snapshot.state);
      }
    });
  }
});

function waiting(): CallSnapshot {
  return call({ state: 'waiting', full: true, place: 2, peers: troubled.peers });
}

async function shows(element: Element, text: string): Promise<void> {
  await until(`the call shows ${text}`, () => labelsOf(element).includes(text));
  await drawn(element);
}

/** Everything that the call, its lobby and its grid say themselves, seen or only heard. */
function labelsOf(element: Element): string {
  const root = element.shadowRoot!;
  const view = root.querySelector('mesh-grid, mesh-lobby')?.shadowRoot;
  return [root, ...(view ? [view] : [])]
    .flatMap((tree) => [
      ...[...tree.querySelectorAll('[aria-label]')].map(({ ariaLabel }) => ariaLabel ?? ''),
      tree.textContent,
    ])
    .join('\n');
}

/** What doesn't fit, in words; a person's name may end with an ellipsis, and scrolled content can be reached. */
function cutOff(root: ShadowRoot): string[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((each) => {
    const inner = each.shadowRoot ? cutOff(each.shadowRoot) : [];
    const isText = [...each.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
    );
    const isShown =
      each.checkVisibility({ opacityProperty: true }) && !each.closest('.visually-hidden, .name, .tip');
    const fits = each.scrollWidth <= each.clientWidth + 1 || getComputedStyle(each).display === 'inline';
    return isText && isShown && !fits ? [...inner, `${each.localName}: ${each.textContent ?? ''}`] : inner;
  });
}
