import { part } from '../page/part.ts';
import { addressWith, asked, isAsked } from '../page/query.ts';
import { roomOfPage } from '../page/room-name.ts';

const PEOPLE = ['Ada', 'Grace', 'Katherine', 'Radia', 'Barbara', 'Hedy', 'Frances'] as const;
const FEWEST = 2;

/** What a frame may do; each is delegated by name, as on any page that embeds a call. */
const DELEGATED = 'camera; microphone; display-capture; autoplay; fullscreen; speaker-selection';

const room = roomOfPage();
const count = Math.min(Math.max(Math.trunc(Number(asked('n') ?? 6)) || FEWEST, FEWEST), PEOPLE.length);

const counts = part('#counts', HTMLElement);
for (let choice = FEWEST; choice <= PEOPLE.length; choice += 1) {
  const anchor = document.createElement('a');
  anchor.textContent = String(choice);
  anchor.ariaLabel = `${choice} people`;
  // A room of its own for each size: those who are leaving don't count among those who come.
  setChoice(anchor, { n: String(choice), room: undefined }, choice === count);
  counts.append(anchor);
}
const pretended = !isAsked('devices');
setChoice(part('#pretended', HTMLAnchorElement), { devices: undefined, room: undefined }, pretended);
setChoice(part('#devices', HTMLAnchorElement), { devices: '', room: undefined }, !pretended);

// The people listen to clicks on this page themselves; what is left to do is to take the button away.
const soundButton = part('#sound', HTMLButtonElement);
soundButton.addEventListener('click', () => {
  soundButton.hidden = true;
});

for (const [index, name] of PEOPLE.slice(0, count).entries()) {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams({ room, name, index: String(index) });
  if (!pretended) query.set('devices', '');
  frame.title = name;
  frame.allow = DELEGATED;
  frame.src = `person.html?${query.toString()}`;
  part('#wall', HTMLElement).append(frame);
}

function setChoice(
  anchor: HTMLAnchorElement,
  changes: Readonly<Record<string, string | undefined>>,
  isCurrent: boolean,
): void {
  anchor.href = addressWith(changes);
  if (isCurrent) anchor.setAttribute('aria-current', 'true');
}
