import { msg, str } from './texts.ts';
import type { LinkState } from '../../links/link-state.ts';
import type { RecoveryStep } from '../../links/recovery-policy.ts';
import type { PageFeature } from '../../media/page-permissions.ts';
import type { CallErrorCode } from '../../protocol/errors.ts';
import { type BrowserAtHand, browserAtHand } from './browser-at-hand.ts';
import { busyAdvice, missingAdvice } from './device-texts.ts';
import { deniedAdvice, deniedBySystemAdvice } from './permission-texts.ts';

/** What to tell a person about a problem: what happened, and the next step. */
export interface ProblemText {
  readonly title: string;
  readonly advice: string;
  /** For whoever can change the page. */
  readonly detail?: string;
}

/** The device, or devices, that share one problem. */
export type ProblemDevice = 'microphone' | 'camera' | 'both';

type CaptureCode = Extract<CallErrorCode, `capture-${string}`>;

/** Texts are functions, because the language can change while the page is open. */
const captureTexts: Record<
  CaptureCode,
  (device: string, kind: ProblemDevice, atHand: BrowserAtHand) => ProblemText
> = {
  'capture-denied': (device, _kind, atHand) => ({
    title: msg(str`${device} blocked`),
    advice: deniedAdvice(atHand),
  }),
  'capture-denied-by-system': (device, _kind, atHand) => ({
    title: msg(str`${device} blocked by your system`),
    advice: deniedBySystemAdvice(atHand),
  }),
  'capture-denied-by-page': (_device, kind) => ({
    title: notAllowedTitle(kind),
    advice: msg('Open the call in a tab of its own, or ask the owner of this page to allow it.'),
    detail: allowText(kind === 'both' ? ['microphone', 'camera'] : [kind]),
  }),
  'capture-unsupported': () => screenText('capture-unsupported'),
  'capture-insecure': (device) => ({
    title: msg(str`${device} needs a secure page`),
    advice: msg('Open this page with https:// at the start of its address.'),
  }),
  'capture-no-device': (device, kind, atHand) => ({
    title: msg(str`${device} not found`),
    advice: missingAdvice(kind, atHand),
  }),
  'capture-device-busy': (device, _kind, atHand) => ({
    title: msg(str`${device} in use elsewhere`),
    advice: busyAdvice(atHand),
  }),
  'capture-constraint-unmet': (device) => ({
    title: msg(str`${device} no longer available`),
    advice: msg('What you chose before isn’t there any more. Try again to use another one.'),
  }),
  'capture-ended': (device) => ({
    title: msg(str`${device} stopped`),
    advice: msg('It was unplugged, or its permission was taken back. Check it, then try again.'),
  }),
  'capture-replaced': (device) => ({
    title: msg(str`${device} replaced`),
    advice: msg('The one you used stopped. Another one is in use now.'),
  }),
  'capture-failed': (device) => ({
    title: msg(str`${device} didn’t start`),
    advice: msg('Unplug it and plug it in again, or restart the browser, then try again.'),
  }),
};

const callTexts: Partial<Record<CallErrorCode, () => ProblemText>> = {
  'room-missing': () => ({
    title: msg('This call isn’t set up'),
    advice: msg('The page doesn’t say which room to use. Tell the owner of the page.'),
  }),
  'room-unreachable': () => ({
    title: msg('The call can’t be reached'),
    advice: msg('Check your internet connection, then try again.'),
  }),
  'room-refused': () => ({
    title: msg('You can’t enter this call'),
    advice: msg('Your invitation may have expired. Reload the page, or ask for a new invitation.'),
  }),
  'room-token-failed': () => ({
    title: msg('Your access couldn’t be checked'),
    advice: msg('Try again. If that doesn’t help, reload the page and sign in again.'),
  }),
  'host-detached': () => ({
    title: msg('No call in this preview'),
    advice: msg('Open this page in its workspace to take part in the call.'),
  }),
  'host-permission': () => ({
    title: msg('Calls aren’t allowed here'),
    advice: msg('Ask the owner of this workspace to allow calls for this widget.'),
  }),
  'host-not-found': () => ({
    title: msg('This call doesn’t exist'),
    advice: msg('It may have been deleted, or its code is wrong. Ask for a new invitation.'),
  }),
  'host-busy': () => ({
    title: msg('The call can’t be opened now'),
    advice: msg('Wait a moment, then try again.'),
  }),
  'host-unsupported': () => ({
    title: msg('Calls don’t work here'),
    advice: msg('This platform doesn’t offer what a call needs. Tell the owner of the page.'),
  }),
  'elements-missing': () => ({
    title: msg('The call couldn’t be loaded'),
    advice: msg('Check your internet connection, then try again. If that doesn’t help, reload the page.'),
  }),
  'signaling-blocked': () => ({
    title: msg('The others can’t see that you’re here'),
    advice: msg('This room doesn’t pass on what you send. Reload the page, or tell its owner.'),
  }),
  'signaling-too-large': () => ({
    title: msg('This room is too small for a call'),
    advice: msg('It doesn’t pass on messages of the size that a call needs. Tell the owner of the page.'),
  }),
  'identity-poisoned': () => ({
    title: msg('Something in this room shuts you out'),
    advice: msg('Reload the page to come in afresh.'),
  }),
  'call-unsupported': () => ({
    title: msg('This browser can’t make calls'),
    advice: msg('Use a current version of Chrome, Edge, Firefox or Safari.'),
  }),
  'invalid-option': () => ({
    title: msg('This call isn’t set up correctly'),
    advice: msg('One of its settings is out of range. Tell the owner of the page.'),
  }),
};

