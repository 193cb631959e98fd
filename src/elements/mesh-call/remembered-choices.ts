/** What a person chose the last time; everything may be missing. */
export interface Choices {
  /** Typed in the lobby. */
  readonly name?: string;
  /** Whether they came with it on, where they switched it in the lobby. */
  readonly microphone?: boolean;
  readonly camera?: boolean;
  /** Ids of chosen devices, as the browser gives them to this origin; empty for its own choice. */
  readonly microphoneId?: string;
  readonly cameraId?: string;
  readonly speakerId?: string;
  /** False when they turned the keyboard shortcuts off. */
  readonly shortcuts?: boolean;
}

/** Where the choices lie in the storage of the page's origin. */
export const CHOICES_KEY = 'mesh-call choices';

const TEXTS: Readonly<Partial<Record<keyof Choices, number>>> = {
  // The field takes as many characters.
  name: 64,
  // Browsers use 64; nothing promises it.
  microphoneId: 256,
  cameraId: 256,
  speakerId: 256,
};
const SWITCHES: readonly (keyof Choices)[] = ['microphone', 'camera', 'shortcuts'];
/** A record that we wrote is shorter, so a longer one isn't read. */
const LONGEST = 4000;

/** Throws in a frame without an origin: there is none, and asking for it would already be told as an offence. */
function ownStorage(): Storage {
  if (globalThis.origin === 'null') throw new Error('A page without an origin has no storage.');
  return localStorage;
}

/** What was remembered; nothing where there is no storage, or where somebody else wrote the record. */
export function readChoices(storage: () => Pick<Storage, 'getItem'> = ownStorage): Choices {
  try {
    const text = storage().getItem(CHOICES_KEY);
    return text === null || text.length > LONGEST ? {} : validated(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Remembers more choices beside those before. Without a storage, or with a full one, nothing happens. */
export function rememberChoices(
  change: Choices,
  storage: () => Pick<Storage, 'getItem' | 'setItem'> = ownStorage,
): void {
  try {
    const all = validated({ ...readChoices(storage), ...change });
    storage().setItem(CHOICES_KEY, JSON.stringify(all));
  } catch {
    // The person chooses anew the next time.
  }
}

function validated(record: unknown): Choices {
  if (typeof record !== 'object' || record === null) return {};
  const entries: [string, string | boolean][] = [];
  for (const [key, longest] of Object.entries(TEXTS)) {
    const value: unknown = Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined;
    if (typeof value === 'string' && value.length <= longest) entries.push([key, value]);
  }
  for (const key of SWITCHES) {
    const value: unknown = Object.hasOwn(record, key) ? Reflect.get(record, key) : undefined;
    if (typeof value === 'boolean') entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}
