import {
  MAX_CANDIDATE_LENGTH,
  MAX_CANDIDATES_PER_MESSAGE,
  MAX_COMPRESSED_DESCRIPTION_LENGTH,
} from './constants.ts';
import { decodeUser, type UserIdentity } from './presence.ts';
import { asRecord, isCounter, isList, isText, own } from './untrusted.ts';

/** What a peer sends and shows. Media are bits of one small number on the wire. */
export interface MediaFlags {
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Whether a screen is shared; false where nothing is said. */
  readonly screen?: boolean;
  /** Logical time at which the hand was raised, from 1 on; left out while it is down. */
  readonly hand?: number;
}

/** What a peer tells of the media between us, so that whoever isn't heard can know it. */
export interface ReceptionReport {
  /** Packets with the receiver's voice arrive at the sender of this report. */
  readonly voice: boolean;
  /** Frames of the receiver's picture arrive at the sender of this report. */
  readonly picture: boolean;
  /** The microphone of the sender of this report is on and gives nothing but digital silence. */
  readonly silent: boolean;
  /** The camera of the sender of this report is on and gives no frames. */
  readonly still: boolean;
  /** With `still`: that is in order, because it is a picture that the page gave. */
  readonly rests?: boolean;
}

/** One candidate with the m-line it belongs to (W3C WebRTC, RTCIceCandidateInit). */
export interface SignaledCandidate {
  readonly candidate: string;
  readonly mid: string;
  readonly usernameFragment: string;
}

/**
 * A message from one session to another.
 *
 * `generation` counts the connections that a pair has had: a message about an earlier one is ignored.
 *
 * - `description`: offer or answer, compressed; carries the sender's media flags so that a tile is right at once.
 * - `candidates`: a batch of ICE candidates.
 * - `renew`: asks the offering side for a connection newer than `generation`; with `restart`, for an ICE restart of that one.
 * - `media`: microphone, camera, shared screen or hand is different, or a report of what arrives.
 * - `user`: the sender has another name or colour.
 * - `goodbye`: the sender leaves the call; with `mayReturn`, perhaps only because its page is loaded anew.
 */
export type Signal =
  | {
      readonly kind: 'description';
      readonly generation: number;
      readonly type: 'offer' | 'answer';
      readonly compressed: string;
      readonly media: MediaFlags;
    }
  | {
      readonly kind: 'candidates';
      readonly generation: number;
      readonly candidates: readonly SignaledCandidate[];
    }
  | { readonly kind: 'renew'; readonly generation: number; readonly restart?: boolean }
  | { readonly kind: 'media'; readonly media: MediaFlags; readonly reception?: ReceptionReport }
  | { readonly kind: 'user'; readonly user: Pick<UserIdentity, 'name' | 'color'> }
  | { readonly kind: 'goodbye'; readonly mayReturn?: boolean };

/** Messages about the link of the two. */
export type LinkSignal = Exclude<Signal, { kind: 'user' | 'goodbye' }>;

/** The wire form of a message, made of JSON values only. */
export type WireSignal = Readonly<Record<string, unknown>>;

export function encodeSignal(signal: Signal): WireSignal {
  switch (signal.kind) {
    case 'description':
      return {
        k: signal.type === 'offer' ? 'o' : 'a',
        g: signal.generation,
        z: signal.compressed,
        m: encodeMedia(signal.media),
        ...encodeHand(signal.media),
      };
    case 'candidates':
      return {
        k: 'c',
        g: signal.generation,
        l: signal.candidates.map(({ candidate, mid, usernameFragment }) => [
          candidate,
          mid,
          usernameFragment,
        ]),
      };
    case 'renew':
      return { k: 'r', g: signal.generation, ...(signal.restart === true && { i: 1 }) };
    case 'media':
      return {
        k: 'm',
        m: encodeMedia(signal.media) + encodeReception(signal.reception),
        ...encodeHand(signal.media),
      };
    case 'user':
      return { k: 'u', u: signal.user };
    case 'goodbye':
      return { k: 'x', ...(signal.mayReturn === true && { r: 1 }) };
  }
}

