/**
 * Whether the focus is in the element, its shadow trees or its slots. In Chromium `:focus-within` alone misses a menu
 * that was drawn as it opened.
 */
export function hasFocus(element: Element): boolean {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  const { activeElement } = root;
  return activeElement !== null && element.contains(activeElement);
}
