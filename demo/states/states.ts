/** Draws every state of every element. `?only=<state>` shows one at full size, `?theme=` light or dark, `?lang=` a language. */

import 'mesh-call/define';
import { html, render, type TemplateResult } from 'lit';
import { callStates } from './call-states.ts';
import { checkResults, diagnosedNames, diagnosisOf } from './diagnoses.ts';
import { layoutStates } from './layout-states.ts';
import { blocked, call, device, peer } from './snapshots.ts';
import { StatesCall } from './states-call.ts';
import { panelOf } from './talk-states.ts';
import { oneWayPeers, recovering } from './trouble-states.ts';

customElements.define('states-call', StatesCall);
// Those of the call come last, all at once.
await customElements.whenDefined('mesh-people');

const query = new URLSearchParams(location.search);
const only = query.get('only');
const lang = query.get('lang');
if (lang) document.documentElement.lang = lang;
const theme = query.get('theme');
if (theme) document.documentElement.dataset['theme'] = theme;
if (only) document.documentElement.dataset['only'] = only;

const calls = Object.entries(callStates()).map(
  ([name, snapshot]) =>
    [name, html`<states-call .snapshot=${snapshot} .panel=${panelOf(name)}></states-call>`] as const,
);

const { devices: choices, speaker } = call();

const pickerStates = {
  chosen: {
    devices: choices,
    microphone: device({ deviceId: 'headset' }),
    camera: device({ deviceId: 'unplugged' }),
    speaker,
  },
  none: {
    devices: [],
    microphone: device({ state: 'off' }),
    camera: blocked('capture-no-device'),
    speaker,
  },
};

const steps = ['restarting', 'relay', 'new-connection'] as const;

const devices = [
  device(),
  device({ state: 'off' }),
  device({ state: 'off', pending: true }),
  blocked('capture-denied'),
  blocked('capture-no-device'),
  blocked('capture-device-busy'),
];

const small: readonly (readonly [string, TemplateResult])[] = [
  ['entering', html`<states-call autojoin .snapshot=${callStates()['connecting']}></states-call>`],
  ['unset', html`<states-call></states-call>`],
  [
    'mic-toggle',
    html`<div class="small">
      ${devices.map((each) => html`<mic-toggle .device=${each}></mic-toggle>`)}<mic-toggle
        disabled
      ></mic-toggle>
    </div>`,
  ],
  [
    'camera-toggle',
    html`<div class="small">
      ${devices.map((each) => html`<camera-toggle .device=${each}></camera-toggle>`)}<camera-toggle
        disabled
      ></camera-toggle>
    </div>`,
  ],
  [
    'labelled',
    html`<div class="small rows">
      <mic-toggle labelled .device=${device()}></mic-toggle>
      <camera-toggle labelled .device=${blocked('capture-denied')}></camera-toggle>
      <screen-toggle labelled></screen-toggle>
      <hand-toggle labelled></hand-toggle>
      <reaction-button labelled></reaction-button>
      <layout-button labelled></layout-button>
      <chat-toggle labelled></chat-toggle>
      <people-toggle labelled></people-toggle>
      <leave-button labelled .state=${'joined'}></leave-button>
    </div>`,
  ],
  [
    'mesh-lobby',
    html`<div class="small">
      <mesh-lobby .snapshot=${callStates()['lobby']}></mesh-lobby
      ><mesh-lobby .snapshot=${callStates()['lobby-denied']}></mesh-lobby>
    </div>`,
  ],
  [
    'device-picker',
    html`<div class="small"><device-picker .state=${pickerStates.chosen}></device-picker></div>`,
  ],
  [
    'device-picker-none',
    html`<div class="small"><device-picker .state=${pickerStates.none}></device-picker></div>`,
  ],
  [
    'talk-controls',
    html`<div class="small">
      <hand-toggle .hand=${0}></hand-toggle><hand-toggle .hand=${2}></hand-toggle><hand-toggle></hand-toggle>
      <reaction-button .ready=${true}></reaction-button><chat-toggle .unread=${0}></chat-toggle
      ><chat-toggle .unread=${3}></chat-toggle><chat-toggle .unread=${120}></chat-toggle
      ><people-toggle .people=${4}></people-toggle>
    </div>`,
  ],
  [
    'mesh-chat',
    html`<div class="small">
      <mesh-chat .state=${callStates()['talk-chat']}></mesh-chat><mesh-chat></mesh-chat>
    </div>`,
  ],
  [
    'mesh-people',
    html`<div class="small"><mesh-people .state=${callStates()['talk-people']}></mesh-people></div>`,
  ],
  [
    'leave-button',
    html`<div class="small">
      <leave-button .state=${'joined'}></leave-button><leave-button></leave-button>
    </div>`,
  ],
  [
    'mesh-peer-tile',
    html`<div class="small">
      <mesh-peer-tile .peer=${peer('Alice Moreau', 25)}></mesh-peer-tile>
      <mesh-peer-tile .peer=${peer('Bob', 140, { microphone: false })}></mesh-peer-tile>
      <mesh-peer-tile .peer=${peer('Carol Ng', 280, { camera: false })}></mesh-peer-tile>
      <mesh-peer-tile
        .peer=${peer('Alice Moreau', 25, { link: 'connecting', camera: false })}
      ></mesh-peer-tile>
      <mesh-peer-tile .peer=${peer('Alice Moreau', 25, { link: 'reconnecting' })}></mesh-peer-tile>
      ${steps.map((step) => html`<mesh-peer-tile .peer=${recovering('Alice Moreau', 25, step)}></mesh-peer-tile>`)}
      ${oneWayPeers().map((each) => html`<mesh-peer-tile .peer=${each}></mesh-peer-tile>`)}
      <mesh-peer-tile .peer=${peer('Alice Moreau', 25, { link: 'failed' })}></mesh-peer-tile>
      <mesh-peer-tile name="Plain attributes" microphone-off camera-off></mesh-peer-tile>
      <mesh-peer-tile name="Given colour" color="#ffd54a" camera-off></mesh-peer-tile>
      <mesh-peer-tile
        name="A very long name that can not possibly fit into a tile"
        camera-off
      ></mesh-peer-tile>
      <mesh-peer-tile camera-off></mesh-peer-tile>
      <mesh-peer-tile
        .peer=${peer('Bob', 140, {
          camera: false,
          reception: { voice: 'missing', picture: 'off', ours: { voice: 'flowing', picture: 'flowing' } },
        })}
      ></mesh-peer-tile>
    </div>`,
  ],
  ...[1, 3, 6].map(
    (count) =>
      [
        `mesh-diagnostics-${count}`,
        html`<mesh-diagnostics
          .diagnosis=${diagnosisOf(count)}
          .names=${diagnosedNames}
          .results=${count === 3 ? checkResults : []}
        ></mesh-diagnostics>`,
      ] as const,
  ),
];

const main = document.querySelector('main');
if (main === null) throw new Error('The page has no <main>.');
render(
  [...calls, ...layoutStates(), ...small]
    .filter(([name]) => only === null || name === only)
    .map(
      ([name, content]) =>
        html`<section>
          <h2><a href="?only=${name}${theme ? `&theme=${theme}` : ''}">${name}</a></h2>
          ${content}
        </section>`,
    ),
  main,
);
