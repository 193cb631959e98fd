/**
 * Whether a candidate can be of use between two browsers. Active TCP candidates need a passive one on the other side,
 * which browsers don't offer; they would only make descriptions larger.
 */
export function isUsefulCandidate(candidate: string): boolean {
  return candidate !== '' && !/ tcptype active\b/.test(candidate);
}

/** The description without candidates that are of no use. */
export function dropUselessCandidates(sdp: string): string {
  return sdp.replace(/^a=candidate:.* tcptype active\b.*\r\n/gm, '');
}
