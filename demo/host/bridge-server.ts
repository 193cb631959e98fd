import { BRIDGE, type BridgeReply, type BridgeRequest } from './bridge-messages.ts';
import { HostError } from './host-error.ts';

/** What the host page can be asked for, by name. */
export type Operations = ReadonlyMap<string, (...args: readonly unknown[]) => unknown>;

/** The host page's end of the bridge: each request has exactly one reply, whatever happens on the way. */
export async function replyTo(request: BridgeRequest, operations: Operations): Promise<BridgeReply> {
  const { id, op, args } = request;
  try {
    const operation = operations.get(op);
    if (!operation) throw new HostError('unknown_op', `This host has no ${op}.`);
    return { bridge: BRIDGE, id, ok: true, value: await operation(...args) };
  } catch (thrown) {
    const { code, message } =
      thrown instanceof HostError ? thrown : new HostError('internal', 'The host page failed.');
    return { bridge: BRIDGE, id, ok: false, error: { code, message } };
  }
}
