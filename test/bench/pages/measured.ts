/**
 * Six moving pictures, in one of three ways (`?as=`): `bare` is six `<video>` elements with the camera and nothing else,
 * `engine` a call in as many of them, `kit` a call in `<mesh-call>`. `sender` takes part and shows nothing.
 */

import 'mesh-call/define';
import { LitElement, type PropertyValues } from 'lit';
import { CallSession, type MeshCall } from 'mesh-call';

const PICTURES = 6;

declare global {
  interface Window {
    measured?: {
      /** How many of the six pictures are there. */
      pictures(): number;
      /** How often each element was rendered since the last question. */
      renders(): [tag: string, times: number][];
      speak(on: boolean): Promise<void>;
      leave(): void;
    };
  }
}

const query = new URLSearchParams(location.search);
const user = { name: query.get('name') ?? '' };
const room = { url: query.get('url') ?? '', name: query.get('room') ?? '' };
const renders = new Map<Element, number>();

switch (query.get('as')) {
  case 'bare':
    await showCamera();
    break;
  case 'engine':
    await joinWithEngine(addVideos());
    break;
  case 'sender':
    await joinWithEngine([]);
    break;
  default:
    showCall();
}

async function showCamera(): Promise<void> {
  const camera = await navigator.mediaDevices.getUserMedia({ video: true });
  const videos = addVideos();
  for (const video of videos) video.srcObject = camera.clone();
  offer(() => videos.filter(hasPicture).length);
}

async function joinWithEngine(videos: readonly HTMLVideoElement[]): Promise<void> {
  const call = new CallSession({ room, user });
  const show = (place: number, stream: MediaStream): void => {
    const video = videos[place];
    if (video && video.srcObject !== stream) video.srcObject = stream;
  };
  const own = new MediaStream();
  call.addEventListener('change', () => {
    const { self, peers } = call.snapshot;
    const { track } = self.camera;
    if (track && !own.getTracks().includes(track)) own.addTrack(track);
    show(0, own);
    for (const [index, { cameraStream }] of peers.entries()) show(index + 1, cameraStream);
  });
  await call.join();
  offer(() => videos.filter(hasPicture).length, call);
}

function showCall(): void {
  countRenders();
  const call = document.createElement('mesh-call');
  Object.assign(call, { url: room.url, room: room.name, displayName: user.name, autojoin: true });
  document.body.append(call);
  offer(() => {
    const grid = call.shadowRoot?.querySelector('mesh-grid')?.shadowRoot;
    const tiles = [...(grid?.querySelectorAll('mesh-peer-tile') ?? [])];
    return tiles.flatMap((tile) => tile.shadowRoot?.querySelector('video') ?? []).filter(hasPicture).length;
  }, call);
}

function hasPicture({ videoWidth }: HTMLVideoElement): boolean {
  return videoWidth > 0;
}

function addVideos(): HTMLVideoElement[] {
  const main = document.createElement('main');
  const videos = Array.from({ length: PICTURES }, () => {
    const video = document.createElement('video');
    return Object.assign(video, { muted: true, autoplay: true, playsInline: true });
  });
  main.append(...videos);
  document.body.append(main);
  return videos;
}

/** All elements of the kit inherit this one method, which renders them. */
function countRenders(): void {
  const { prototype } = LitElement;
  const update = Reflect.get(prototype, 'update') as (changed: PropertyValues) => void;
  Reflect.set(prototype, 'update', function (this: LitElement, changed: PropertyValues) {
    renders.set(this, (renders.get(this) ?? 0) + 1);
    update.call(this, changed);
  });
}

function offer(pictures: () => number, call?: CallSession | MeshCall): void {
  const session = (): CallSession | undefined => (call instanceof CallSession ? call : call?.session);
  window.measured = {
    pictures,
    renders: () => {
      const told = [...renders].map(([element, times]) => [element.localName, times] as [string, number]);
      renders.clear();
      return told;
    },
    speak: async (on) => session()?.setMicrophone(on),
    leave: () => session()?.leave(),
  };
}
