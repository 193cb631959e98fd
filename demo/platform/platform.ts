/** The page of a host platform with one widget in it. */

import { HostError } from '../host/host-error.ts';
import { twinOrigin } from '../host/twin-origin.ts';
import { part } from '../page/part.ts';
import { addressWith, asked } from '../page/query.ts';
import { WORKSPACE } from '../portal/workspace.ts';
import { choicesOfPage } from './choices.ts';
import { operationsOf } from './operations.ts';
import { PortalClient } from './portal-client.ts';
import { prepareWidget } from './prepare-widget.ts';
import { openWidgetFrame } from './widget-frame.ts';

const WIDGET_FILE = '/demo/widget/widget.html';
/** What the widget loads from the CDN; here it is a file that a build has to make. */
const BUILT_FILE = '/dist/cdn/mesh-call.js';

/** Who comes without a name is one of these. */
const GUESTS = ['Ines', 'Jonas', 'Mira', 'Tomas', 'Yuki', 'Zola'] as const;

/** The list of answers is there to be read, not to grow. */
const ANSWERS_SHOWN = 6;

const choices = choicesOfPage();

describeItem();
describeChoices();
openWidget().catch((error: unknown) => {
  part('#problem', HTMLElement).textContent = error instanceof Error ? error.message : String(error);
});

async function openWidget(): Promise<void> {
  const origin = twinOrigin(location.href);
  if (origin === undefined) {
    throw new Error('Open this page at 127.0.0.1 or localhost: its widget needs an origin of its own.');
  }
  const portal = await PortalClient.signIn(nameOfPage());
  describeUser(portal.user.displayName, portal.user.color);
  const [file, built] = await Promise.all([fetch(WIDGET_FILE), fetch(BUILT_FILE, { method: 'HEAD' })]);
  if (!file.ok) throw new HostError('not_found', 'The widget’s file is gone.');
  if (!built.ok) throw new Error('The widget’s script is not built yet: npm run build');
  const widget = prepareWidget(await file.text(), origin);
  describeDevices(widget.devices);
  const operations = operationsOf(portal, choices, describeAnswer);
  part('#place', HTMLElement).replaceChildren(openWidgetFrame({ origin, widget, operations, ...choices }));
}

/** The name in the address. A page without one takes one of the guests', and keeps it when it is loaded again. */
function nameOfPage(): string {
  const given = asked('name');
  if (given !== undefined) return given;
  const name = GUESTS[Math.floor(Math.random() * GUESTS.length)] ?? GUESTS[0];
  history.replaceState(undefined, '', addressWith({ name }));
  return name;
}

function describeItem(): void {
  part('#workspace', HTMLElement).textContent = WORKSPACE.name;
  for (const { id, title, summary } of WORKSPACE.items) {
    const link = document.createElement('a');
    link.textContent = title;
    link.href = addressWith({ item: id });
    const entry = document.createElement('li');
    entry.append(link);
    part('#items', HTMLElement).append(entry);
    if (id !== choices.itemId) continue;
    link.ariaCurrent = 'page';
    link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    part('#title', HTMLElement).textContent = title;
    part('#summary', HTMLElement).textContent = summary;
    document.title = `${title} · ${WORKSPACE.name}`;
  }
}

function describeChoices(): void {
  for (const group of document.querySelectorAll<HTMLElement>('[data-parameter]')) {
    const parameter = group.dataset['parameter'] ?? '';
    for (const link of group.querySelectorAll('a')) {
      const value = link.dataset['value'] ?? '';
      link.href = addressWith({ [parameter]: value === '' ? undefined : value });
      if (value === (asked(parameter) ?? '')) link.ariaCurrent = 'true';
    }
  }
  part('#second', HTMLAnchorElement).href = addressWith({ name: undefined });
}

function describeUser(name: string, color: string): void {
  part('#name', HTMLElement).textContent = name;
  const avatar = part('#avatar', HTMLElement);
  avatar.textContent = name.slice(0, 1);
  avatar.style.background = color;
}

function describeDevices(devices: ReadonlySet<string>): void {
  const names = devices.size === 0 ? ['No devices'] : [...devices];
  part('#devices', HTMLElement).replaceChildren(
    ...names.map((name) => {
      const chip = document.createElement('span');
      chip.textContent = name;
      return chip;
    }),
  );
}

function describeAnswer(operation: string, outcome: string): void {
  const list = part('#answers', HTMLElement);
  const entry = document.createElement('li');
  const [name, result] = [document.createElement('code'), document.createElement('span')];
  name.textContent = operation;
  result.textContent = outcome;
  result.classList.toggle('is-refused', outcome !== 'ok');
  entry.append(name, result);
  list.append(entry);
  while (list.children.length > ANSWERS_SHOWN) list.firstElementChild?.remove();
}
