import { html, nothing, type TemplateResult } from 'lit';
import { eyeOffIcon, microphoneOffIcon, pinIcon, soundOffIcon } from '../shared/icons.ts';
import { msg } from '../shared/texts.ts';

/** What else the badge tells of somebody. */
export interface BadgeRemarks {
  /** Their microphone is off. */
  readonly microphoneOff: boolean;
  /** The viewer has muted them. */
  readonly mutedHere: boolean;
}

/** What the viewer has chosen about the tile. */
export interface BadgeChoices {
  readonly pinned: boolean;
  readonly pictureHidden: boolean;
}

/** The name in a tile, with signs that say in words what they mean to whoever hears it. */
export function nameBadge(label: string, remarks: BadgeRemarks, choices: BadgeChoices): TemplateResult {
  return html`<div part="name" class="badge">
    ${remarks.microphoneOff ? mark(microphoneOffIcon, msg('Microphone off:')) : nothing}
    ${remarks.mutedHere ? mark(soundOffIcon, msg('Muted for you:')) : nothing}
    ${choices.pictureHidden ? mark(eyeOffIcon, msg('Picture hidden:'), 'calm') : nothing}
    ${choices.pinned ? mark(pinIcon, msg('Pinned:'), 'calm') : nothing}
    <span class="name" dir="auto">${label}</span>
  </div>`;
}

function mark(icon: TemplateResult, meaning: string, mood = ''): TemplateResult {
  return html`<span class="mark ${mood}">${icon}</span><span class="visually-hidden">${meaning}</span>`;
}
