/**
 * Thrown to Hocuspocus, which closes the room for the connection with this code and reason. Without a message, because
 * Hocuspocus writes those into its log once for each extension, and a flood shall not become one there.
 */
export class FloodError extends Error {
  override readonly name = 'FloodError';
  /** WebSocket close code "policy violation" (RFC 6455, 7.4.1). */
  readonly code = 1008;
  readonly reason = 'Too many awareness updates';
}
