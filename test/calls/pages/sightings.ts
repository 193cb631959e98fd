import type { CallSnapshot, PeerSnapshot } from '../../../src/call/snapshot.ts';
import type { Rgb } from '../../support/cast.ts';
import { deepElements, deepText } from './deep-tree.ts';
import type { Ears } from './ears.ts';
import type { Eyes } from './eyes.ts';

/** What somebody sees and hears of one peer now. */
export interface Sighting {
  /** Session id of the peer. */
  readonly id: string;
  /** Who the peer claims to be; colour and tone tell who it is. */
  readonly claims: string;
  readonly link: PeerSnapshot['link'];
  /** Whether the peer says that its devices are on. */
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Undefined as long as no tile shows a picture. */
  readonly color: Rgb | undefined;
  readonly frame: number | undefined;
  readonly hertz: number | undefined;
}

/** The whole view of one person, free of anything that can't leave the page. */
export interface View {
  readonly state: CallSnapshot['state'];
  readonly error: string | undefined;
  readonly room: CallSnapshot['room'];
  readonly selfId: string;
  readonly place: number;
  readonly waiting: readonly string[];
  readonly peers: readonly Sighting[];
  /** How many tiles show somebody else, whatever they show. */
  readonly remoteTiles: number;
  /** All that can be read in the element. */
  readonly text: string;
}

/** An element with a call in it. */
export interface CallElement extends HTMLElement {
  readonly snapshot: CallSnapshot;
}

/** The tiles of the others; one's own says that it is one's own, and those with a screen that they show no person. */
export function remoteTilesOf(element: CallElement): Element[] {
  return [...deepElements(element.shadowRoot ?? element)].filter(
    (found) =>
      found.localName === 'mesh-peer-tile' && !found.hasAttribute('self') && !found.hasAttribute('screen'),
  );
}

/** The videos in the tiles of the others. */
export function remoteVideosOf(element: CallElement): HTMLVideoElement[] {
  return remoteTilesOf(element).flatMap((tile) => [...(tile.shadowRoot?.querySelectorAll('video') ?? [])]);
}

/** The tile video that shows this peer's camera. */
export function videoOf(element: CallElement, peer: PeerSnapshot): HTMLVideoElement | undefined {
  return remoteVideosOf(element).find((video) => video.srcObject === peer.cameraStream);
}

/** Looks and listens once. */
export function view(element: CallElement, eyes: Eyes, ears: Ears): View {
  const { snapshot } = element;
  return {
    state: snapshot.state,
    error: snapshot.error && `${snapshot.error.code}: ${snapshot.error.message}`,
    room: snapshot.room,
    selfId: snapshot.self.id,
    place: snapshot.place,
    waiting: snapshot.waiting.map(({ user }) => user.name),
    peers: snapshot.peers.map((peer) => sighting(element, peer, eyes, ears)),
    remoteTiles: remoteTilesOf(element).length,
    text: deepText(element),
  };
}

function sighting(element: CallElement, peer: PeerSnapshot, eyes: Eyes, ears: Ears): Sighting {
  const video = videoOf(element, peer);
  const picture = video && eyes.look(video);
  return {
    id: peer.id,
    claims: peer.user.name,
    link: peer.link,
    microphone: peer.microphone,
    camera: peer.camera,
    color: picture?.color,
    frame: picture?.frame,
    hertz: ears.dominantHertz(peer.microphoneStream),
  };
}
