import { msg } from './texts.ts';
import type { BrowserAtHand } from './browser-at-hand.ts';

/** Where a person takes back that this page was refused. */
export function deniedAdvice({ browser }: BrowserAtHand): string {
  switch (browser) {
    case 'firefox':
      return msg(
        'Click the crossed-out symbol in the address bar, remove the block for this page, then try again.',
      );
    case 'safari':
      return msg(
        'In the menu bar choose Safari, then Settings for this website, and set it to “Allow”. Then try again.',
      );
    case 'ios-safari':
      return msg(
        'Tap the symbol in the address bar, then the website settings, and set it to “Allow”. Then try again.',
      );
    case 'ios-other':
      return msg(
        'Open the Settings app, then this browser (in newer versions under “Apps”), and switch it on there. Then try again.',
      );
    case 'android-firefox':
      return msg(
        'Tap the symbol at the left of the address, then the blocked device in the list, so that it is allowed. Then try again.',
      );
    case 'edge':
      return msg(
        'Click the lock at the left of the address bar, then “Permissions for this site”, and allow access. Then try again.',
      );
    case 'android':
      return msg(
        'Tap the symbol at the left of the address bar, then the permissions, and allow it. Then try again.',
      );
    default:
      return msg(
        'Click the symbol at the left of the address bar, allow access for this page, then try again.',
      );
  }
}

/** Where a person allows the browser what the system keeps from it. */
export function deniedBySystemAdvice({ system }: BrowserAtHand): string {
  switch (system) {
    case 'macos':
      return msg(
        'Open System Settings, then “Privacy & Security”, switch this browser on there, then restart the browser.',
      );
    case 'windows':
      return msg(
        'Open the Windows settings, then “Privacy & security”, and let desktop apps use it. Then try again.',
      );
    case 'ios':
      return msg('Open the Settings app, then “Privacy & Security”, and allow this browser. Then try again.');
    case 'android':
      return msg('Open the settings of your device, then the apps, and allow this browser. Then try again.');
    case 'chromeos':
      return msg(
        'Open the settings of your Chromebook, then “Privacy and security” and “Privacy controls”, and switch access on there. Then try again.',
      );
    case 'unknown':
      return msg('Open the privacy settings of your device, allow this browser, then restart the browser.');
  }
}
