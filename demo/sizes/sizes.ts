/** Shows a state of `<mesh-call>` in five sizes at once. `?state=` and `?look=` choose, `?bare` leaves out all else. */

import 'mesh-call/define';
import { html, render } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { part } from '../page/part.ts';
import { addressWith, asked, isAsked } from '../page/query.ts';
import { callStates } from '../states/call-states.ts';
import { StatesCall } from '../states/states-call.ts';
import { panelOf } from '../states/talk-states.ts';

customElements.define('states-call', StatesCall);

const FIRST_STATE = 'call-6';

/** Where people have calls. How large each is stands in sizes.css. */
const SIZES = {
  desktop: 'Desktop, 1280 × 720',
  tablet: 'Tablet, 768 × 1024',
  'phone-portrait': 'Phone, 360 × 640',
  'phone-landscape': 'Phone on its side, 640 × 360',
  widget: 'Widget, 320 × 240',
} as const;

const stateChooser = part('#state', HTMLSelectElement);
const lookChooser = part('#look', HTMLSelectElement);
const place = part('#sizes', HTMLElement);
const states = callStates();

/** Shows what the two lists say. */
function show(): void {
  const state = stateChooser.value;
  const look = lookChooser.value;
  place.dataset['look'] = look;
  place.lang = look === 'rtl' ? 'ar' : 'en';
  const snapshot = states[state];
  const figures = Object.entries(SIZES).map(
    ([name, title]) =>
      html`<figure class=${name}>
        <figcaption lang="en" dir="ltr">${title}</figcaption>
        <div class="frame" tabindex=${isAsked('bare') ? -1 : 0} role="group" aria-label=${title}>
          <states-call .snapshot=${snapshot} .panel=${panelOf(state)}></states-call>
        </div>
      </figure>`,
  );
  // Elements of another state are others: nothing that was opened in one is open in the next.
  render(keyed(`${state} ${look}`, figures), place);
  history.replaceState(undefined, '', addressWith({ state, look }));
}

stateChooser.append(...Object.keys(states).map((name) => new Option(name)));
stateChooser.value = asked('state') ?? FIRST_STATE;
lookChooser.value = asked('look') ?? 'light';
if (isAsked('bare')) document.documentElement.dataset['bare'] = '';
for (const chooser of [stateChooser, lookChooser]) chooser.addEventListener('change', show);
show();
