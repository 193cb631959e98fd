import { MAX_MESSAGE_BYTES, MAX_SEALED_LENGTH, MAX_TEXT_LENGTH } from '../protocol/constants.ts';
import { isSessionId, type SessionId } from '../protocol/ids.ts';
import { isReaction, type ReactionName } from '../protocol/reactions.ts';
import type { WireSignal } from '../protocol/signal.ts';
import { asRecord, isCounter, isList, isText, own, type UntrustedRecord } from '../protocol/untrusted.ts';
import { readAcknowledgement } from './mail-codec.ts';
import type { Acknowledgement } from './message-streams.ts';
import type { SealedText, WritingSecret } from './sealed-text.ts';

/** An open way to one peer that delivers text in order while it lives. A data channel, in practice. */
export interface ControlChannel {
  /** Sends a frame; silently does nothing when the way is already closing. */
  send(text: string): void;
}

/**
 * One text on a control channel.
 *
 * - `message`: one message of the stream, with its numbers.
 * - `acknowledgement`: how far the other side's stream was received.
 * - `ping` and `pong`: is somebody there?
 * - `secret`: with this the receiver may write to the sender through others.
 * - `pass-on`: the receiver shall pass a sealed text on to `peer`.
 * - `passed-on`: a sealed text that `peer` wanted to be passed on.
 * - `text`, `text-received` and `reaction`: what people tell each other.
 * - `unknown`: something that a later version may know.
 */
export type Frame =
  | PlainFrame
  | ({ readonly kind: 'secret' } & WritingSecret)
  | PassedFrame
  | TalkFrame
  | { readonly kind: 'unknown' };

/**
 * What people tell each other. It goes over the control channel and no other way, because the room and its server
 * could read it.
 *
 * - `text`: a message with its number, counted from 1 for each pair of sessions.
 * - `text-received`: number of the last message that was taken.
 */
export type TalkFrame =
  | { readonly kind: 'text'; readonly number: number; readonly text: string }
  | { readonly kind: 'text-received'; readonly last: number }
  | { readonly kind: 'reaction'; readonly reaction: ReactionName };

/** What two sessions say to each other, whichever way it goes. */
export type PlainFrame =
  | {
      readonly kind: 'message';
      readonly stream: number;
      readonly sequence: number;
      readonly message: unknown;
    }
  | ({ readonly kind: 'acknowledgement' } & Acknowledgement)
  | { readonly kind: 'ping' | 'pong' };

/** A sealed text on one of the two legs of its way through a third session. */
export interface PassedFrame extends SealedText {
  readonly kind: 'pass-on' | 'passed-on';
  /** The other end: the receiver in `pass-on`, the sender in `passed-on`. */
  readonly peer: SessionId;
}

export function encodeMessageFrame(stream: number, sequence: number, message: WireSignal): string {
  return JSON.stringify({ m: [stream, sequence, message] });
}

export function encodeAcknowledgementFrame({ stream, last }: Acknowledgement): string {
  return JSON.stringify({ a: [stream, last] });
}

export function encodeSecretFrame({ number, secret }: WritingSecret): string {
  return JSON.stringify({ k: [number, secret] });
}

export function encodePassedFrame({ kind, peer, number, counter, sealed }: PassedFrame): string {
  return JSON.stringify({ [PASSED_KEYS[kind]]: [peer, number, counter, sealed] });
}

export function encodeTalkFrame(frame: TalkFrame): string {
  switch (frame.kind) {
    case 'text':
      return JSON.stringify({ t: [frame.number, frame.text] });
    case 'text-received':
      return JSON.stringify({ u: frame.last });
    case 'reaction':
      return JSON.stringify({ e: frame.reaction });
  }
}

const PASSED_KEYS = { 'pass-on': 'f', 'passed-on': 'o' } as const;

/** Characters of 256 bits as base64url. */
const SECRET_LENGTH = 43;

export const PING_FRAME = '{"p":1}';
export const PONG_FRAME = '{"q":1}';

/** Reads a frame of somebody else; undefined when it is not exactly as it must be. */
export function decodeFrame(data: unknown): Frame | undefined {
  if (typeof data !== 'string' || data.length > 2 * MAX_MESSAGE_BYTES) return undefined;
  if (data === PING_FRAME) return { kind: 'ping' };
  if (data === PONG_FRAME) return { kind: 'pong' };
  const record = asRecord(parse(data));
  if (!record) return undefined;
  const message = own(record, 'm');
  if (message !== undefined) {
    if (!isList(message, 3)) return undefined;
    const [stream, sequence, content] = message;
    if (!isCounter(stream, 1) || !isCounter(sequence, 1)) return undefined;
    return { kind: 'message', stream, sequence, message: content };
  }
  const acknowledged = own(record, 'a');
  if (acknowledged !== undefined) {
    const acknowledgement = readAcknowledgement(acknowledged);
    return acknowledgement === 'invalid' ? undefined : { kind: 'acknowledgement', ...acknowledgement };
  }
  const secret = own(record, 'k');
  if (secret !== undefined) return readSecret(secret);
  for (const kind of ['pass-on', 'passed-on'] as const) {
    const passed = own(record, PASSED_KEYS[kind]);
    if (passed !== undefined) return readPassed(kind, passed);
  }
  return readTalk(record);
}

/** The frame, if it is one that two sessions say to each other: nothing else is worth a way through others. */
export function decodePlainFrame(text: string): PlainFrame | undefined {
  const frame = decodeFrame(text);
  switch (frame?.kind) {
    case 'message':
    case 'acknowledgement':
    case 'ping':
    case 'pong':
      return frame;
    default:
      return undefined;
  }
}

function readSecret(entry: unknown): Frame | undefined {
  if (!isList(entry, 2)) return undefined;
  const [number, secret] = entry;
  if (!isCounter(number, 1) || !isText(secret, SECRET_LENGTH) || secret.length < SECRET_LENGTH)
    return undefined;
  return { kind: 'secret', number, secret };
}

function readTalk(record: UntrustedRecord): Frame | undefined {
  const text = own(record, 't');
  if (text !== undefined) {
    if (!isList(text, 2)) return undefined;
    const [number, content] = text;
    if (!isCounter(number, 1) || !isText(content, MAX_TEXT_LENGTH)) return undefined;
    return { kind: 'text', number, text: content };
  }
  const last = own(record, 'u');
  if (last !== undefined) return isCounter(last) ? { kind: 'text-received', last } : undefined;
  const reaction = own(record, 'e');
  return isReaction(reaction) ? { kind: 'reaction', reaction } : { kind: 'unknown' };
}

function readPassed(kind: PassedFrame['kind'], entry: unknown): PassedFrame | undefined {
  if (!isList(entry, 4)) return undefined;
  const [peer, number, counter, sealed] = entry;
  if (!isSessionId(peer) || !isCounter(number, 1) || !isCounter(counter, 1)) return undefined;
  return isText(sealed, MAX_SEALED_LENGTH) ? { kind, peer, number, counter, sealed } : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