/** Reads a message of somebody else; undefined when it is not exactly as it must be. */
export function decodeSignal(value: unknown): Signal | undefined {
  const record = asRecord(value);
  if (!record) return undefined;
  const kind = own(record, 'k');
  const generation = own(record, 'g');
  const media = decodeMedia(own(record, 'm'), own(record, 'h'));
  switch (kind) {
    case 'o':
    case 'a': {
      const compressed = own(record, 'z');
      if (!isCounter(generation, 1) || !media) return undefined;
      if (!isText(compressed, MAX_COMPRESSED_DESCRIPTION_LENGTH)) return undefined;
      const type = kind === 'o' ? 'offer' : 'answer';
      return { kind: 'description', generation, type, compressed, media };
    }
    case 'c': {
      const list = own(record, 'l');
      if (!isCounter(generation, 1) || !isList(list, MAX_CANDIDATES_PER_MESSAGE)) return undefined;
      const candidates = list.map(decodeCandidate);
      if (!candidates.every((candidate) => candidate !== undefined)) return undefined;
      return { kind: 'candidates', generation, candidates };
    }
    case 'r':
      if (!isCounter(generation)) return undefined;
      return { kind: 'renew', generation, ...(own(record, 'i') === 1 && { restart: true }) };
    case 'm':
      return media && { kind: 'media', media, ...decodeReception(own(record, 'm')) };
    case 'u':
      return decodeUserSignal(own(record, 'u'));
    case 'x':
      return { kind: 'goodbye', ...(own(record, 'r') === 1 && { mayReturn: true }) };
    default:
      return undefined;
  }
}

/** Without the id: the room's server may have checked that one, and what comes past it is only a claim. */
function decodeUserSignal(value: unknown): Signal | undefined {
  if (!asRecord(value)) return undefined;
  const { name, color } = decodeUser(value);
  return { kind: 'user', user: { name, ...(color === undefined ? {} : { color }) } };
}

function decodeCandidate(value: unknown): SignaledCandidate | undefined {
  if (!isList(value, 3)) return undefined;
  const [candidate, mid, usernameFragment] = value;
  if (!isText(candidate, MAX_CANDIDATE_LENGTH) || !isText(mid, 16)) return undefined;
  if (!isText(usernameFragment, 256)) return undefined;
  return { candidate, mid, usernameFragment };
}

function encodeMedia(media: MediaFlags): number {
  return (media.microphone ? 1 : 0) + (media.camera ? 2 : 0) + (media.screen ? SCREEN_BIT : 0);
}

/** A property of its own, because whoever doesn't know it ignores it, and a number with more bits is malformed. */
function encodeHand({ hand }: MediaFlags): WireSignal {
  return hand === undefined ? {} : { h: hand };
}

function decodeMedia(value: unknown, hand: unknown): MediaFlags | undefined {
  if (!isCounter(value) || value >= 2 * SCREEN_BIT) return undefined;
  if (hand !== undefined && !isCounter(hand, 1)) return undefined;
  return {
    microphone: (value & 1) !== 0,
    camera: (value & 2) !== 0,
    ...((value & SCREEN_BIT) !== 0 && { screen: true }),
    ...(hand !== undefined && { hand }),
  };
}

/** The highest bit: those of reports were there before. */
const SCREEN_BIT = 256;

/** Marks a number that carries a report as well. Who doesn't know of reports reads the two lowest bits alone. */
const HAS_REPORT = 4;
const REPORT_BITS = { voice: 8, picture: 16, silent: 32, still: 64, rests: 128 } as const;

function encodeReception(report: ReceptionReport | undefined): number {
  if (!report) return 0;
  return (Object.keys(REPORT_BITS) as (keyof ReceptionReport)[])
    .filter((name) => report[name] === true)
    .reduce((bits, name) => bits + REPORT_BITS[name], HAS_REPORT);
}

function decodeReception(value: unknown): { readonly reception?: ReceptionReport } {
  if (!isCounter(value) || (value & HAS_REPORT) === 0) return {};
  const has = (name: keyof ReceptionReport): boolean => (value & REPORT_BITS[name]) !== 0;
  return {
    reception: {
      voice: has('voice'),
      picture: has('picture'),
      silent: has('silent'),
      still: has('still'),
      ...(has('rests') && { rests: true }),
    },
  };
}
