/**
 * Closes a connection, and ends what came over it. Browsers alone would end the received tracks a moment later; and a
 * page that is left in that moment with a live track is not kept for the way back.
 */
export function endConnection(connection: RTCPeerConnection): void {
  for (const { track } of connection.getReceivers()) track.stop();
  connection.close();
}
