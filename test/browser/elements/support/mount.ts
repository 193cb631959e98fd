import type { LitElement } from 'lit';
import '../../../../src/define.ts';
import type { MeshPeerTile } from '../../../../src/elements/mesh-peer-tile/mesh-peer-tile.ts';

// Those of the call come last, all at once.
await customElements.whenDefined('mesh-people');

const mounted: HTMLElement[] = [];

/** Puts an element of the kit on the page, in a box of the given size, and waits until it has been drawn. */
export async function mount<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  size: { width?: number; height?: number } = {},
): Promise<HTMLElementTagNameMap[Name]> {
  const box = document.createElement('div');
  box.style.width = `${size.width ?? 640}px`;
  if (size.height !== undefined) box.style.height = `${size.height}px`;
  const element = document.createElement(name);
  Object.assign(element, properties);
  if (size.height !== undefined) element.style.height = '100%';
  box.append(element);
  document.body.append(box);
  mounted.push(box);
  await drawn(element);
  return element;
}

/** The elements of which a call shows one in each of its views. */
const WHOLE_VIEWS = ['mesh-grid', 'mesh-lobby'];

/** Waits until the element and the elements inside it have been drawn. */
export async function drawn(element: Element): Promise<void> {
  await (element as Partial<LitElement>).updateComplete;
  for (const inner of element.shadowRoot?.querySelectorAll('*') ?? []) {
    if ('updateComplete' in inner) await inner.updateComplete;
    if (WHOLE_VIEWS.includes(inner.localName)) await drawn(inner);
  }
}

/** Takes everything off the page again, and lets removed calls close. */
export async function unmountAll(): Promise<void> {
  for (const box of mounted.splice(0)) box.remove();
  // What somebody chose in one test is no wish for the next one.
  localStorage.clear();
  await new Promise((resolve) => setTimeout(resolve, 10));
}

/** The one element inside that matches, also in the grid or lobby of a call; fails when there is none. */
export function inside(element: Element, selector: string): HTMLElement {
  const [found] = allInside(element, selector);
  if (!found) throw new Error(`${element.localName} has no ${selector} inside.`);
  return found;
}

/** All elements inside that match, also in the grid or lobby of a call. */
export function allInside(element: Element, selector: string): HTMLElement[] {
  const root = element.shadowRoot;
  const roots = [root, root?.querySelector(WHOLE_VIEWS.join())?.shadowRoot];
  return roots.flatMap((each) => [...(each?.querySelectorAll<HTMLElement>(selector) ?? [])]);
}

/** The tiles of a call or a grid. */
export function tilesOf(element: Element): MeshPeerTile[] {
  const root = (element.shadowRoot?.querySelector('mesh-grid') ?? element).shadowRoot;
  return [...(root?.querySelectorAll('mesh-peer-tile') ?? [])];
}

/** The `<video>` inside a tile. */
export function videoOf(tile: Element): HTMLVideoElement {
  return inside(tile, 'video') as HTMLVideoElement;
}

/** The `<button>` inside a control. */
export function buttonOf(control: Element): HTMLButtonElement {
  return inside(control, 'button') as HTMLButtonElement;
}
