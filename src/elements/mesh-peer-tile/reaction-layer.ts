import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ReactionSnapshot } from '../../call/snapshot.ts';
import { REACTION_PICTURES } from '../shared/reaction-pictures.ts';
import { reactionText } from '../shared/reactions.ts';

/** Lanes in which reactions rise, so that several at once don't cover each other. */
const LANES = 3;

/** The reactions of somebody, over their picture. Each rises once; where motion is not wanted it only stands there. */
export function reactionLayer(reactions: readonly ReactionSnapshot[]): TemplateResult | typeof nothing {
  if (reactions.length === 0) return nothing;
  return html`<div part="reactions" class="reactions">
    ${repeat(
      reactions,
      ({ id }) => id,
      ({ id, reaction }) =>
        html`<span class="reaction lane-${id % LANES}" role="img" aria-label=${reactionText(reaction)}
          >${REACTION_PICTURES[reaction]}</span
        >`,
    )}
  </div>`;
}
