import type { CSSResultOrNative } from 'lit';

const sheets = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/**
 * Style sheets for a document other than the one in which this code runs, such as that of a picture-in-picture window: each
 * document wants its own (CSSOM, "constructor document").
 */
export function sheetsFor(target: Document, styles: readonly CSSResultOrNative[]): CSSStyleSheet[] {
  const known = sheets.get(target) ?? new Map<CSSResultOrNative, CSSStyleSheet>();
  sheets.set(target, known);
  return styles.map((style) => {
    const sheet = known.get(style) ?? madeFor(target, style);
    known.set(style, sheet);
    return sheet;
  });
}

function madeFor(target: Document, style: CSSResultOrNative): CSSStyleSheet {
  const View = target.defaultView ?? globalThis;
  const sheet = new View.CSSStyleSheet();
  const text =
    'cssText' in style ? style.cssText : [...style.cssRules].map(({ cssText }) => cssText).join('\n');
  sheet.replaceSync(text);
  return sheet;
}
