/**
 * State of the connection to one peer.
 *
 * - `connecting`: being made for the first time.
 * - `connected`: media and control channel can flow.
 * - `reconnecting`: was connected, is being brought back; the last picture stays.
 * - `failed`: given up; `retry` by leaving and joining again, or when the peer comes back.
 */
export type LinkState = 'connecting' | 'connected' | 'reconnecting' | 'failed';
