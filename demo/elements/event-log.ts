import type { Entry } from './manifest.ts';

/** More than anybody reads. */
const MOST_LINES = 100;

/** Writes down what an element fires, the newest first. */
export class EventLog {
  readonly #list: HTMLElement;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  /** Forgets what was before, and listens to another element. */
  listen(element: Element | null, events: readonly Entry[]): void {
    this.#list.replaceChildren();
    for (const { name } of events) element?.addEventListener(name, (event) => this.#write(event));
  }

  #write(event: Event): void {
    const line = document.createElement('li');
    line.textContent = `${new Date().toLocaleTimeString()} ${event.type}${contentOf(event)}`;
    this.#list.prepend(line);
    while (this.#list.childElementCount > MOST_LINES) this.#list.lastElementChild?.remove();
  }
}

/** What an event says beside its name: the fields of its class, or what its control is now. */
function contentOf(event: Event): string {
  const said = Object.entries(event)
    .filter(([name]) => name !== 'isTrusted')
    .map(([name, value]) => `${name}: ${short(value)}`);
  const { target } = event;
  if (said.length === 0 && target !== null && 'checked' in target)
    said.push(`checked: ${short(target.checked)}`);
  return said.length > 0 ? ` (${said.join(', ')})` : '';
}

/** A value in a word or two: of an object what people know it by. */
function short(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('code' in value) return String(value.code);
  if ('user' in value) return short(value.user);
  if ('name' in value) return String(value.name);
  if ('text' in value) return String(value.text);
  return Object.keys(value).join(' ');
}
