import { isHostErrorCode, type HostErrorCode } from './host-error.ts';

/** What each message carries; anything else in the window is somebody else's. */
export const BRIDGE = 'host-bridge/2';

/** From the widget to the host page. */
export interface BridgeRequest {
  readonly bridge: typeof BRIDGE;
  /** Chosen by the asking side; the reply carries it back. */
  readonly id: string;
  readonly op: string;
  readonly args: readonly unknown[];
}

/** From the host page to the widget. */
export type BridgeReply = { readonly bridge: typeof BRIDGE; readonly id: string } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly code: HostErrorCode; readonly message: string } }
);

/** Ids and names of operations are short; a widget can't make the host page keep long ones. */
const MAX_NAME_LENGTH = 64;
const MAX_ARGS = 8;

/** The message as a request; undefined when it is none. */
export function readRequest(data: unknown): BridgeRequest | undefined {
  const { id, op, args } = fieldsOf(data);
  if (!isName(id) || !isName(op) || !Array.isArray(args) || args.length > MAX_ARGS) return undefined;
  return { bridge: BRIDGE, id, op, args };
}

/** The message as a reply; undefined when it is none. A refusal without a known code counts as `internal`. */
export function readReply(data: unknown): BridgeReply | undefined {
  const { id, ok, value, error } = fieldsOf(data);
  if (!isName(id) || typeof ok !== 'boolean') return undefined;
  if (ok) return { bridge: BRIDGE, id, ok, value };
  const { code, message } = recordOf(error);
  return {
    bridge: BRIDGE,
    id,
    ok,
    error: {
      code: isHostErrorCode(code) ? code : 'internal',
      message: typeof message === 'string' ? message : '',
    },
  };
}

/** The fields of a message of this bridge; none of another one's. */
export function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  const fields = recordOf(data);
  return fields['bridge'] === BRIDGE ? fields : {};
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_NAME_LENGTH;
}
