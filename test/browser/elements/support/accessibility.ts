// Sets `window.axe`; the package has no ES module.
import 'axe-core/axe.js';
import type { AxeResults, RunOptions } from 'axe-core';

declare global {
  interface Window {
    axe: { run(context: Element, options: RunOptions): Promise<AxeResults> };
  }
}

/** Longer than any fade of the elements, ms. */
const FADE_MS = 300;

/** Fails with what axe finds wrong with the element, in light and in dark pages. */
export async function expectAccessible(element: Element): Promise<void> {
  const root = document.documentElement;
  for (const scheme of ['light', 'dark']) {
    root.style.colorScheme = scheme;
    document.body.style.background = scheme === 'dark' ? '#15181e' : '#ffffff';
    // Colours fade when the scheme changes; in between, contrast is that of neither.
    await new Promise((resolve) => setTimeout(resolve, FADE_MS));
    const { violations } = await window.axe.run(element, {
      // A test page has neither landmarks nor headings of its own.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    root.style.colorScheme = '';
    document.body.style.background = '';
    const found = violations.map(
      ({ id, help, nodes }) => `${id} (${scheme}): ${help}\n  ${nodes.map(({ html }) => html).join('\n  ')}`,
    );
    if (found.length > 0) throw new Error(found.join('\n'));
  }
}
