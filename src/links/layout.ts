/*
 * The fixed layout of a link: what is agreed in the one offer and answer, so that muting, a camera switched on or a
 * screen shared later never needs another negotiation.
 */

/** What a transceiver is for. The position in the description tells which one it is. */
export type TrackRole = 'microphone' | 'camera' | 'screen' | 'screenAudio';

/** The transceivers in their order, with the kind of each. */
export const LAYOUT: readonly (readonly [TrackRole, 'audio' | 'video'])[] = [
  ['microphone', 'audio'],
  ['camera', 'video'],
  ['screen', 'video'],
  ['screenAudio', 'audio'],
];

/** Label and id of the control channel, which both sides create (W3C WebRTC, `negotiated`). */
export const CONTROL_CHANNEL_LABEL = 'mesh-call';
export const CONTROL_CHANNEL_ID = 0;

const SECTIONS = [...LAYOUT.map(([, kind]) => kind), 'application'].join(' ');

/**
 * Whether a description has exactly the media sections of our layout. One of another shape would make our side grow
 * transceivers that nobody owns.
 */
export function hasLayout(sdp: string): boolean {
  const sections = [...sdp.matchAll(/^m=(\S+)/gm)].map((match) => match[1]);
  return sections.join(' ') === SECTIONS;
}

/** Codecs we use, best first: the ones every browser must have (RFC 7874, RFC 7742), with retransmission. */
const CODECS: Readonly<Record<'audio' | 'video', readonly string[]>> = {
  audio: ['audio/opus'],
  video: ['video/vp8', 'video/rtx'],
};

/** Limits a transceiver to our codecs, which keeps descriptions small. Does nothing where the browser can't. */
export function preferCodecs(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
  const available = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const wanted = CODECS[kind].flatMap((type) =>
    available.filter(({ mimeType }) => mimeType.toLowerCase() === type),
  );
  if (wanted.length > 0) transceiver.setCodecPreferences(wanted);
}
