import { msg, str } from '../shared/texts.ts';
import type { CheckCode, CheckResult } from '../../call/check/check-result.ts';
import type { CallErrorCode } from '../../protocol/errors.ts';
import { callText, captureText, type ProblemText } from '../shared/error-texts.ts';

/** What was checked, as the beginning of a line. */
export function checkName({ name, relayProtocol }: CheckResult): string {
  switch (name) {
    case 'microphone':
      return msg('Microphone');
    case 'camera':
      return msg('Camera');
    case 'room':
      return msg('Room');
    case 'relay': {
      const protocol = relayProtocol?.toUpperCase();
      return protocol ? msg(str`Relay over ${protocol}`) : msg('Relay');
    }
    case 'loopback':
      return msg('Test call');
  }
}

/** The outcome in one word. */
export function outcomeText(outcome: CheckResult['outcome']): string {
  if (outcome === 'pass') return msg('Works');
  return outcome === 'fail' ? msg('Problem') : msg('Not checked');
}

/** What was found and what to do, for people; undefined where it simply works. */
export function checkText({ name, code, outcome }: CheckResult): ProblemText | undefined {
  if (outcome === 'pass') return undefined;
  const text = texts[code];
  if (text) return text();
  if (name === 'microphone' || name === 'camera') return captureText(code as CallErrorCode, name);
  return callText(code as CallErrorCode);
}

const texts: Partial<Record<CheckCode, () => ProblemText>> = {
  'check-not-needed': () => ({ title: msg('Not wanted'), advice: msg('It is off when the call begins.') }),
  'check-not-possible': () => ({
    title: msg('Nothing to try'),
    advice: msg('The page takes care of it, or an earlier step failed.'),
  }),
  'microphone-silent': () => ({
    title: msg('Only silence'),
    advice: msg('Look for a switch on the microphone, or choose another one.'),
  }),
  'camera-still': () => ({
    title: msg('No picture'),
    advice: msg('Look for a cover or a switch on the camera, or choose another one.'),
  }),
  'relay-missing': () => ({
    title: msg('None is offered'),
    advice: msg('Calls through strict firewalls need one. Ask the owner of the page if you can’t connect.'),
  }),
  'relay-refused': () => ({
    title: msg('Access refused'),
    advice: msg('Reload the page. If that doesn’t help, tell its owner.'),
  }),
  'relay-unreachable': () => ({
    title: msg('No answer'),
    advice: msg('A firewall may be in the way. Try another network, or tell the owner of the page.'),
  }),
  'ice-servers-failed': () => ({
    title: msg('No addresses of relays'),
    advice: msg('Reload the page. If that doesn’t help, tell its owner.'),
  }),
  'loopback-failed': () => ({
    title: msg('Nothing came through'),
    advice: msg('The relays don’t pass calls on. Try another network, or tell the owner of the page.'),
  }),
};
