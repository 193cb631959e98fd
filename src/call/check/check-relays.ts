import { Loopback } from '../../links/loopback.ts';
import { probeRelay, type RelayProbe } from '../../links/relay-probe.ts';
import type { Clock } from '../../protocol/clock.ts';
import { type RelayProtocol, relayProtocol, relaysOf } from '../../room/ice-servers.ts';
import { failed, type Finding, passed, skipped } from './check-result.ts';
import { within } from './patience.ts';

/** A relay answers within this, ms; a silent one over tcp takes browsers half a minute to notice. */
const RELAY_WITHIN_MS = 5000;

/** The call of the page with itself is there within this, ms. */
const LOOPBACK_WITHIN_MS = 15_000;

/** What was found about one address of a relay. */
export interface RelayFinding {
  readonly protocol: RelayProtocol;
  readonly finding: Finding;
}

/** Asks each relay, over each protocol that it offers, for a candidate. All at once, because each waits for a network. */
export async function checkRelays(
  iceServers: readonly RTCIceServer[],
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly RelayFinding[]> {
  return Promise.all(
    relaysOf(iceServers).map(async (server) => ({
      protocol: relayProtocol(server.urls),
      finding: await checkRelay(server, clock, signal),
    })),
  );
}

async function checkRelay(server: RTCIceServer, clock: Clock, signal: AbortSignal): Promise<Finding> {
  const ended = new AbortController();
  try {
    const probing = probeRelay(server, ended.signal);
    return findingOf((await within(RELAY_WITHIN_MS, clock, signal, probing)) ?? { outcome: 'silent' });
  } catch (thrown) {
    signal.throwIfAborted();
    // The browser refuses addresses that it can't read.
    return failed('invalid-option', `The browser refuses this TURN server: ${String(thrown)}`);
  } finally {
    ended.abort();
  }
}

function findingOf(probe: RelayProbe): Finding {
  switch (probe.outcome) {
    case 'reached':
      return passed('The relay gave a candidate.');
    case 'refused':
      return failed(
        'relay-refused',
        `The TURN server refused (${probe.errorCode}). Check user name, credential and their expiry.`,
      );
    case 'silent':
      return failed(
        'relay-unreachable',
        "The TURN server doesn't answer. Check address and firewall; offer it over tcp and tls as well.",
      );
  }
}

/** Calls ourselves through the relays only, and sends a word there and back. */
export async function checkLoopback(
  iceServers: readonly RTCIceServer[],
  clock: Clock,
  signal: AbortSignal,
): Promise<Finding> {
  const relays = relaysOf(iceServers);
  if (relays.length === 0)
    return skipped('relay-missing', 'There is no relay, so there is no way past firewalls to check.');
  let loopback: Loopback | undefined;
  try {
    loopback = new Loopback({ iceServers: [...relays], iceTransportPolicy: 'relay' });
    const echoed = await within(
      LOOPBACK_WITHIN_MS,
      clock,
      signal,
      loopback.connect().then(() => true),
    );
    if (echoed) return passed('A call of this page with itself came through the relays.');
  } catch {
    signal.throwIfAborted();
  } finally {
    loopback?.close();
  }
  return failed(
    'loopback-failed',
    'No data came through the relays. Check that they may reach each other and themselves (ports of the relay range).',
  );
}
