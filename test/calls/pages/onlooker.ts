/**
 * Somebody who joins by itself and captures nothing, in a page that nobody touches: what a test evaluates in a page counts
 * as a gesture there, so this page writes what can be seen to the console.
 */

import 'mesh-call/define';
import { deepText } from './deep-tree.ts';

/** What the page writes. */
export interface Onlook {
  readonly playbackBlocked: boolean;
  readonly withheld: readonly string[];
  readonly text: string;
}

const query = new URLSearchParams(location.search);
const element = document.createElement('mesh-call');
element.displayName = 'Onlooker';
element.startMuted = true;
element.startCameraOff = true;
element.autojoin = true;
element.url = query.get('url') ?? '';
element.room = query.get('room') ?? '';
document.body.append(element);

let last = '';
setInterval(() => {
  const { playbackBlocked, withheld } = element.snapshot;
  const now: Onlook = { playbackBlocked, withheld, text: deepText(element) };
  if (JSON.stringify(now) === last) return;
  last = JSON.stringify(now);
  console.log(last);
}, 50);
