/**
 * One person of the wall, told by the address who they are.
 *
 * The wall lies on the same origin and delegates `autoplay`, so a click on it counts for all of its people.
 */

import { MeshCall } from 'mesh-call';
import 'mesh-call/define';
import { enterRoom } from '../page/enter-room.ts';
import { part } from '../page/part.ts';
import { pretendStream } from '../page/pretend-stream.ts';
import { asked, isAsked } from '../page/query.ts';
import { roomOfPage } from '../page/room-name.ts';

const call = part('mesh-call', MeshCall);

call.displayName = asked('name') ?? 'Somebody';
if (!isAsked('devices')) call.localStream = pretendStream(Number(asked('index') ?? 0));
enterRoom(call, roomOfPage());

parent.addEventListener('click', () => {
  call.session?.resumePlayback();
});
