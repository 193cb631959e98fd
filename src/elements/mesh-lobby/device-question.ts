import { html, nothing, type TemplateResult } from 'lit';
import type { SelfSnapshot } from '../../call/snapshot.ts';
import type { Perform } from '../mesh-call/call-intent.ts';
import type { ProblemDevice } from '../shared/error-texts.ts';
import { msg } from '../shared/texts.ts';

/** The devices that wait for the person to be told what the browser will ask. */
export function heldDevices({ microphone, camera }: SelfSnapshot): ProblemDevice | undefined {
  if (microphone.held && camera.held) return 'both';
  if (microphone.held) return 'microphone';
  return camera.held ? 'camera' : undefined;
}

/** The question that the browser's stands for. */
export function questionTitle(held: ProblemDevice): string {
  const titles = {
    both: msg('Do you want to be seen and heard?'),
    microphone: msg('Do you want to be heard?'),
    camera: msg('Do you want to be seen?'),
  };
  return titles[held];
}

/** What the browser will ask and why, with the button after which it does. */
export function deviceQuestion(self: SelfSnapshot, perform: Perform): TemplateResult | typeof nothing {
  const held = heldDevices(self);
  if (held === undefined) return nothing;
  const labels = {
    both: msg('Use camera and microphone'),
    microphone: msg('Use microphone'),
    camera: msg('Use camera'),
  };
  return html`<div part="question" class="question">
    <p>
      <strong>${questionTitle(held)}</strong>
      <span>${msg('Your browser asks for permission next. Nobody sees or hears you before you join.')}</span>
    </p>
    <button type="button" class="button primary" @click=${() => perform({ type: 'use-devices' })}>
      ${labels[held]}
    </button>
  </div>`;
}

/** What the browser is asking while it does. */
export function whileAsked({ microphone, camera }: SelfSnapshot): TemplateResult | typeof nothing {
  const isAsked = [microphone, camera].some(
    ({ pending, state, track }) => pending && state === 'off' && !track,
  );
  if (!isAsked) return nothing;
  return html`<p class="quiet explanation">
    ${msg('Your browser may ask for camera and microphone. Nobody sees or hears you before you join.')}
  </p>`;
}

/** The way in, in words that hide nothing: with a device held, one goes in without it. */
export function joinText(self: SelfSnapshot): string {
  switch (heldDevices(self)) {
    case 'both':
      return msg('Join without camera and microphone');
    case 'microphone':
      return msg('Join without microphone');
    case 'camera':
      return msg('Join without camera');
    case undefined:
      return msg('Join');
  }
}
