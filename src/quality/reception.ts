import { keepIfEqual } from '../protocol/keep-if-equal.ts';
import type { MediaFlags, ReceptionReport } from '../protocol/signal.ts';
import type { Flow, MediaFlow } from './media-flow.ts';
import { type Settled, settle, settledAt } from './settled.ts';

/**
 * What becomes of a voice on its way from one side to the other.
 *
 * - `unknown`: nobody can tell (yet).
 * - `off`: its owner has the microphone off.
 * - `flowing`: it arrives.
 * - `missing`: the microphone is on, and no packets arrive.
 * - `silent-source`: packets arrive, but the microphone itself gives nothing but digital silence.
 */
export type VoiceReception = 'unknown' | 'off' | 'flowing' | 'missing' | 'silent-source';

/**
 * What becomes of a picture on its way from one side to the other.
 *
 * - `unknown`: nobody can tell (yet).
 * - `off`: its owner has the camera off.
 * - `flowing`: it arrives.
 * - `missing`: the camera is on, and there was never a frame since.
 * - `frozen`: there were frames, and none arrive any more.
 * - `still-source`: the camera itself gives no frames.
 */
export type PictureReception = 'unknown' | 'off' | 'flowing' | 'missing' | 'frozen' | 'still-source';

/** What arrives, in one direction. */
export interface OneWayReception {
  readonly voice: VoiceReception;
  readonly picture: PictureReception;
}

/** What arrives here of a peer, and what arrives there of ours. */
export interface Reception extends OneWayReception {
  /** Our voice and picture as the peer receives them, by its own word. */
  readonly ours: OneWayReception;
}

/** Everything that the answer depends on. */
export interface ReceptionFacts {
  /** Whether the link works now. */
  readonly connected: boolean;
  /** What passed since the last look. */
  readonly flow: MediaFlow;
  /** What the peer says that it sends. */
  readonly theirs: MediaFlags;
  /** What we say that we send. */
  readonly ours: MediaFlags;
  /** Whether our picture was given by the page, so that it may stand still. Default false. */
  readonly mayRest?: boolean;
  /** What the peer last said of the media between us, as long as that counts. */
  readonly told: ReceptionReport | undefined;
}

/** What is remembered from one look to the next. */
export interface ReceptionWatch {
  readonly reception: Reception;
  /** What there is to tell the peer; undefined while nothing is known. */
  readonly report: ReceptionReport | undefined;
  readonly voice: Settled<VoiceReception>;
  readonly picture: Settled<PictureReception>;
  readonly ourVoice: Settled<VoiceReception>;
  readonly ourPicture: Settled<PictureReception>;
  /** Whether there was a frame since the camera was switched on. */
  readonly seen: boolean;
  readonly ourSeen: boolean;
  readonly silent: Settled<boolean>;
  readonly still: Settled<boolean>;
}

/** A problem is one when it has lasted this long, ms: packets come in bursts, and switching takes a moment. */
export const PROBLEM_AFTER_MS = 4000;

/** A problem is over when media has flowed for this long, ms. */
export const RECOVERED_AFTER_MS = 2000;

/** A microphone counts as silent after this, ms: real ones have noise, but some programs gate it away in pauses. */
export const SILENT_AFTER_MS = 10_000;

const UNKNOWN: OneWayReception = Object.freeze({ voice: 'unknown', picture: 'unknown' });

/** Nothing is known of either direction. */
export const UNKNOWN_RECEPTION: Reception = Object.freeze({ ...UNKNOWN, ours: UNKNOWN });

/** Begins to watch a link. */
export function watchReception(now: number): ReceptionWatch {
  return {
    reception: UNKNOWN_RECEPTION,
    report: undefined,
    voice: settledAt<VoiceReception>('unknown', now),
    picture: settledAt<PictureReception>('unknown', now),
    ourVoice: settledAt<VoiceReception>('unknown', now),
    ourPicture: settledAt<PictureReception>('unknown', now),
    seen: false,
    ourSeen: false,
    silent: settledAt(false, now),
    still: settledAt(false, now),
  };
}

