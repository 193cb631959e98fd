/** Whether the address of an ICE server is one of a relay (RFC 7065); the others are STUN servers. */
export function isRelayUrl(url: string): boolean {
  return /^turns?:/i.test(url);
}
