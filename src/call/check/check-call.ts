import { type Clock, systemClock } from '../../protocol/clock.ts';
import { toError } from '../../protocol/errors.ts';
import { normalizeLease, onlyRelaysOver } from '../../room/ice-servers.ts';
import type { RoomConnection } from '../../room/room-connection.ts';
import type { CallOptions } from '../call-options.ts';
import { checkDevices } from './check-devices.ts';
import { checkLoopback, checkRelays } from './check-relays.ts';
import { type CheckName, type CheckResult, failed, type Finding, skipped } from './check-result.ts';
import { checkRoom, type RoomCheck } from './check-room.ts';
import { within } from './patience.ts';

/** The page's function or the portal gives ICE servers within this, ms. */
const SERVERS_WITHIN_MS = 10_000;

/** What a check needs to know: the options of the call that shall work, and how to follow and end it. */
export interface CallCheckOptions extends Pick<
  CallOptions,
  'room' | 'microphone' | 'camera' | 'localStream' | 'iceServers' | 'relayProtocol' | 'pagePolicy'
> {
  /** Ends the check; everything is released, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told each result as soon as it is there. */
  readonly onResult?: ((result: CheckResult) => void) | undefined;
}

/**
 * Checks beforehand whether a call with these options would work: microphone and camera, the room with its token, each
 * relay, and a call of the page with itself through the relays. Takes no seat, is seen by nobody, and releases everything
 * at the end. A person may be asked for the devices.
 *
 * @returns One result for each check, for relays one for each address, in the order of `CheckName`.
 * @throws The reason of `signal`, when that aborts. What is wrong with the call is told by results.
 */
export async function checkCall(options: CallCheckOptions): Promise<readonly CheckResult[]> {
  const clock = systemClock;
  const { signal = new AbortController().signal } = options;
  signal.throwIfAborted();
  const results: CheckResult[] = [];
  const note = (name: CheckName, began: number, finding: Finding, rest?: Partial<CheckResult>): void => {
    const result = Object.freeze({ name, ...finding, ...rest, duration: Math.round(clock.now() - began) });
    results.push(result);
    options.onResult?.(result);
  };
  let began = clock.now();
  const { microphone, camera } = await checkDevices(options, clock, signal);
  note('microphone', began, microphone);
  note('camera', began, camera);
  began = clock.now();
  let room: RoomCheck | undefined;
  try {
    room = await checkRoom(options.room, clock, signal);
    note('room', began, room.finding);
    began = clock.now();
    const servers = await iceServersOf(options, room.room, clock, signal);
    if ('finding' in servers) note('relay', began, servers.finding);
    const { iceServers } = servers;
    const relays = await checkRelays(iceServers, clock, signal);
    for (const { protocol, finding } of relays) note('relay', began, finding, { relayProtocol: protocol });
    if (relays.length === 0 && !('finding' in servers))
      note('relay', began, skipped('relay-missing', 'No relay is offered; some networks need one.'));
    began = clock.now();
    const allFailed = relays.length > 0 && relays.every(({ finding }) => finding.outcome === 'fail');
    const loopback = allFailed
      ? skipped('check-not-possible', 'No relay answers, so there is nothing to call through.')
      : await checkLoopback(iceServers, clock, signal);
    note('loopback', began, loopback);
  } finally {
    room?.close();
  }
  return results;
}

/** The servers that the call would use, or what is wrong with them and none. */
interface FoundServers {
  readonly iceServers: readonly RTCIceServer[];
}

async function iceServersOf(
  { iceServers, relayProtocol }: CallCheckOptions,
  room: RoomConnection | undefined,
  clock: Clock,
  signal: AbortSignal,
): Promise<FoundServers | (FoundServers & { readonly finding: Finding })> {
  const asked = typeof iceServers === 'function' ? iceServers() : (iceServers ?? room?.iceServers?.());
  if (asked === undefined && !room) {
    const message = 'The room would say which relays there are, and could not be entered.';
    return { iceServers: [], finding: skipped('check-not-possible', message) };
  }
  try {
    const given = await within(SERVERS_WITHIN_MS, clock, signal, Promise.resolve(asked ?? []));
    if (given) return { iceServers: onlyRelaysOver(normalizeLease(given).iceServers, relayProtocol) };
    return { iceServers: [], finding: failed('ice-servers-failed', 'No ICE servers came in time.') };
  } catch (thrown) {
    signal.throwIfAborted();
    const message = `No ICE servers were given: ${toError(thrown).message}`;
    return { iceServers: [], finding: failed('ice-servers-failed', message) };
  }
}
