import { CallError, type CallErrorCode, type CaptureDevice } from '../protocol/errors.ts';
import type { PagePolicy } from './page-permissions.ts';

/** Why a capture failed, in our codes, with what to do about it. */
const REASONS = {
  'capture-denied': 'the person, or a choice they made earlier, refused it',
  'capture-denied-by-system':
    'the operating system does not let this browser use it. Allow it in the system settings',
  'capture-denied-by-page':
    'the embedding page does not delegate it. Add it to the allow attribute of the iframe (Permissions Policy)',
  'capture-unsupported': 'this browser can’t share it, as those of phones',
  'capture-insecure': 'browsers offer devices on https pages and localhost only',
  'capture-no-device': 'none is connected',
  'capture-device-busy': 'it could not be started, mostly because another program uses it',
  'capture-constraint-unmet': 'the chosen device or setting does not exist any more',
  'capture-ended': 'the device stopped: it was unplugged, or the permission was taken back',
  'capture-replaced': 'the one that was in use stopped, and another one is used now',
  'capture-failed': 'the browser gave another reason',
} as const satisfies Partial<Record<CallErrorCode, string>>;

/** One of the codes about capturing. */
export type CaptureErrorCode = keyof typeof REASONS;

/** Makes the error for one device. */
export function captureError(code: CaptureErrorCode, device: CaptureDevice, cause?: unknown): CallError {
  return new CallError(code, `The ${device} is not available: ${REASONS[code]}.`, {
    cause,
    device,
  });
}

/**
 * Tells apart why getUserMedia refused (Media Capture and Streams, 10.2; the texts that tell the system's refusal
 * from the person's are those of Chromium).
 */
export function classifyCaptureError(
  thrown: unknown,
  device: CaptureDevice,
  isAllowed: PagePolicy,
): CallError {
  const name = thrown instanceof Error ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : '';
  switch (name) {
    // Chromium gives no devices to a sandboxed page of opaque origin, whatever was delegated to it.
    case 'SecurityError':
      return captureError('capture-denied-by-page', device, thrown);
    case 'NotAllowedError':
      if (isAllowed(device) === false) return captureError('capture-denied-by-page', device, thrown);
      if (/system/i.test(message)) return captureError('capture-denied-by-system', device, thrown);
      return captureError('capture-denied', device, thrown);
    case 'NotFoundError':
      return captureError('capture-no-device', device, thrown);
    case 'OverconstrainedError':
      return captureError('capture-constraint-unmet', device, thrown);
    case 'NotReadableError':
    case 'AbortError':
      return captureError('capture-device-busy', device, thrown);
    default:
      return captureError('capture-failed', device, thrown);
  }
}

/** Makes the error for sharing the screen. */
export function screenError(code: CaptureErrorCode, cause?: unknown): CallError {
  return new CallError(code, `The screen can't be shared: ${REASONS[code]}.`, { cause, device: 'screen' });
}

/**
 * Tells apart why getDisplayMedia refused (Screen Capture, 5.1); undefined when the person only closed the question, for
 * which browsers have no other name than for a refusal.
 */
export function classifyScreenError(thrown: unknown, isAllowed: PagePolicy): CallError | undefined {
  const name = thrown instanceof Error ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    if (name === 'SecurityError' || isAllowed('display-capture') === false)
      return screenError('capture-denied-by-page', thrown);
    return /system/i.test(message) ? screenError('capture-denied-by-system', thrown) : undefined;
  }
  if (name === 'NotFoundError') return screenError('capture-no-device', thrown);
  if (name === 'NotReadableError' || name === 'AbortError') return screenError('capture-device-busy', thrown);
  return screenError('capture-failed', thrown);
}
