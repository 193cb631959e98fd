import { CallError, type CallErrorCode } from '../protocol/errors.ts';

/** Where the others are heard. */
export interface SpeakerSnapshot {
  /** The one in use; empty string: the system's choice. */
  readonly deviceId: string;
  /** True while the browser looks at another one; `deviceId` is still the old one. */
  readonly pending: boolean;
  /** Why the one that was asked for last is not in use. */
  readonly error: CallError | undefined;
}

type SpeakerErrorCode = Extract<CallErrorCode, `speaker-${string}`>;

const REASONS: Record<SpeakerErrorCode, string> = {
  'speaker-denied':
    'the browser or the embedding page does not allow it (Permissions Policy, speaker-selection)',
  'speaker-missing': 'it is not there, or not any more',
  'speaker-unsupported': 'this browser has no HTMLMediaElement.setSinkId',
  'speaker-failed': 'the browser gave another reason',
};

/** What the Audio Output Devices API throws, in our codes. */
const CODES: Readonly<Record<string, SpeakerErrorCode>> = {
  NotAllowedError: 'speaker-denied',
  SecurityError: 'speaker-denied',
  NotFoundError: 'speaker-missing',
};

/** Makes the error about a speaker that can't be used. */
export function speakerError(code: SpeakerErrorCode, cause?: unknown): CallError {
  return new CallError(code, `The speaker is not used: ${REASONS[code]}.`, { cause });
}

/** Whether this browser lets a page choose where it is heard. */
export function canChooseSpeaker(): boolean {
  return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
}

/** Finds out whether a speaker can be used, before anybody who speaks is sent to it. Never rejects. */
export async function tryOutSpeaker(deviceId: string): Promise<CallError | undefined> {
  if (deviceId === '') return undefined;
  if (!canChooseSpeaker()) return speakerError('speaker-unsupported');
  try {
    await new Audio().setSinkId(deviceId);
    return undefined;
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : '';
    return speakerError(CODES[name] ?? 'speaker-failed', thrown);
  }
}
