import { Loopback } from '../../links/loopback.ts';
import { captureDevices, type CaptureResult, type MediaDevicesLike } from '../../media/capture.ts';
import { captureFromStream } from '../../media/given-stream.ts';
import { documentPolicy } from '../../media/page-permissions.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { CaptureDevice } from '../../protocol/errors.ts';
import { measureFlow, type MediaFlow } from '../../quality/media-flow.ts';
import type { StatsReport } from '../../quality/stats-report.ts';
import type { CallOptions } from '../call-options.ts';
import { failed, type Finding, passed, skipped } from './check-result.ts';
import { within } from './patience.ts';

/** The person may have to answer the browser's question first, ms. */
const CAPTURE_WITHIN_MS = 30_000;

/** Sound and frames come within this, ms. */
const MEDIA_WITHIN_MS = 4000;

/** Between two looks at the statistics, ms. */
const LOOK_EVERY_MS = 200;

/** Captures both devices as a call would, looks whether they give anything, and releases them. */
export async function checkDevices(
  options: Pick<CallOptions, 'microphone' | 'camera' | 'localStream' | 'pagePolicy'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Readonly<Record<CaptureDevice, Finding>>> {
  const { microphone = true, camera = true } = options;
  const request = new Map<CaptureDevice, string>();
  if (microphone) request.set('microphone', '');
  if (camera) request.set('camera', '');
  const results = await capture(options, request, clock, signal);
  const tracks = [...(results?.values() ?? [])].filter((result) => result instanceof MediaStreamTrack);
  try {
    const flow = tracks.length === 0 ? undefined : await observe(tracks, clock, signal);
    const found = (device: CaptureDevice): Finding => {
      if (!request.has(device)) return skipped('check-not-needed', `The ${device} is not wanted at first.`);
      return findingOf(device, results?.get(device), flow);
    };
    return { microphone: found('microphone'), camera: found('camera') };
  } finally {
    for (const track of tracks) track.stop();
  }
}

async function capture(
  { localStream, pagePolicy = documentPolicy }: Pick<CallOptions, 'localStream' | 'pagePolicy'>,
  request: ReadonlyMap<CaptureDevice, string>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ReadonlyMap<CaptureDevice, CaptureResult> | undefined> {
  if (request.size === 0) return new Map();
  if (localStream) return captureFromStream(localStream, request);
  // Absent in insecure contexts, whatever the type says.
  const devices = navigator.mediaDevices as MediaDevicesLike | undefined;
  const capturing = captureDevices(devices, request, pagePolicy);
  let isWanted = true;
  void capturing.then((results) => {
    if (isWanted) return;
    for (const result of results.values()) if (result instanceof MediaStreamTrack) result.stop();
  });
  try {
    const results = await within(CAPTURE_WITHIN_MS, clock, signal, capturing);
    isWanted = results !== undefined;
    return results;
  } catch (thrown) {
    // What the person grants after the end is released when it comes.
    isWanted = false;
    throw thrown;
  }
}

/** Sends the tracks to ourselves and looks until all of them give something, or the time is up. */
async function observe(
  tracks: readonly MediaStreamTrack[],
  clock: Clock,
  signal: AbortSignal,
): Promise<MediaFlow | undefined> {
  const loopback = new Loopback({}, tracks);
  try {
    const connected = await within(
      MEDIA_WITHIN_MS,
      clock,
      signal,
      loopback.connect().then(() => true),
    );
    if (!connected) return undefined;
    const end = clock.now() + MEDIA_WITHIN_MS;
    const before: StatsReport = await loopback.getStats();
    for (;;) {
      await within(LOOK_EVERY_MS, clock, signal, new Promise(() => undefined));
      const flow = measureFlow(await loopback.getStats(), before);
      const works = (kind: string, flows: boolean | undefined): boolean =>
        flows === true || tracks.every((track) => track.kind !== kind);
      if ((works('audio', flow.sound) && works('video', flow.frames)) || clock.now() >= end) return flow;
    }
  } finally {
    loopback.close();
  }
}

function findingOf(
  device: CaptureDevice,
  result: CaptureResult | undefined,
  flow: MediaFlow | undefined,
): Finding {
  if (result === undefined)
    return failed('capture-denied', `Nobody answered the browser's question for the ${device}.`);
  if (!(result instanceof MediaStreamTrack)) return failed(result.code, result.message);
  const gives = device === 'microphone' ? flow?.sound : flow?.frames;
  if (gives === undefined)
    return passed(`The ${device} was captured. The browser doesn't tell whether it gives anything.`);
  if (gives)
    return passed(`The ${device} was captured and gives ${device === 'camera' ? 'frames' : 'sound'}.`);
  return device === 'microphone'
    ? failed(
        'microphone-silent',
        'The microphone gives only silence: look for a switch on it, or choose another.',
      )
    : failed('camera-still', 'The camera gives no frames: look for a cover or switch, or choose another.');
}
