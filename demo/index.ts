import { MeshCall } from 'mesh-call';
import 'mesh-call/define';
import { copyOnClick } from './page/copy-button.ts';
import { enterRoom } from './page/enter-room.ts';
import { part } from './page/part.ts';
import { pretendStream } from './page/pretend-stream.ts';
import { addressWith, asked, isAsked } from './page/query.ts';
import { roomOfPage } from './page/room-name.ts';

const call = part('mesh-call', MeshCall);
const secondWindow = part('#second', HTMLAnchorElement);

const room = roomOfPage();

if (isAsked('pretend')) call.localStream = pretendStream(Math.floor(Math.random() * 6));
// Without a name the lobby asks for one.
call.displayName = asked('name');
enterRoom(call, room);

// Whoever gets the link is somebody else, so their page picks its own name.
const invitation = addressWith({ name: undefined });
secondWindow.href = invitation;
part('#pretend', HTMLAnchorElement).href = addressWith({ pretend: '' });
part('#room', HTMLElement).textContent = room;
const code = `<script type="module" src="mesh-call.js"></script>

<mesh-call
  room="${room}"
  url="${call.url}"
  token="…"
></mesh-call>`;
part('#code', HTMLElement).textContent = code;

copyOnClick(part('#copy', HTMLButtonElement), () => invitation);
copyOnClick(part('#copy-code', HTMLButtonElement), () => code);
