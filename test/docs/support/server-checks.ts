import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { SignJWT } from 'jose';
import { eventually, missing } from '../../support/eventually.ts';
import { expectMovingPictures } from '../../support/videos.ts';
import { type Check, joinFromLobby, MEDIA_WITHIN } from './checks.ts';
import { runInNode, runServer } from './node-example.ts';

const WITHIN = { within: 10_000, every: 20 };

/** The server lets in who has a token of its key, says who they are, and leaves out what isn't theirs. */
export const expectGuardedServer: Check = async (_world, { files }, t) => {
  const anyPort = new Map([...files].map(([name, code]) => [name, code.replace('port: 8080', 'port: 0')]));
  const { port } = (await runInNode(t, anyPort, 'console.log(JSON.stringify(server.address));')) as {
    readonly port: number;
  };
  const enter = async (person: string) => {
    const token = await new SignJWT({ room: 'standup' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(person)
      .sign(new TextEncoder().encode('YOUR KEY'));
    const provider = new HocuspocusProvider({ url: `ws://127.0.0.1:${port}`, name: 'standup', token });
    t.after(() => provider.destroy());
    return provider;
  };
  const ada = await enter('ada');
  const grace = await enter('grace');
  ada.awareness?.setLocalState({ user: { id: 'grace', name: 'Ada' }, 'presence.x': 1 });
  await eventually(
    'Grace sees who Ada is',
    () => {
      const seen = grace.awareness?.getStates().get(ada.awareness?.clientID ?? 0);
      return missing(JSON.stringify(seen) === '{"user":{"id":"ada","name":"Ada"}}' ? [] : ['not yet']);
    },
    WITHIN,
  );
};

/** The credentials are those that coturn computes. */
export const expectTurnCredentials: Check = async (_world, { files }, t) => {
  const printed = await runInNode(t, files, "console.log(JSON.stringify(iceServersFor('ada')));");
  const [server] = printed as readonly Required<RTCIceServer>[];
  assert.ok(server);
  const { username, credential, urls } = server;
  assert.match(username, /^\d{10}:ada$/);
  assert.equal(credential, createHmac('sha1', 'SECRET').update(username).digest('base64'));
  assert.equal(urls.length, 2);
};

/** No other server of the tests has a port of its own choice. */
const SELF_HOSTING_PORT = 18_080;

/** The copied files serve a page in which two people call each other. */
export const expectSelfHosting: Check = async (world, { files }, t) => {
  await runServer(t, files, 'server.js', SELF_HOSTING_PORT);
  const names = ['Ada', 'Grace'];
  const pages = await world.openServed(t, `http://127.0.0.1:${SELF_HOSTING_PORT}/#planning`, names.length);
  await Promise.all(pages.map((page, index) => joinFromLobby(page, names[index] ?? '')));
  await expectMovingPictures(
    pages.map((page, index) => ({ name: names[index] ?? '', frame: page.mainFrame() })),
    names.length - 1,
    { within: MEDIA_WITHIN },
  );
};
