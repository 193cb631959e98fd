/**
 * One person with a `<mesh-call>`. The query says who and where: `name`, `room`, `url`, `source` (`synthetic`,
 * `steady` or `devices`), `seats`, `provider` (`own`: the element connects; `3.1.9`: the page brings an old provider) and the token
 * at first, as `token` (given to the element) or `token-function` (given by a function).
 */

import { pendingTimers } from './timer-log.ts';
import {
  type Arrived,
  arrivals,
  breakConnection,
  connectionHistory,
  connectionsMade,
  portsOf,
  restartsOf,
  statisticsOf,
} from './connection-log.ts';
import 'mesh-call/define';
import type { MeshCall } from 'mesh-call';
import type { PeerSnapshot } from '../../../src/call/snapshot.ts';
import { castMember } from '../../support/cast.ts';
import { Ears, openAudio } from './ears.ts';
import { Eyes } from './eyes.ts';
import { untilFirstPictures } from './first-pictures.ts';
import { FrameTimes } from './frame-times.ts';
import { PictureWatch, type Watched } from './picture-watch.ts';
import type { Restart } from './restart-log.ts';
import { selectedPath, type SelectedPath } from './selected-path.ts';
import { videoOf, view, type View } from './sightings.ts';
import { syntheticStream } from './synthetic-stream.ts';
import { TileCounter } from './tile-counter.ts';

/** When the pictures of one peer were decoded, and when the connection that they come over was restarted. */
export interface Reception {
  readonly from: string;
  /** Unix times of the decoded frames, ms. */
  readonly frames: readonly number[];
  readonly restarts: readonly Restart[];
}

/** How somebody is played for oneself. */
export interface Playing {
  readonly mutedHere?: boolean;
  /** From 0 to 1. */
  readonly volume?: number;
}

/** What the tests ask this page for. */
export interface PersonPage {
  readonly element: MeshCall;
  view(): View;
  join(): Promise<void>;
  /** Joins and tells after how many milliseconds the pictures of so many others were on the screen. */
  joinUntilFirstPictures(count: number): Promise<number>;
  leave(): void;
  switchDevice(device: 'microphone' | 'camera', on: boolean): Promise<void>;
  haveName(name: string): void;
  /** Chooses how the peer of this name is played, for oneself. */
  playAs(name: string, choice: Playing): void;
  /** Closes the connection to the peer of this name, as no correct page does. */
  breakConnectionTo(name: string): void;
  /** The UDP ports of this machine that lead to the peer of this name. */
  portsTo(name: string): Promise<number[]>;
  /** What has arrived over each connection that is open. */
  arrivals(): Promise<Arrived[]>;
  /** How many connections were made so far. */
  connectionsMade(): number;
  /** How many timers wait or repeat now. */
  pendingTimers(): number;
  /** Lets go of all that this page itself holds of voices heard earlier, so that it isn't taken for the call's. */
  forgetVoices(): Promise<void>;
  /** Gives the element, or its function, another token. */
  haveToken(token: string): void;
  /** Whether the browser kept this page when it was left last, and has brought it back as it was. */
  wasKept(): boolean;
  /** Starts to count the tiles of others in each painted frame. */
  countTiles(): void;
  /** The largest number of tiles counted. */
  mostTiles(): number;
  /** Starts to note each state and place in the waiting line. */
  watchStates(): void;
  /** The states since `watchStates()`, the one at that time first, each with the place. */
  watchedStates(): string[];
  /** Starts to watch the pictures of the others. */
  watchPictures(): void;
  /** What was seen since `watchPictures()`. */
  watched(): Watched | undefined;
  /** Starts to note each decoded frame of the others. */
  noteFrames(): void;
  /** What was received since `noteFrames()`, for each other person. */
  receptions(): Promise<Reception[]>;
  /** The path to the peer of this name. */
  pathTo(name: string): Promise<SelectedPath | undefined>;
  /** What the browser says about the connection to the peer of this name. */
  statisticsOf(name: string): Promise<string[]>;
  /** What happened to this page's connections. */
  connectionHistory(): string[];
}

declare global {
  interface Window {
    /** Set when the page is ready to be asked. */
    person?: PersonPage;
  }
}

const query = new URLSearchParams(location.search);
const ask = (name: string): string => query.get(name) ?? '';

const audio = openAudio();
const eyes = new Eyes();
let ears = new Ears(audio);
let ownAudioOfEars: AudioContext | undefined;

