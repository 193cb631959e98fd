import { MAX_CANDIDATE_LENGTH, MAX_DESCRIPTION_BYTES } from '../protocol/constants.ts';
import { asRecord, isText, own, type UntrustedRecord } from '../protocol/untrusted.ts';

/*
 * The plain shape in which platforms' guides teach signaling over awareness: one field for an offer, one for an answer,
 * one for a candidate, each overwritten by the next. Written up in `docs/protocol.md`.
 */

/** The awareness fields of the plain shape: literal top-level keys. */
export const PLAIN_FIELD = {
  /** `{ to, sdp }`: to whom, by client id, and the session description. */
  offer: 'webrtc.offer',
  /** `{ to, sdp }` */
  answer: 'webrtc.answer',
  /** `{ candidate }`, in some pages with `to`. */
  candidate: 'webrtc.ice',
} as const;

const FIELDS = Object.values(PLAIN_FIELD);

/** What a plain peer has in its fields for us. */
export interface PlainState {
  /** Session description of an offer to us. */
  readonly offer?: string;
  /** Session description of an answer to us. */
  readonly answer?: string;
  readonly candidate?: RTCIceCandidateInit;
}

/** Whether a state has one of the plain fields, whatever is in it: `null` says that its owner may be called. */
export function hasPlainField(state: UntrustedRecord): boolean {
  return FIELDS.some((field) => Object.hasOwn(state, field));
}

/**
 * Reads the plain fields of a state; whatever is malformed, too long or for somebody else is left out.
 *
 * @param self Our client id.
 * @param isAlone Whether its owner and we are the only ones in the room, so that what names nobody is for us.
 */
export function decodePlainState(state: UntrustedRecord, self: number, isAlone: boolean): PlainState {
  const forUs = (field: string): UntrustedRecord | undefined => {
    const record = asRecord(own(state, field));
    const to = record && own(record, 'to');
    return to === self || to === String(self) || (to === undefined && isAlone) ? record : undefined;
  };
  const offer = decodeDescription(forUs(PLAIN_FIELD.offer));
  const answer = decodeDescription(forUs(PLAIN_FIELD.answer));
  // A candidate mostly names nobody; a wrong one does no harm, because its user name fragment fits no connection.
  const ice = asRecord(own(state, PLAIN_FIELD.candidate));
  const addressed = ice && own(ice, 'to') === undefined ? ice : forUs(PLAIN_FIELD.candidate);
  const candidate = addressed && decodeCandidate(own(addressed, 'candidate'));
  return {
    ...(offer !== undefined && { offer }),
    ...(answer !== undefined && { answer }),
    ...(candidate && { candidate }),
  };
}

/** The text itself, or a whole RTCSessionDescriptionInit in its place, which is an easy mistake. */
function decodeDescription(record: UntrustedRecord | undefined): string | undefined {
  if (!record) return undefined;
  const sdp = own(record, 'sdp');
  const text = own(asRecord(sdp) ?? {}, 'sdp') ?? sdp;
  return isText(text, MAX_DESCRIPTION_BYTES) && text !== '' ? text : undefined;
}

/** RTCIceCandidateInit, or its `candidate` alone. */
function decodeCandidate(value: unknown): RTCIceCandidateInit | undefined {
  const record = asRecord(value) ?? { candidate: value };
  const [candidate, sdpMid, index, usernameFragment] = [
    'candidate',
    'sdpMid',
    'sdpMLineIndex',
    'usernameFragment',
  ].map((key) => own(record, key));
  // The empty candidate says that there are no more, which nobody waits for.
  if (!isText(candidate, MAX_CANDIDATE_LENGTH) || candidate === '') return undefined;
  const section = isText(sdpMid, 16)
    ? { sdpMid }
    : typeof index === 'number'
      ? { sdpMLineIndex: index }
      : { sdpMid: '0' };
  return { candidate, ...section, ...(isText(usernameFragment, 256) && { usernameFragment }) };
}

/**
 * Names the connection that a description belongs to: the number in its origin line, which stays the same for all
 * descriptions of one RTCPeerConnection (RFC 8829, section 5.2.1).
 */
export function originOf(sdp: string): string | undefined {
  return /^o=\S+ (\d{1,20}) /m.exec(sdp)?.[1];
}
