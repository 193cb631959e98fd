import { MeshCall } from 'mesh-call';
import 'mesh-call/define';
import { enterRoom } from './page/enter-room.ts';
import { part } from './page/part.ts';
import { pretendStream } from './page/pretend-stream.ts';
import { addressWith, asked, isAsked } from './page/query.ts';
import { roomOfPage } from './page/room-name.ts';

/** How long the button says that it has copied. */
const COPIED_SHOWN_MILLISECONDS = 2000;

const call = part('mesh-call', MeshCall);
const copyButton = part('#copy', HTMLButtonElement);
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
part('#code', HTMLElement).textContent = `<script type="module" src="mesh-call.js"></script>

<mesh-call
  room="${room}"
  url="${call.url}"
  token="…"
></mesh-call>`;

copyButton.addEventListener('click', () => {
  navigator.clipboard.writeText(invitation).then(
    () => {
      copyButton.textContent = 'Copied';
      setTimeout(() => {
        copyButton.textContent = 'Copy link';
      }, COPIED_SHOWN_MILLISECONDS);
    },
    // Without permission for the clipboard there is still the link beside the button.
    () => {
      copyButton.hidden = true;
    },
  );
});
