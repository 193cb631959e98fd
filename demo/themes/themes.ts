/** Shows the states of a call in each theme. `?theme=` and `?state=` choose, `?bare` leaves out all else. */

// The tag is defined before the others are, as what shows snapshots made by hand.
import './define-states.ts';
import 'mesh-call/define';
import { part } from '../page/part.ts';
import { addressWith, asked, isAsked } from '../page/query.ts';
import { callStates } from '../states/call-states.ts';
import { StatesCall } from '../states/states-call.ts';

const FIRST_STATE = 'call-6';

const call = part('mesh-call', StatesCall);
const themeChooser = part('#theme', HTMLSelectElement);
const stateChooser = part('#state', HTMLSelectElement);
const file = part('#file', HTMLAnchorElement);
const states = callStates();

/** Shows what the two lists say. */
function show(): void {
  const theme = themeChooser.value;
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-theme]')) {
    link.disabled = link.dataset['theme'] !== theme;
  }
  file.hidden = theme === '';
  file.href = `./${theme}.css`;
  const snapshot = states[stateChooser.value];
  if (snapshot) call.snapshot = snapshot;
  history.replaceState(undefined, '', addressWith({ theme: theme || undefined, state: stateChooser.value }));
}

stateChooser.append(...Object.keys(states).map((name) => new Option(name)));
stateChooser.value = asked('state') ?? FIRST_STATE;
themeChooser.value = asked('theme') ?? '';
if (isAsked('bare')) document.documentElement.dataset['bare'] = '';
for (const chooser of [themeChooser, stateChooser]) chooser.addEventListener('change', show);
show();
