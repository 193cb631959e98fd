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

/** Fails with what axe finds wrong with the element, in light and in dark pages if nothing else is said. */
export async function expectAccessible(
  element: Element,
  looks: readonly Look[] = ['light', 'dark'],
): Promise<void> {
  const root = document.documentElement;
  // Without it colours fade into each other, and in between the contrast is that of neither scheme.
  await emulateMedia({ reducedMotion: 'reduce' });
  for (const scheme of looks) {
    await emulateMedia({ forcedColors: scheme === 'forced' ? 'active' : 'none' });
    root.style.colorScheme = scheme === 'forced' ? '' : scheme;
    document.body.style.background = scheme === 'dark' ? '#15181e' : '#ffffff';
    await painted();
    const { violations } = await window.axe.run(element, {
      // A test page has neither landmarks nor headings of its own.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    root.style.colorScheme = '';
    document.body.style.background = '';
    const found = violations.map(
      ({ id, help, nodes }) =>
        `${id} (${scheme}): ${help}\n  ${nodes.map(({ html, any }) => [html, ...any.map(({ message }) => message)].join(' ')).join('\n  ')}`,
    );
    await emulateMedia({ forcedColors: 'none' });
    if (found.length > 0) throw new Error(found.join('\n'));
  }
}

/** Waits until changed styles are on the screen. */
async function painted(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}
