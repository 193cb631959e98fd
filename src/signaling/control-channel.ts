import { MAX_MESSAGE_BYTES } from '../protocol/constants.ts';
import type { WireSignal } from '../protocol/signal.ts';
import { asRecord, isCounter, isList, own } from '../protocol/untrusted.ts';
import { readAcknowledgement } from './mail-codec.ts';
import type { Acknowledgement } from './message-streams.ts';

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
 */
export type Frame =
  | {
      readonly kind: 'message';
      readonly stream: number;
      readonly sequence: number;
      readonly message: unknown;
    }
  | ({ readonly kind: 'acknowledgement' } & Acknowledgement)
  | { readonly kind: 'ping' | 'pong' };

export function encodeMessageFrame(stream: number, sequence: number, message: WireSignal): string {
  return JSON.stringify({ m: [stream, sequence, message] });
}

export function encodeAcknowledgementFrame({ stream, last }: Acknowledgement): string {
  return JSON.stringify({ a: [stream, last] });
}

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
  const acknowledgement = readAcknowledgement(own(record, 'a'));
  return acknowledgement === 'invalid' ? undefined : { kind: 'acknowledgement', ...acknowledgement };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