/** Looks once more. What can be known only by comparing both sides follows from their claims, reports and figures. */
export function reviewReception(
  before: ReceptionWatch,
  { connected, flow, theirs, ours, mayRest = false, told }: ReceptionFacts,
  now: number,
): ReceptionWatch {
  if (!connected) return { ...watchReception(now), silent: before.silent, still: before.still };
  const silent = settle(
    before.silent,
    ours.microphone && flow.sound === false,
    now,
    sourcePatience(SILENT_AFTER_MS),
  );
  const still = settle(
    before.still,
    ours.camera && flow.frames === false,
    now,
    // Where it is no fault the peer has to know before it misses frames.
    sourcePatience(mayRest ? 0 : PROBLEM_AFTER_MS),
  );
  const theirsRests = told?.still === true && told.rests === true;
  const seen = theirs.camera && (before.seen || flow.pictureIn === true || (theirsRests && flow.pictureEver));
  // All that there is of a picture that rests has arrived with its last frame.
  const pictureIn = flow.pictureIn === false && theirsRests && seen ? true : flow.pictureIn;
  const ourSeen = ours.camera && (before.ourSeen || told?.picture === true);
  const voice = settle(
    before.voice,
    voiceOf(theirs.microphone, flow.voiceIn, told?.silent === true),
    now,
    patience,
  );
  const picture = settle(
    before.picture,
    pictureOf(theirs.camera, pictureIn, told?.still === true && !theirsRests, seen),
    now,
    patience,
  );
  const ourVoice = settle(
    before.ourVoice,
    voiceOf(ours.microphone, told?.voice, silent.status),
    now,
    patience,
  );
  const ourPicture = settle(
    before.ourPicture,
    pictureOf(ours.camera, told?.picture, still.status && !mayRest, ourSeen),
    now,
    patience,
  );
  const { reception } = before;
  return {
    voice,
    picture,
    ourVoice,
    ourPicture,
    seen,
    ourSeen,
    silent,
    still,
    reception: keepIfEqual(reception, {
      voice: voice.status,
      picture: picture.status,
      ours: keepIfEqual(reception.ours, { voice: ourVoice.status, picture: ourPicture.status }),
    }),
    report: reportOf({ ...flow, pictureIn }, silent.status, still.status, mayRest),
  };
}

function voiceOf(on: boolean, arrives: Flow, silent: boolean): VoiceReception {
  if (!on) return 'off';
  if (arrives === undefined) return 'unknown';
  if (!arrives) return 'missing';
  return silent ? 'silent-source' : 'flowing';
}

function pictureOf(on: boolean, arrives: Flow, still: boolean, seen: boolean): PictureReception {
  if (!on) return 'off';
  if (arrives === undefined) return 'unknown';
  if (arrives) return 'flowing';
  if (still) return 'still-source';
  return seen ? 'frozen' : 'missing';
}

function reportOf(
  { voiceIn, pictureIn }: MediaFlow,
  silent: boolean,
  still: boolean,
  mayRest: boolean,
): ReceptionReport | undefined {
  if (voiceIn === undefined || pictureIn === undefined) return undefined;
  return { voice: voiceIn, picture: pictureIn, silent, still, ...(still && mayRest && { rests: true }) };
}

/** What the owner switches is so at once; whether media flows has to last, so that nothing flickers. */
function patience(from: VoiceReception | PictureReception, to: VoiceReception | PictureReception): number {
  if (to === 'off') return 0;
  if (to !== 'flowing') return to === 'unknown' && from === 'off' ? 0 : PROBLEM_AFTER_MS;
  return from === 'unknown' || from === 'off' ? 0 : RECOVERED_AFTER_MS;
}

function sourcePatience(least: number): (from: boolean, to: boolean) => number {
  return (_from, to) => (to ? least : 0);
}
