import type { LinkState } from '../links/link-state.ts';
import type { CallErrorCode } from '../protocol/errors.ts';
import { type LinkQuality, measureLink } from '../quality/link-quality.ts';
import { addressesOf, type PathAddresses } from '../quality/selected-path.ts';
import { type BrowserName, browserNameOf } from './browser-name.ts';
import type { CallPeer } from './call-peer.ts';
import type { CallSnapshot, DeviceState, LocalDeviceSnapshot, PageFeature, Reception } from './snapshot.ts';

/** What a diagnosis shall contain beside what is harmless. */
export interface DiagnosisOptions {
  /** Include the addresses of both ends of each path, which say where people are; default false. */
  readonly addresses?: boolean;
}

/** One of our own devices. */
export interface DeviceDiagnosis {
  readonly state: DeviceState;
  readonly pending: boolean;
  readonly interrupted: boolean;
  /** Why it is `blocked`. */
  readonly error?: CallErrorCode | undefined;
  /** How many of the kind there are, as far as the browser tells. */
  readonly choices: number;
}

/** The link to one other person. */
export interface PeerDiagnosis {
  /** `A` for the one who took their seat first, and so on: who it is stays out of the diagnosis. */
  readonly letter: string;
  readonly link: LinkState | 'none';
  /** Why `link` is `failed`. */
  readonly error?: CallErrorCode | undefined;
  /** What the peer says that it sends. */
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly reception: Reception;
  /** The newest figures; absent while the link doesn't work. */
  readonly quality?: LinkQuality | undefined;
  /** The states of the link, each with the milliseconds since the session was made. */
  readonly history: readonly { readonly state: LinkState; readonly after: number }[];
  /** Only with the option `addresses`. */
  readonly addresses?: PathAddresses | undefined;
}

/** How a call is doing: plain JSON without anything that says who takes part, or, by default, where they are. */
export interface Diagnosis {
  /** Shape of this object; grows when a property changes its meaning. */
  readonly version: 1;
  /** Milliseconds since the session was made. */
  readonly after: number;
  readonly browser: BrowserName;
  readonly state: CallSnapshot['state'];
  readonly room: CallSnapshot['room'];
  /** The problem with the room, while it lasts. */
  readonly error?: CallErrorCode | undefined;
  readonly capacity: number;
  /** People who wait for a seat. */
  readonly waiting: number;
  readonly playbackBlocked: boolean;
  readonly withheld: readonly PageFeature[];
  readonly microphone: DeviceDiagnosis;
  readonly camera: DeviceDiagnosis;
  readonly peers: readonly PeerDiagnosis[];
}

/** What a diagnosis is made of. */
export interface DiagnosisParts {
  readonly snapshot: CallSnapshot;
  /** The link to a peer, where there is one. */
  readonly peer: (id: string) => CallPeer | undefined;
  /** When the session was made, and now, on the clock. */
  readonly began: number;
  readonly now: number;
  readonly options: DiagnosisOptions;
}

/** Writes down how a call is doing. */
export async function diagnose({ snapshot, peer, began, now, options }: DiagnosisParts): Promise<Diagnosis> {
  const { state, room, error, capacity, waiting, playbackBlocked, withheld, self } = snapshot;
  const peers = snapshot.peers.map(async (each, index): Promise<PeerDiagnosis> => {
    const { link, microphone, camera, reception } = each;
    const found = peer(each.id);
    return {
      letter: String.fromCharCode('A'.charCodeAt(0) + index),
      link,
      error: each.error?.code,
      microphone,
      camera,
      reception,
      history: (found?.health.history ?? []).map(({ state, at }) => ({ state, after: at - began })),
      ...(found && link === 'connected' ? await figuresOf(found, options) : {}),
    };
  });
  return plainCopy<Diagnosis>({
    version: 1,
    after: now - began,
    browser: browserNameOf(navigator),
    state,
    room,
    error: error?.code,
    capacity,
    waiting: waiting.length,
    playbackBlocked,
    withheld,
    microphone: describeDevice(self.microphone, countOf(snapshot, 'microphone')),
    camera: describeDevice(self.camera, countOf(snapshot, 'camera')),
    peers: await Promise.all(peers),
  });
}

/** A report is read only where the sampler has none yet, or where its addresses are wanted. */
async function figuresOf(
  peer: CallPeer,
  { addresses = false }: DiagnosisOptions,
): Promise<Pick<PeerDiagnosis, 'quality' | 'addresses'>> {
  const { quality } = peer.health;
  if (quality && !addresses) return { quality };
  try {
    const report = await peer.getStats();
    if (!report) return { quality };
    return {
      quality: quality ?? measureLink(report, undefined),
      ...(addresses ? { addresses: addressesOf(report) } : {}),
    };
  } catch {
    // The connection was closed while it was asked; what it was like a moment ago is still true of then.
    return { quality };
  }
}

function countOf({ devices }: CallSnapshot, kind: 'microphone' | 'camera'): number {
  return devices.filter((device) => device.kind === kind).length;
}

function describeDevice(
  { state, pending, interrupted, error }: LocalDeviceSnapshot,
  choices: number,
): DeviceDiagnosis {
  return { state, pending, interrupted, error: error?.code, choices };
}

/** A copy that consists of JSON values only; what is undefined is left out. */
function plainCopy<Value extends object>(value: Value): Value {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return copy as Value;
}
