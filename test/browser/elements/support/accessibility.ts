// Sets `window.axe`; the package has no ES module.
import 'axe-core/axe.js';
import { emulateMedia } from '@web/test-runner-commands';
import type { AxeResults, RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
  }
}

/** How a page can look; `forced` are the colours of a person's system in place of the page's. */
export type Look = 'light' | 'dark' | 'forced';

/** A test page has neither landmarks nor headings of its own, and may show several calls. */
const everything: RunOptions = {
  rules: {
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'landmark-unique': { enabled: false },
  },
};

/** Names, roles and all else are the same in each look. */
const colours: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Fails with what axe finds wrong with the element, in light and dark pages and in forced colours. */
export async function expectAccessible(
  element: Element,
  looks: readonly Look[] = ['light', 'dark', 'forced'],
): Promise<void> {
  const root = document.documentElement;
  for (const look of looks) {
    // With motion colours fade into each other, and in between the contrast is that of neither scheme.
    await emulateMedia({ reducedMotion: 'reduce', forcedColors: look === 'forced' ? 'active' : 'none' });
    root.style.colorScheme = look === 'forced' ? '' : look;
    document.body.style.background = look === 'dark' ? '#15181e' : '#ffffff';
    await painted();
    const { violations } = await window.axe.run(element, {
      ...(look === looks[0] ? everything : colours),
      resultTypes: ['violations'],
      preload: false,
    });
    root.style.colorScheme = '';
    document.body.style.background = '';
    const found = violations.map(
      ({ id, help, nodes }) =>
        `${id} (${look}): ${help}\n  ${nodes.map(({ target, html, any }) => [target.flat()[0], html, ...any.map(({ message }) => message)].join(' ')).join('\n  ')}`,
    );
    if (found.length > 0) {
      await emulateMedia({ forcedColors: 'none' });
      throw new Error(found.join('\n'));
    }
  }
  if (looks.includes('forced')) await emulateMedia({ forcedColors: 'none' });
}

/** Waits until changed styles are on the screen. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
