import { html, nothing, type TemplateResult } from 'lit';
import { eyeOffIcon, microphoneOffIcon, pinIcon, screenIcon, soundOffIcon } from '../shared/icons.ts';
import { msg } from '../shared/texts.ts';

/** What else the badge tells of somebody. */
export interface BadgeRemarks {
  /** Their microphone is off. */
  readonly microphoneOff: boolean;
  /** What is seen of the label, where a sign says the rest. */
  readonly name: string;
  /** The viewer has muted them. */
  readonly mutedHere: boolean;
}

/** What the viewer has chosen about the tile. */
export interface BadgeChoices {
  readonly pinned: boolean;
  readonly pictureHidden: boolean;
  /** It is the screen that they share. */
  readonly screen: boolean;
}

/** The name in a tile, with signs that say in words what they mean to whoever hears it. */
export function nameBadge(label: string, remarks: BadgeRemarks, choices: BadgeChoices): TemplateResult {
  return html`<div part="name" class="badge">
    ${remarks.microphoneOff ? mark(microphoneOffIcon, msg('Microphone off:')) : nothing}
    ${remarks.mutedHere ? mark(soundOffIcon, msg('Muted for you:')) : nothing}
    ${choices.pictureHidden ? mark(eyeOffIcon, msg('Picture hidden:'), 'calm') : nothing}
    ${choices.pinned ? mark(pinIcon, msg('Pinned:'), 'calm') : nothing}
    ${choices.screen ? screenName(label, remarks.name || msg('Guest')) : html`<span class="name" dir="auto">${label}</span>`}
  </div>`;
}

/** The sign and the name are seen, because the sentence would cover half of a small screen; it is only heard. */
function screenName(label: string, name: string): TemplateResult {
  return html`<span class="mark calm">${screenIcon}</span
    ><span class="name" dir="auto" aria-hidden="true">${name}</span
    ><span class="visually-hidden">${label}</span>`;
}

function mark(icon: TemplateResult, meaning: string, mood = ''): TemplateResult {
  return html`<span class="mark ${mood}">${icon}</span><span class="visually-hidden">${meaning}</span>`;
}
