/** Records the statistics of real connections for the tests beside it: `node test/unit/quality/record-reports.ts`. */

import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { launchBrowser } from '../../support/browser.ts';
import { TurnServer } from '../../support/turn-server.ts';

const FOLDER = new URL('./reports/', import.meta.url);

/** What two connections in one page do while they are recorded. */
interface Scene {
  readonly name: string;
  readonly transport?: 'udp' | 'tcp';
  /** What becomes of the other side's tracks once both are connected. */
  readonly other: 'sends' | 'mutes' | 'sends nothing';
}

const SCENES: readonly Scene[] = [
  { name: 'direct', other: 'sends' },
  { name: 'relay-udp', transport: 'udp', other: 'sends' },
  { name: 'relay-tcp', transport: 'tcp', other: 'sends' },
  { name: 'other-muted', other: 'mutes' },
  { name: 'other-sends-nothing', other: 'sends nothing' },
];

const turn = await TurnServer.start();
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.route('https://reports.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Reports</title>' }),
  );
  await page.goto('https://reports.example/');
  for (const { name, transport, other } of SCENES) {
    const servers = transport ? [turn.credentialsFor('recorder', 600, transport)] : [];
    const configuration: RTCConfiguration = {
      iceServers: servers.map(({ urls, username, credential }) => ({
        urls: [...urls],
        username,
        credential,
      })),
      iceTransportPolicy: transport ? 'relay' : 'all',
    };
    const reports = await page.evaluate(recordOne, { configuration, other });
    const [ours, theirs] = [0, 1].map((side) =>
      reports.filter((_, index) => index % 2 === side).map(onlyWhatIsRead),
    );
    const recording = other === 'sends' ? { ours } : { ours, theirs };
    await writeFile(
      new URL(`${name}.json`, FOLDER),
      await format(JSON.stringify(recording), { parser: 'json' }),
    );
  }
} finally {
  await browser.close();
  await turn.stop();
}

type Entry = Record<string, unknown>;

/** Runs in the page: four reports, 2 s apart, of both sides of a connection (ours, theirs, ours, theirs). */
async function recordOne({
  configuration,
  other,
}: {
  readonly configuration: RTCConfiguration;
  readonly other: Scene['other'];
}): Promise<Entry[][]> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const copy = stream.clone();
  const [ours, theirs] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  for (const [from, to] of [[ours, theirs] as const, [theirs, ours] as const]) {
    from.onicecandidate = ({ candidate }) => {
      if (candidate) void to.addIceCandidate(candidate);
    };
  }
  ours.createDataChannel('control', { negotiated: true, id: 0 });
  theirs.createDataChannel('control', { negotiated: true, id: 0 });
  for (const track of stream.getTracks()) ours.addTransceiver(track, { direction: 'sendrecv' });
  await ours.setLocalDescription();
  await theirs.setRemoteDescription(ours.localDescription!);
  for (const [index, transceiver] of theirs.getTransceivers().entries()) {
    transceiver.direction = 'sendrecv';
    await transceiver.sender.replaceTrack(copy.getTracks()[index] ?? null);
  }
  await theirs.setLocalDescription();
  await ours.setRemoteDescription(theirs.localDescription!);
  const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
  while (ours.connectionState !== 'connected' || theirs.connectionState !== 'connected') await pause(50);
  await pause(4000);
  if (other === 'mutes') for (const track of copy.getTracks()) track.enabled = false;
  if (other === 'sends nothing') for (const sender of theirs.getSenders()) await sender.replaceTrack(null);
  await pause(3000);
  const read = async (connection: RTCPeerConnection): Promise<Entry[]> => [
    ...((await connection.getStats()) as unknown as ReadonlyMap<string, Entry>).values(),
  ];
  const reports = [await read(ours), await read(theirs)];
  await pause(2000);
  reports.push(await read(ours), await read(theirs));
  ours.close();
  theirs.close();
  for (const track of [...stream.getTracks(), ...copy.getTracks()]) track.stop();
  return reports;
}

/** Addresses become those of RFC 5737; entries that nobody reads, and candidates out of use, are left out. */
function onlyWhatIsRead(report: readonly Entry[]): Entry[] {
  const read = /^(transport|candidate-pair|local-candidate|remote-candidate|media-source|.*-rtp)$/;
  const addresses = new Set(['address', 'ip', 'relatedAddress']);
  const transport = report.find(({ type }) => type === 'transport');
  const pair = report.find(({ id }) => id === transport?.['selectedCandidatePairId']);
  const used = [pair?.['id'], pair?.['localCandidateId'], pair?.['remoteCandidateId']];
  return report
    .filter(({ type }) => read.test(String(type)))
    .filter(({ type, id }) => !String(type).includes('candidate') || used.includes(id))
    .map((entry) =>
      Object.fromEntries(
        Object.entries(entry)
          .filter(([key]) => !/fingerprint|usernameFragment|Certificate/i.test(key))
          .map(([key, value]) => {
            if (addresses.has(key)) return [key, '192.0.2.1'];
            return [key, key === 'url' ? String(value).replace(/:[\d.]+:/, ':192.0.2.9:') : value];
          }),
      ),
    );
}
