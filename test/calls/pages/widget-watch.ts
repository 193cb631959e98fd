/**
 * Runs in every frame of the platform page, before its own scripts: tells the console what a policy forbids and who
 * reaches for storage, and lets tests look at the `<mesh-call>` of a widget as at that of their own pages.
 */

import { connectionHistory, statisticsOf } from './connection-log.ts';
import { Ears } from './ears.ts';
import { Eyes } from './eyes.ts';
import type { PersonPage } from './person.ts';
import { videoOf, view, type CallElement } from './sightings.ts';

/** What the widget page offers to tests. */
export type WidgetPage = Pick<PersonPage, 'view' | 'statisticsOf' | 'connectionHistory'>;

declare global {
  interface Window {
    /** Answers as soon as there is a `<mesh-call>`. */
    widget?: WidgetPage;
  }
}

addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  console.error(`Policy violation: ${violatedDirective} ${blockedURI} ${sample}`);
});

// Not `localStorage`: lib0, which comes with Yjs, looks whether there is one, and stands that there is none.
for (const storage of ['sessionStorage', 'indexedDB', 'caches']) watchAccess(window, storage);
watchAccess(document, 'cookie');

let senses: { readonly eyes: Eyes; readonly ears: Ears } | undefined;

window.widget = {
  view: () => {
    // Made late: only the widget's frame is ever asked.
    senses ??= { eyes: new Eyes(), ears: new Ears(new AudioContext()) };
    return view(call(), senses.eyes, senses.ears);
  },
  connectionHistory,
  statisticsOf: async (name) => {
    const peer = call().snapshot.peers.find(({ user }) => user.name === name);
    if (peer === undefined) return ['no such peer'];
    const tile = videoOf(call(), peer) ? 'tile' : 'no tile';
    return [tile, ...(await statisticsOf(peer.cameraStream.getVideoTracks()[0]))];
  },
};

function call(): CallElement {
  const element = document.querySelector('mesh-call');
  if (element === null) throw new Error('There is no <mesh-call> in this frame.');
  return element;
}

function watchAccess(owner: object, name: string): void {
  Object.defineProperty(owner, name, {
    get() {
      console.error(`Storage access: ${name}`);
      return undefined;
    },
  });
}
