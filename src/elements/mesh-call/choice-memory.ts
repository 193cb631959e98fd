import type { CallSession } from '../../call/call-session.ts';
import type { CallSnapshot, SelfSnapshot } from '../../call/snapshot.ts';
import { type Choices, readChoices, rememberChoices } from './remembered-choices.ts';

const KINDS = ['microphone', 'camera', 'speaker'] as const;

/** Remembers which devices a person chooses in one call, from the lobby on. */
export function rememberDevices(session: CallSession, signal: AbortSignal): void {
  let chosen = devicesOf(session.snapshot);
  const onChange = (): void => {
    const now = devicesOf(session.snapshot);
    const changed = KINDS.filter((kind) => now[kind] !== chosen[kind]);
    chosen = now;
    if (changed.length > 0)
      rememberChoices(Object.fromEntries(changed.map((kind) => [`${kind}Id`, now[kind]])));
  };
  session.addEventListener('change', onChange, { signal });
}

/** Which devices are asked for, whatever has become of them. */
export interface Wishes {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** Which devices are asked for now. */
export function wishesOf({ microphone, camera }: SelfSnapshot): Wishes {
  return { microphone: microphone.wanted, camera: camera.wanted };
}

/**
 * Remembers with what a person goes from the lobby into the call: a name that they typed, and devices that they switched.
 * What the page said is no choice of theirs, and what they switch later is no wish for the next call.
 */
export function rememberLobby({ self }: CallSnapshot, beginning: Wishes, typedName: string): void {
  const wishes = wishesOf(self);
  const switched = (['microphone', 'camera'] as const).flatMap((kind) =>
    wishes[kind] === beginning[kind] ? [] : [[kind, wishes[kind]] as const],
  );
  if (switched.length > 0 || typedName !== '')
    rememberChoices({ ...Object.fromEntries(switched), ...(typedName !== '' && { name: typedName }) });
}

/**
 * Has the session use the devices of the last time, as far as they are there now. Without the permission from before
 * browsers don't tell which ones there are, and choose themselves.
 */
export async function restoreDevices(session: CallSession, choices: Choices): Promise<void> {
  const wanted = KINDS.flatMap((kind) => {
    const id = choices[`${kind}Id`];
    return id ? [[kind, id] as const] : [];
  });
  if (wanted.length === 0) return;
  const present = await presentDevices();
  for (const [kind, id] of wanted) if (present.has(id)) await session.chooseDevice(kind, id);
}

/** Whether there are devices to look for. */
export function hasDevices(choices: Choices): boolean {
  return KINDS.some((kind) => choices[`${kind}Id`]);
}

/** What was chosen before; nothing where the page wants no memory. */
export function choicesFor({ noMemory }: { readonly noMemory: boolean }): Choices {
  return noMemory ? {} : readChoices();
}

async function presentDevices(): Promise<ReadonlySet<string>> {
  try {
    // Absent in insecure contexts, whatever the type says.
    const media = navigator.mediaDevices as MediaDevices | undefined;
    const devices = (await media?.enumerateDevices()) ?? [];
    return new Set(devices.map(({ deviceId }) => deviceId));
  } catch {
    return new Set();
  }
}

function devicesOf({ self, speaker }: CallSnapshot): Record<(typeof KINDS)[number], string> {
  return { microphone: self.microphone.deviceId, camera: self.camera.deviceId, speaker: speaker.deviceId };
}
