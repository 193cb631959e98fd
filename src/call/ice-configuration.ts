import { CallError } from '../protocol/errors.ts';
import type { IceServerSource } from './call-options.ts';

/**
 * Asks for the ICE servers of the next connection. Never rejects: without servers a connection on the same network
 * can still be made, so a failing function costs an error and not the call.
 */
export async function iceConfiguration(
  source: IceServerSource | undefined,
  policy: RTCIceTransportPolicy | undefined,
  onError: (error: CallError) => void,
): Promise<RTCConfiguration> {
  let iceServers: readonly RTCIceServer[] = [];
  try {
    iceServers = typeof source === 'function' ? await source() : (source ?? []);
  } catch (thrown) {
    onError(
      new CallError(
        'ice-servers-failed',
        'The function that should give the ICE servers failed; connecting without them.',
        { cause: thrown },
      ),
    );
  }
  return { iceServers: [...iceServers], iceTransportPolicy: policy ?? 'all' };
}
