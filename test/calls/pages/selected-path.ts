/** The path that a connection has chosen, in the terms of the W3C statistics. */
export interface SelectedPath {
  readonly localType: string;
  readonly remoteType: string;
  /** How the relay is reached, where the local end is one: `udp`, `tcp` or `tls`. */
  readonly relayProtocol: string | undefined;
  /** Address and port of the local end, as the other side sees them. */
  readonly localAddress: string;
}

/** Reads the chosen path off a connection's statistics; undefined before there is one. */
export function selectedPath(report: RTCStatsReport | undefined): SelectedPath | undefined {
  const entries = new Map<string, Record<string, unknown>>(report?.entries());
  const transport = [...entries.values()].find(({ type }) => type === 'transport');
  const pair = entries.get(String(transport?.['selectedCandidatePairId']));
  const local = entries.get(String(pair?.['localCandidateId']));
  const remote = entries.get(String(pair?.['remoteCandidateId']));
  if (local === undefined || remote === undefined) return undefined;
  const relayProtocol = local['relayProtocol'];
  return {
    localType: String(local['candidateType']),
    remoteType: String(remote['candidateType']),
    relayProtocol: typeof relayProtocol === 'string' ? relayProtocol : undefined,
    localAddress: `${String(local['address'])}:${String(local['port'])}`,
  };
}
