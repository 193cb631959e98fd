/**
 * State of the connection to one peer.
 *
 * - `connecting`: being made for the first time.
 * - `connected`: media and control channel can flow.
 * - `reconnecting`: was connected, is being brought back; the last picture stays.
 * - `failed`: given up; tried again by `retry()`, when the own network changes, and when the room or the peer comes back.
 */
export type LinkState = 'connecting' | 'connected' | 'reconnecting' | 'failed';
