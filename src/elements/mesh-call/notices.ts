import { msg } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot, LocalDeviceSnapshot, ScreenSnapshot, SelfSnapshot } from '../../call/snapshot.ts';
import type { CallError } from '../../protocol/errors.ts';
import {
  callText,
  captureText,
  interruptionText,
  playbackText,
  refusalText,
  screenText,
  sourceText,
  type ProblemDevice,
  type ProblemText,
} from '../shared/error-texts.ts';
import { alertIcon, closeIcon, cloudOffIcon, peopleIcon, screenIcon, soundIcon } from '../shared/icons.ts';
import type { CallIntent, Perform } from './call-intent.ts';
import { seatedText } from './call-texts.ts';
import { deadSource } from './dead-source.ts';

/** A problem of one device, or the same problem of both. */
interface CaptureProblem {
  readonly device: ProblemDevice;
  readonly errors: readonly [CallError, ...CallError[]];
}

/** Trying again can't help here: something outside of the page has to change first. */
const hopeless: ReadonlySet<string> = new Set([
  'capture-denied-by-page',
  'capture-insecure',
  'capture-replaced',
]);

/** The capture problems to show; microphone and camera become one where the reason is the same. */
export function captureProblems(
  self: SelfSnapshot,
  dismissed: ReadonlySet<CallError>,
): readonly CaptureProblem[] {
  const camera = problemOf('camera', self, dismissed);
  const microphone = problemOf('microphone', self, dismissed);
  if (camera && microphone && camera.errors[0].code === microphone.errors[0].code) {
    return [{ device: 'both', errors: [camera.errors[0], microphone.errors[0]] }];
  }
  return [microphone, camera].filter((problem) => problem !== undefined);
}

function problemOf(
  device: 'microphone' | 'camera',
  self: SelfSnapshot,
  dismissed: ReadonlySet<CallError>,
): CaptureProblem | undefined {
  const { state, error, pending } = self[device];
  if (error === undefined || pending || dismissed.has(error)) return undefined;
  if (state !== 'blocked' && error.code !== 'capture-replaced') return undefined;
  return { device, errors: [error] };
}

/** The problems with own devices, each with its next step. */
export function captureNotices(
  self: SelfSnapshot,
  dismissed: ReadonlySet<CallError>,
  perform: Perform,
): TemplateResult[] {
  return captureProblems(self, dismissed).map(({ device, errors }) => {
    const retry: CallIntent = { type: 'retry-device', device };
    return notice(alertIcon, captureText(errors[0].code, device), [
      hopeless.has(errors[0].code) ? nothing : action(msg('Try again'), () => perform(retry)),
      action(msg('Dismiss'), () => perform({ type: 'dismiss', errors }), 'bare'),
    ]);
  });
}

/** What the others see of our screen, with the way to end it; or why they don't. */
export function screenNotice(
  { screen }: SelfSnapshot,
  dismissed: ReadonlySet<CallError>,
  perform: Perform,
): TemplateResult | typeof nothing {
  const { state, error } = screen;
  if (state === 'on') {
    const stop = action(msg('Stop sharing'), () => perform({ type: 'stop-screen' }));
    return notice(screenIcon, sharingText(screen), [stop]);
  }
  if (error === undefined || dismissed.has(error)) return nothing;
  return notice(alertIcon, screenText(error.code), [
    action(msg('Dismiss'), () => perform({ type: 'dismiss', errors: [error] }), 'bare'),
  ]);
}

function sharingText({ surface, sound }: ScreenSnapshot): ProblemText {
  const titles = {
    monitor: msg('You’re sharing your whole screen'),
    window: msg('You’re sharing a window'),
    browser: msg('You’re sharing a browser tab'),
  };
  return {
    title: surface ? titles[surface] : msg('You’re sharing your screen'),
    advice: sound
      ? msg('Everybody in the call sees it and hears its sound.')
      : msg('Everybody in the call sees it.'),
  };
}

/** Devices that the system silences at the moment. */
export function interruptionNotice({ microphone, camera }: SelfSnapshot): TemplateResult | typeof nothing {
  const isSilenced = ({ state, interrupted }: LocalDeviceSnapshot): boolean => state === 'on' && interrupted;
  if (!isSilenced(microphone) && !isSilenced(camera)) return nothing;
  const device = !isSilenced(camera) ? 'microphone' : isSilenced(microphone) ? 'both' : 'camera';
  return notice(alertIcon, interruptionText(device), []);
}