const element = document.createElement('mesh-call');
element.displayName = ask('name');
element.maxPeers = Number(ask('seats'));
if (ask('source') === 'steady') {
  element.localStream = syntheticStream(castMember(ask('name')), audio, 'steady');
} else if (ask('source') === 'synthetic') {
  element.localStream = syntheticStream(castMember(ask('name')), audio, 'canvas');
}
if (ask('provider') === '3.1.9') {
  const { HocuspocusProvider } = await import('hocuspocus-provider-3');
  element.provider = new HocuspocusProvider({ url: ask('url'), name: ask('room') });
} else {
  element.url = ask('url');
  element.room = ask('room');
}
let token = ask('token-function');
if (token !== '') element.tokenFunction = () => token;
if (ask('token') !== '') element.token = ask('token');
document.body.append(element);

let wasKept = false;
addEventListener('pageshow', ({ persisted }) => {
  wasKept = persisted;
});

const states: string[] = [];
let tileCounter: TileCounter | undefined;
let pictureWatch: PictureWatch | undefined;
let frameTimes: FrameTimes | undefined;

const peerNamed = (name: string): PeerSnapshot | undefined =>
  element.snapshot.peers.find(({ user }) => user.name === name);
const cameraTrackOf = (peer: PeerSnapshot): MediaStreamTrack | undefined =>
  peer.cameraStream.getVideoTracks()[0];

window.person = {
  element,
  view: () => view(element, eyes, ears),
  join: () => element.join(),
  joinUntilFirstPictures: async (count) => {
    const firstPictures = untilFirstPictures(element, count);
    await element.join();
    return await firstPictures;
  },
  leave: () => {
    element.leave();
  },
  switchDevice: async (device, on) => {
    if (device === 'microphone') await element.session?.setMicrophone(on);
    else await element.session?.setCamera(on);
  },
  haveName: (name) => {
    element.displayName = name;
  },
  playAs: (name, { mutedHere, volume }) => {
    const id = peerNamed(name)?.id ?? '';
    if (mutedHere !== undefined) element.session?.setMutedHere(id, mutedHere);
    if (volume !== undefined) element.session?.setVolume(id, volume);
  },
  breakConnectionTo: (name) => {
    const peer = peerNamed(name);
    breakConnection(peer && cameraTrackOf(peer));
  },
  portsTo: async (name) => {
    const peer = peerNamed(name);
    return await portsOf(peer && cameraTrackOf(peer));
  },
  arrivals,
  connectionsMade,
  pendingTimers,
  forgetVoices: async () => {
    await ownAudioOfEars?.close();
    ownAudioOfEars = openAudio();
    ears = new Ears(ownAudioOfEars);
  },
  haveToken: (next) => {
    if (element.tokenFunction) token = next;
    else element.token = next;
  },
  wasKept: () => wasKept,
  countTiles: () => {
    tileCounter = new TileCounter(element);
  },
  mostTiles: () => tileCounter?.most ?? 0,
  watchStates: () => {
    const note = (): void => {
      const { state, place } = element.snapshot;
      if (states.at(-1) !== `${state} ${place}`) states.push(`${state} ${place}`);
    };
    note();
    element.session?.addEventListener('change', note);
  },
  watchedStates: () => states,
  watchPictures: () => {
    pictureWatch = new PictureWatch(element);
  },
  watched: () => pictureWatch?.watched,
  connectionHistory,
  noteFrames: () => {
    frameTimes = new FrameTimes();
    const followed = new WeakSet<MediaStreamTrack>();
    const followNewTracks = (): void => {
      for (const peer of element.snapshot.peers) {
        const track = cameraTrackOf(peer);
        if (!track || followed.has(track)) continue;
        followed.add(track);
        frameTimes?.follow(peer.user.name, track);
      }
    };
    followNewTracks();
    // A new connection brings new tracks.
    element.session?.addEventListener('change', followNewTracks);
  },
  receptions: async () => {
    const noted = (await frameTimes?.report()) ?? {};
    return element.snapshot.peers.map((peer) => ({
      from: peer.user.name,
      frames: noted[peer.user.name] ?? [],
      restarts: restartsOf(cameraTrackOf(peer)),
    }));
  },
  pathTo: async (name) => {
    const peer = peerNamed(name);
    return peer && selectedPath(await element.session?.getStats(peer.id));
  },
  statisticsOf: async (name) => {
    const peer = peerNamed(name);
    if (peer === undefined) return ['no such peer'];
    const video = videoOf(element, peer);
    const tile = video ? `tile ready ${video.readyState}, paused ${String(video.paused)}` : 'no tile';
    return [tile, ...(await statisticsOf(cameraTrackOf(peer)))];
  },
};
