/** The element and all that is inside, through all shadow roots. */
function* everythingIn(element: Element): Generator<Element> {
  yield element;
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children])
    yield* everythingIn(child);
}

/** All shadow roots of the element and inside it. */
export function shadowRootsIn(element: Element): ShadowRoot[] {
  return [...everythingIn(element)].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
}

/** What somebody can't get at in the window as it is, in words; each entry is a barrier. */
export function barriersIn(root: Element): string[] {
  const shown = [...everythingIn(root)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  const controls = shown.filter(isControl);
  if (controls.length === 0) return ['there is nothing to use'];
  const page = document.documentElement;
  const sideways = page.scrollWidth > page.clientWidth ? ['the page scrolls sideways'] : [];
  return [...sideways, ...shown.flatMap(cutOff), ...controls.flatMap(outOfReach)];
}

/** Text that needs scrolling in a second direction, or ends where its box does. */
function cutOff(element: Element): string[] {
  const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
  const isMeant = textOverflow === 'ellipsis' || clipPath !== 'none' || element.localName === 'video';
  if (isMeant || overflowX === 'visible' || element.scrollWidth <= element.clientWidth + 1) return [];
  return [`${described(element)} is ${element.scrollWidth} px wide in ${element.clientWidth} px`];
}

function isControl(element: Element): boolean {
  return element.matches('button:enabled, input:enabled, select:enabled, textarea:enabled, a[href], summary');
}

/** A control that can't be brought into the window whole, lies below something, or is too small to hit. */
function outOfReach(element: Element): string[] {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const box = element.getBoundingClientRect();
  const target = element.closest('label')?.getBoundingClientRect() ?? box;
  const found: string[] = [];
  if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1)
    found.push(`${described(element)} can’t be brought into the window`);
  if (!isHit(element)) found.push(`${described(element)} lies below something else`);
  // Links in a sentence are as high as its lines (WCAG 2.2, 2.5.8).
  if (element.localName !== 'a' && Math.min(target.width, target.height) < 43.5)
    found.push(`${described(element)} is ${target.width} × ${target.height} px`);
  return found;
}

/** Whether a pointer meets it in its middle or near one of its edges. */
export function isHit(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [0.5, 0.1, 0.9].some((x) =>
    [0.5, 0.1, 0.9].some((y) => {
      const hit = elementAt(left + width * x, top + height * y);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    }),
  );
}

/** What a pointer meets there, through all shadow roots. */
function elementAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (inner === null || inner === hit) break;
    hit = inner;
  }
  return hit;
}

function described(element: Element): string {
  const text = element.ariaLabel ?? element.textContent.replace(/\s+/g, ' ').trim().slice(0, 40);
  return `<${element.localName} class="${element.className}"> ${text}`;
}