/** Own devices that are on and give nothing. */
export function sourceNotice(snapshot: CallSnapshot): TemplateResult | typeof nothing {
  const device = deadSource(snapshot);
  return device === undefined ? nothing : notice(alertIcon, sourceText(device), []);
}

/** Whether another token, or another try to get one, may be the way back in. */
export function isTokenProblem(error: CallError | undefined): boolean {
  return error?.code === 'room-refused' || error?.code === 'room-token-failed';
}

/** The room doesn't let us back in; also while we try by ourselves, because a click need not wait. */
export function refusalNotice(snapshot: CallSnapshot, perform: Perform): TemplateResult | typeof nothing {
  const { error, state } = snapshot;
  if (state === 'connecting' || !isTokenProblem(error)) return nothing;
  return notice(cloudOffIcon, refusalText(error?.code, state === 'joined'), [
    action(msg('Try again'), () => perform({ type: 'retry' })),
  ]);
}

/** What is wrong with the room while we are in it. */
export function roomNotice(snapshot: CallSnapshot, perform: Perform): TemplateResult | typeof nothing {
  if (isTokenProblem(snapshot.error)) return refusalNotice(snapshot, perform);
  if (snapshot.room === 'disconnected') {
    const text = {
      title: msg('Connection to the room lost'),
      advice:
        snapshot.state === 'joined'
          ? msg('The call goes on. Nobody new can come in until it is back.')
          : msg('Trying to bring it back…'),
    };
    return notice(cloudOffIcon, text, []);
  }
  return problemNotice(snapshot);
}

/** A problem with the room that lasts although we are connected with it, or as far as one can tell. */
export function problemNotice({ error }: CallSnapshot): TemplateResult | typeof nothing {
  if (error === undefined || error.device !== undefined || error.peer !== undefined) return nothing;
  return notice(alertIcon, callText(error.code), []);
}

/** The same person is in the call twice. */
export function elsewhereNotice(snapshot: CallSnapshot, perform: Perform): TemplateResult | typeof nothing {
  if (!snapshot.elsewhere) return nothing;
  const text = {
    title: msg('You’re in this call twice'),
    advice: snapshot.sound
      ? msg('Two microphones beside each other can echo.')
      : msg('Sound is off here, so that nothing echoes.'),
  };
  return notice(soundIcon, text, [
    snapshot.sound ? nothing : action(msg('Turn sound on'), () => perform({ type: 'sound-on' }), 'bare'),
    action(msg('Move the call here'), () => perform({ type: 'take-over' })),
  ]);
}

/** We have a seat after waiting for it. */
export function seatedNotice(snapshot: CallSnapshot, dismiss: () => void): TemplateResult {
  const { title, advice } = seatedText(snapshot);
  return html`<div part="notice" class="notice news">
    ${peopleIcon}
    <p><strong>${title}</strong> <span class="advice">${advice}</span></p>
    <button type="button" class="button bare" aria-label=${msg('Dismiss')} @click=${dismiss}>
      ${closeIcon}
    </button>
  </div>`;
}

/** The one button against blocked playback. */
export function playbackNotice(snapshot: CallSnapshot, perform: Perform): TemplateResult | typeof nothing {
  if (!snapshot.playbackBlocked || !snapshot.sound) return nothing;
  const play = (): void => perform({ type: 'resume-playback' });
  return notice(soundIcon, playbackText(snapshot.withheld), [action(msg('Turn sound on'), play, 'primary')]);
}

function notice(icon: TemplateResult, text: ProblemText, actions: unknown[]): TemplateResult {
  return html`<div part="notice" class="notice">
    ${icon}
    <p>
      <strong>${text.title}</strong> <span class="advice">${text.advice}</span>
      ${text.detail === undefined ? nothing : html`<span class="advice detail">${text.detail}</span>`}
    </p>
    ${actions.length > 0 ? html`<div class="actions">${actions}</div>` : nothing}
  </div>`;
}

function action(label: string, act: () => void, kind = 'on-notice'): TemplateResult {
  return html`<button type="button" class="button ${kind}" @click=${act}>${label}</button>`;
}
