/** The awareness fields we write, and no others. They are literal top-level keys with a dot in them. */
export const FIELD = {
  /** Who we are; the host's field where the host fills it. */
  user: 'user',
  /** Presence: who takes part and how. */
  presence: 'webrtc.mesh',
  /** Outboxes: unacknowledged messages by session id of the receiver. */
  box: 'webrtc.box',
  /** Acknowledgements by session id of the sender. */
  acknowledgements: 'webrtc.ack',
} as const;

/** Whether the field is in our own namespace, so that nobody else's content is to be kept in it. */
export function isOurNamespace(field: string): boolean {
  return field.startsWith('webrtc.');
}
