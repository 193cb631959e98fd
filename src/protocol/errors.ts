/**
 * Every failure a page can meet, as a stable code.
 *
 * Codes are API: they are added, never renamed. Texts may change.
 *
 * Room
 * - `room-missing`: neither an awareness, a provider nor a url and room name were given.
 * - `room-unreachable`: the room's server can't be reached; trying goes on.
 * - `room-refused`: the server refused the token.
 * - `room-token-failed`: the page's token function threw or gave no token.
 * - `host-detached`: the page runs without the host platform that should open the room.
 * - `host-permission`: the host platform doesn't allow this widget to open rooms.
 * - `host-not-found`: the host platform doesn't know the item, workspace or room.
 * - `host-busy`: the host platform can't open the room at the moment.
 * - `host-unsupported`: the host platform offers no rooms, or answers in a way we don't know.
 * - `signaling-blocked`: what we publish is acknowledged by nobody although others are here.
 * - `signaling-too-large`: one message doesn't fit into the room's size limit.
 * - `identity-poisoned`: somebody raised our awareness clock so far that we can't publish any more.
 *
 * Capture (each names its `device`, which may be the screen)
 * - `capture-denied`: the person, or a remembered choice of theirs, refused.
 * - `capture-denied-by-system`: the operating system refused the browser.
 * - `capture-denied-by-page`: the embedding page's permissions policy doesn't delegate the device.
 * - `capture-unsupported`: the browser can't share screens, as on phones.
 * - `capture-insecure`: the page is not a secure context, so the browser offers no devices.
 * - `capture-no-device`: no such device is present.
 * - `capture-device-busy`: the device can't be started, mostly because something else uses it.
 * - `capture-constraint-unmet`: the chosen device or setting doesn't exist any more.
 * - `capture-ended`: the device stopped by itself (unplugged, permission taken back).
 * - `capture-replaced`: the device stopped by itself, and another one is used in its place.
 * - `capture-failed`: anything else.
 *
 * Speaker (the others go on to be heard through the one in use, or through the system's)
 * - `speaker-denied`: the browser or the embedding page doesn't allow that one.
 * - `speaker-missing`: the chosen one is not there, or not any more.
 * - `speaker-unsupported`: this browser lets no page choose.
 * - `speaker-failed`: anything else.
 *
 * Peers
 * - `link-failed`: no connection to this peer could be made, or it could not be brought back.
 * - `peer-incompatible`: the peer speaks another protocol version.
 * - `peer-invalid`: the peer sent what no correct client sends; it was ignored.
 * - `playback-blocked`: the browser wants a gesture before it plays the others' sound.
 * - `ice-servers-failed`: the page's function gave no ICE servers; connections are tried without.
 * - `relay-missing`: all media shall go through a relay, and none is offered.
 * - `relay-refused`: a TURN server refused the credentials.
 * - `relay-unreachable`: a TURN server doesn't answer.
 *
 * Use
 * - `call-closed`: the session was closed, left or moved elsewhere while something was waited for.
 * - `call-unsupported`: the browser lacks WebRTC.
 * - `elements-missing`: the file with the elements for the call could not be loaded.
 * - `invalid-option`: an option is out of its range.
 */
export type CallErrorCode =
  | 'room-missing'
  | 'room-unreachable'
  | 'room-refused'
  | 'room-token-failed'
  | 'host-detached'
  | 'host-permission'
  | 'host-not-found'
  | 'host-busy'
  | 'host-unsupported'
  | 'signaling-blocked'
  | 'signaling-too-large'
  | 'identity-poisoned'
  | 'capture-denied'
  | 'capture-denied-by-system'
  | 'capture-denied-by-page'
  | 'capture-unsupported'
  | 'capture-insecure'
  | 'capture-no-device'
  | 'capture-device-busy'
  | 'capture-constraint-unmet'
  | 'capture-ended'
  | 'capture-replaced'
  | 'capture-failed'
  | 'speaker-denied'
  | 'speaker-missing'
  | 'speaker-unsupported'
  | 'speaker-failed'
  | 'link-failed'
  | 'peer-incompatible'
  | 'peer-invalid'
  | 'playback-blocked'
  | 'ice-servers-failed'
  | 'relay-missing'
  | 'relay-refused'
  | 'relay-unreachable'
  | 'call-closed'
  | 'call-unsupported'
  | 'elements-missing'
  | 'invalid-option';

/** Which of our own devices an error or a state is about. */
export type CaptureDevice = 'microphone' | 'camera';

/** What an error can say beside its code and text. */
export interface CallErrorDetails {
  /** What the platform threw, kept for logs. */
  readonly cause?: unknown;
  /** Session id of the peer the error is about. */
  readonly peer?: string;
  /** The device the error is about. */
  readonly device?: CaptureDevice | 'screen';
}

/**
 * The one error class of the kit.
 *
 * `message` is written for developers: what happened, why, and what to do. Texts for the people in the call
 * are the elements' matter and are chosen by `code`.
 */
export class CallError extends Error {
  override readonly name = 'CallError';
  /** Stable, machine-readable reason. */
  readonly code: CallErrorCode;
  /** Session id of the peer the error is about, where there is one. */
  readonly peer: string | undefined;
  /** The device the error is about, where there is one. */
  readonly device: CaptureDevice | 'screen' | undefined;

  constructor(code: CallErrorCode, message: string, details: CallErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.peer = details.peer;
    this.device = details.device;
  }
}

/** The given value as an error object, whatever was thrown. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
