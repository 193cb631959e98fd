/**
 * `/widgets/sdk.v2.js`: what the portal puts before a widget's own scripts. It sets `host`, as the host platform
 * documents it, and asks the host page over a bridge of messages.
 */

import { BridgeClient } from './bridge-client.ts';
import { HostError } from './host-error.ts';
import { newLobbyCode } from './lobby-code.ts';

const VERSION = '2.0.0';

/** A page around us that doesn't answer a greeting is no portal. */
const GREETING_WITHIN_MILLISECONDS = 5000;

/** What the host page says about the place of a widget. */
interface Place {
  readonly workspaceId?: string;
  readonly itemId?: string;
}

/** The frame around a widget comes from where this script comes from; a widget without an origin can't ask its own. */
const portalOrigin = new URL(import.meta.url).origin;
const isAlone = parent === window;

const bridge = new BridgeClient((request) => parent.postMessage(request, portalOrigin));
addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source === parent && origin === portalOrigin) bridge.receive(data);
});

let detached = isAlone;
let workspace: Place = {};

const greeted = isAlone
  ? Promise.resolve()
  : bridge.call('hello', [], GREETING_WITHIN_MILLISECONDS).then(
      (place) => {
        workspace = place as Place;
      },
      () => {
        detached = true;
      },
    );

async function ask(op: string, ...args: readonly unknown[]): Promise<unknown> {
  await greeted;
  if (detached)
    throw new HostError('unknown_op', `There is no portal behind this page that could answer ${op}.`);
  return await bridge.call(op, args);
}

const host = {
  version: VERSION,
  /** Whether there is no portal behind this page. Known when `ready()` has resolved. */
  get detached() {
    return detached;
  },
  /** Where this widget runs. Known when `ready()` has resolved. */
  get workspace() {
    return workspace;
  },
  ready: () => greeted,
  user: { current: () => ask('user.current') },
  collab: {
    getToken: (scope: string, scopeId: string) => ask('collab.getToken', scope, scopeId),
    getTurnCredentials: () => ask('collab.getTurnCredentials'),
    room: (contentId: string) => ({
      generateCode: newLobbyCode,
      join: (code: string) => ask('collab.room.join', contentId, code),
    }),
  },
};

Object.assign(globalThis, { host });