/** The text about one of our own devices, with the next step in the browser at hand. */
export function captureText(
  code: CallErrorCode,
  device: ProblemDevice,
  atHand: BrowserAtHand = browserAtHand(navigator),
): ProblemText {
  const text = captureTexts[code as CaptureCode] as (typeof captureTexts)[CaptureCode] | undefined;
  return (text ?? captureTexts['capture-failed'])(deviceName(device), device, atHand);
}

/** The text about a screen that can't be shared. */
export function screenText(code: CallErrorCode): ProblemText {
  const titles: Partial<Record<CallErrorCode, string>> = {
    'capture-denied-by-system': msg('Your system doesn’t let this browser share the screen'),
    'capture-denied-by-page': msg('This page doesn’t allow sharing the screen'),
    'capture-unsupported': msg('This browser can’t share the screen'),
  };
  const advice: Partial<Record<CallErrorCode, string>> = {
    'capture-denied-by-system': msg(
      'Allow screen recording for it in the privacy settings, then restart it.',
    ),
    'capture-denied-by-page': msg(
      'Open the call in a tab of its own, or ask the owner of this page to allow it.',
    ),
    'capture-unsupported': msg('A browser on a computer can.'),
  };
  return {
    title: titles[code] ?? msg('The screen couldn’t be shared'),
    advice: advice[code] ?? msg('Try again, or choose something else.'),
    ...(code === 'capture-denied-by-page' && { detail: allowText(['display-capture']) }),
  };
}

/** The text about a device that the system silences. */
export function interruptionText(device: ProblemDevice): ProblemText {
  return {
    title: msg(str`${deviceName(device)} paused by your system`),
    advice: msg(
      'A phone call, another app or a switch on the device may be the reason. It comes back by itself.',
    ),
  };
}

/** The text about a device that is on and gives nothing. */
export function sourceText(device: ProblemDevice): ProblemText {
  if (device === 'microphone') {
    return {
      title: msg('Your microphone is silent'),
      advice: msg('Look for a switch on it or on its cable. Turning it off and on again may help.'),
    };
  }
  if (device === 'camera') {
    return { title: msg('Your camera has stopped'), advice: msg('Turn it off and on again.') };
  }
  return {
    title: msg('Nothing comes from your camera and microphone'),
    advice: msg('Turn them off and on again, or plug them in anew.'),
  };
}

/** The text about sound that waits for a click, because of the browser or of the embedding page. */
export function playbackText(withheld: readonly PageFeature[]): ProblemText {
  const title = msg('You can’t hear the others');
  return withheld.includes('autoplay')
    ? {
        title,
        advice: msg('This page doesn’t allow sound to start by itself. A click starts it.'),
        detail: allowText(['autoplay']),
      }
    : { title, advice: msg('The browser waits for a click first.') };
}

/** What the embedding page has to write, in the words of HTML. */
export function allowText(features: readonly PageFeature[]): string {
  const attribute = `allow="${features.join('; ')}"`;
  return msg(str`For its owner: ${attribute}`);
}

function notAllowedTitle(device: ProblemDevice): string {
  if (device === 'both') return msg('This page doesn’t allow camera and microphone');
  return device === 'camera'
    ? msg('This page doesn’t allow the camera')
    : msg('This page doesn’t allow the microphone');
}

/** The text about the room or the whole call. */
export function callText(code: CallErrorCode | undefined): ProblemText {
  const text = code && callTexts[code];
  return text
    ? text()
    : { title: msg('The call failed'), advice: msg('Try again. If that doesn’t help, reload the page.') };
}

/** The text for somebody who was in the room and lacks the token to stay or to come back. */
export function refusalText(code: CallErrorCode | undefined, inCall: boolean): ProblemText {
  if (code === 'room-token-failed') {
    return {
      title: msg('Your access couldn’t be checked'),
      advice: msg('Trying again by itself. If that doesn’t help, reload the page and sign in again.'),
    };
  }
  return {
    title: msg('The room doesn’t let you back in'),
    advice: inCall
      ? msg('The call goes on, but nobody new can come in. If trying again doesn’t help, reload the page.')
      : msg('If trying again doesn’t help, reload the page or ask for a new invitation.'),
  };
}

/** The text on the tile of a peer whose connection is not in order. */
export function linkText(
  link: LinkState,
  code: CallErrorCode | undefined,
  step: RecoveryStep | undefined,
): string {
  if (link === 'connecting') return msg('Connecting…');
  if (link === 'reconnecting') return recoveryText(step);
  if (code === 'peer-incompatible') return msg('Another version: reload both pages');
  return link === 'failed' ? msg('No connection') : '';
}

function recoveryText(step: RecoveryStep | undefined): string {
  switch (step) {
    case 'restarting':
      return msg('Looking for another way…');
    case 'relay':
      return msg('Trying a detour…');
    case 'new-connection':
      return msg('Connecting anew…');
    default:
      return msg('Reconnecting…');
  }
}

/** The device as the beginning of a heading. */
export function deviceName(device: ProblemDevice): string {
  if (device === 'both') return msg('Camera and microphone');
  return device === 'camera' ? msg('Camera') : msg('Microphone');
}
