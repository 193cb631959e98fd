import type { PeerSnapshot } from '../../call/snapshot.ts';
import type { LinkState } from '../../links/link-state.ts';
import type { LinkRating } from '../../quality/link-rating.ts';

/** What a tile is told, by a peer of a snapshot or by single properties. */
export interface TileSettings {
  readonly peer: PeerSnapshot | undefined;
  readonly name: string;
  readonly color: string | undefined;
  readonly stream: MediaStream | undefined;
  readonly microphoneOff: boolean;
  readonly cameraOff: boolean;
  readonly speaking: boolean;
  readonly link: LinkState | undefined;
  readonly screen: boolean;
  readonly pictureHidden: boolean;
}

/** What a tile shows, whoever told it. */
export interface TileSubject {
  readonly name: string;
  readonly color: string | undefined;
  /** What the colour of an avatar is chosen by. */
  readonly colorSeed: string;
  readonly stream: MediaStream | undefined;
  /** Whether there is a picture to wait for. */
  readonly hasPicture: boolean;
  readonly microphoneOff: boolean;
  readonly speaking: boolean;
  /** State of the connection; undefined where there is none to speak of. */
  readonly link: LinkState | undefined;
  /** Whether the link is there, or is none of the tile's business. */
  readonly isConnected: boolean;
  /** Only of a connection that is there, and not good. */
  readonly rating: LinkRating | undefined;
  /** Whether one can ask for another try. */
  readonly canRetry: boolean;
  /** Whether the viewer has muted them. */
  readonly mutedHere: boolean;
}

/** Makes one of the other. */
export function subjectOf(settings: TileSettings): TileSubject {
  const { peer, screen } = settings;
  const told = peer?.link ?? settings.link;
  const link = told === 'none' ? undefined : told;
  return {
    name: peer?.user.name ?? settings.name,
    color: peer?.user.color ?? settings.color,
    colorSeed: peer?.user.id ?? peer?.user.name ?? settings.name,
    stream: (screen ? peer?.screenStream : peer?.cameraStream) ?? settings.stream,
    hasPicture: !settings.pictureHidden && sendsPicture(settings),
    microphoneOff: !screen && hasMicrophoneOff(settings),
    speaking: !screen && (peer?.speaking ?? settings.speaking),
    link,
    isConnected: link === undefined || link === 'connected',
    rating: screen ? undefined : weakRating(peer),
    // Another version stays another version.
    canRetry: !screen && peer?.link === 'failed' && peer.error?.code !== 'peer-incompatible',
    mutedHere: !screen && (peer?.mutedHere ?? false),
  };
}

function sendsPicture({ peer, screen, cameraOff }: TileSettings): boolean {
  if (!peer) return !cameraOff;
  return screen ? peer.screen : peer.camera;
}

function hasMicrophoneOff({ peer, microphoneOff }: TileSettings): boolean {
  if (!peer) return microphoneOff;
  // Somebody to whom we have never been connected has not said it yet.
  const isUnknown = peer.link === 'connecting' || peer.link === 'none';
  return !peer.microphone && !isUnknown;
}

function weakRating(peer: PeerSnapshot | undefined): LinkRating | undefined {
  return peer?.link === 'connected' && peer.rating.grade !== 'good' ? peer.rating : undefined;
}
