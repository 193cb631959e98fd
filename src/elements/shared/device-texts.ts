import type { BrowserAtHand } from './browser-at-hand.ts';
import { msg } from './texts.ts';

/** How to get a device back that something else uses, and where the system names what that is. */
export function busyAdvice({ system }: BrowserAtHand): string {
  switch (system) {
    case 'windows':
      return msg(
        'Close other apps and tabs that use it, then try again. The Windows settings name them under “Privacy & security”.',
      );
    case 'macos':
      return msg(
        'Quit other apps and close tabs that use it, then try again. Control Center, in the menu bar, names the app.',
      );
    case 'ios':
    case 'android':
      return msg('End phone calls, and close other apps and tabs that use it. Then try again.');
    case 'chromeos':
    case 'unknown':
      return msg('Close other apps and tabs that may be using it, then try again.');
  }
}

/** Where to look for a device that the browser doesn’t find. */
export function missingAdvice(device: 'microphone' | 'camera' | 'both', { system }: BrowserAtHand): string {
  if (system === 'chromeos') {
    return msg(
      'Look for a switch at the edge of your Chromebook, or plug one in. Then try again. You can also take part without.',
    );
  }
  if (device === 'camera') return missingCameraAdvice(system) ?? anyAdvice();
  if (device === 'microphone') return missingMicrophoneAdvice(system) ?? anyAdvice();
  return anyAdvice();
}

function missingCameraAdvice(system: BrowserAtHand['system']): string | undefined {
  switch (system) {
    case 'windows':
      return msg(
        'Plug one in or turn it on, then try again. The Windows settings list what they find under “Bluetooth & devices”, “Cameras”. You can also take part without.',
      );
    case 'macos':
      return msg(
        'Plug one in, or open your MacBook: its camera is off while the lid is closed. Then try again. You can also take part without.',
      );
    case 'ios':
      return msg(
        'It may be switched off for this device: look in the Settings app under “Screen Time”. Then try again. You can also take part without.',
      );
    default:
      return undefined;
  }
}

function missingMicrophoneAdvice(system: BrowserAtHand['system']): string | undefined {
  switch (system) {
    case 'windows':
      return msg(
        'Plug one in or turn it on, then try again. The Windows settings list what they find under “System”, “Sound”. You can also take part without.',
      );
    case 'macos':
      return msg(
        'Plug one in, then try again. System Settings lists what it finds under “Sound”. You can also take part without.',
      );
    default:
      return undefined;
  }
}

function anyAdvice(): string {
  return msg('Plug one in or turn it on, then try again. You can also take part without.');
}
