import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { ReactionName } from '../../call/snapshot.ts';

/** Drawn and not written, because not every system has a font with these signs. */
function picture(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg class="reaction-picture" viewBox="0 0 32 32" aria-hidden="true">${drawing}</svg>`;
}

const FACE = svg`<circle cx="16" cy="16" r="14" fill="#ffcf40" stroke="#b97f00" stroke-width="1.2" />`;
const SKIN = '#ffcf40';
const LINE = '#8a5a00';

/** How each reaction looks, in the order in which they are offered. */
export const REACTION_PICTURES: Readonly<Record<ReactionName, TemplateResult>> = {
  'thumbs-up': picture(
    svg`<g fill=${SKIN} stroke=${LINE} stroke-width="1.4" stroke-linejoin="round"><path d="M10.5 14.5 15 4.6c.4-.9 1.4-1.4 2.3-1 1.6.6 2.3 2.2 1.9 3.9l-1.2 5h7.6c1.9 0 3.3 1.8 2.8 3.6l-2.5 9.6c-.4 1.6-1.8 2.6-3.4 2.6h-7c-2 0-3.4-.7-5-1.8z" /></g><rect x="3" y="13.5" width="7.5" height="14" rx="2" fill="#3f7bd9" stroke="#274f91" stroke-width="1.4" />`,
  ),
  heart: picture(
    svg`<path d="M16 28C8.4 22.4 3 17.7 3 11.6 3 7.6 6 4.8 9.5 4.8c2.7 0 5 1.5 6.5 4 1.5-2.5 3.8-4 6.5-4 3.5 0 6.5 2.8 6.5 6.8C29 17.7 23.6 22.4 16 28z" fill="#e8384f" stroke="#9c1528" stroke-width="1.3" stroke-linejoin="round" />`,
  ),
  laugh: picture(
    svg`${FACE}<path d="M7.5 16.500h17c0 5-3.6 8.7-8.5 8.700s-8.5-3.7-8.5-8.700z" fill="#6b2e12" /><path d="M9 16.500h14v2.300H9z" fill="#ffffff" /><path d="M7.5 12.800c1.2-2.4 4-2.4 5.2 0M19.3 12.800c1.2-2.4 4-2.4 5.2 0" fill="none" stroke="#6b2e12" stroke-width="2" stroke-linecap="round" /><path d="M4.2 15.500c-2 2-2.6 3.6-1.7 4.7 1.1 1.2 3 .5 3.4-1.300zM27.8 15.500c2 2 2.6 3.6 1.7 4.7-1.1 1.2-3 .5-3.4-1.300z" fill="#58b7f0" />`,
  ),
  wow: picture(
    svg`${FACE}<ellipse cx="11" cy="13.2" rx="1.9" ry="2.5" fill="#6b2e12" /><ellipse cx="21" cy="13.2" rx="1.9" ry="2.5" fill="#6b2e12" /><ellipse cx="16" cy="22" rx="3.6" ry="4.6" fill="#6b2e12" /><path d="M8.5 8.400c1.3-1.3 3-1.8 4.5-1.500M23.5 8.400c-1.3-1.3-3-1.8-4.5-1.5" fill="none" stroke="#6b2e12" stroke-width="1.6" stroke-linecap="round" />`,
  ),
  party: picture(
    svg`<path d="M10.5 11.5 4 28.300l16.8-6.500z" fill="#ffb02e" stroke=${LINE} stroke-width="1.3" stroke-linejoin="round" /><path d="M8.3 17.200l6.5 6.900M6.2 22.600l3.6 3.6" stroke="#e8384f" stroke-width="2.2" /><path d="M17.5 10.500c.3-3.5 2-6 5-7M20.5 14.500c2.5-2.7 5.5-3.5 8.5-2.500M15.5 8c-.9-1.7-1-3.3-.3-5" fill="none" stroke="#7a5af0" stroke-width="2" stroke-linecap="round" /><g><circle cx="25.5" cy="8" r="1.7" fill="#e8384f" /><circle cx="27" cy="18.5" r="1.7" fill="#2fa866" /><circle cx="19.8" cy="5" r="1.3" fill="#2fa866" /><circle cx="24" cy="22.5" r="1.4" fill="#3f7bd9" /><circle cx="10.5" cy="6.5" r="1.5" fill="#3f7bd9" /></g>`,
  ),
  clap: picture(
    svg`<g fill=${SKIN} stroke=${LINE} stroke-width="1.3" stroke-linejoin="round" stroke-linecap="round"><path d="M13 9.500l-1.6-2.300a1.7 1.7 0 0 1 2.8-1.900l6.3 9 .3-3.800a1.8 1.8 0 0 1 3.6.1l.4 8.300c.1 3.8-1.3 6.6-4.3 8.500z" /><path d="M17.3 29.200c-3.9 1.6-7.6.6-10.2-2.600l-4.7-6.400a1.7 1.7 0 0 1 2.7-2l2.4 3-4.2-6a1.7 1.7 0 0 1 2.8-1.900l4.2 6-4.8-7.200a1.7 1.7 0 0 1 2.8-1.900l5 7.3-3.3-5.500a1.7 1.7 0 0 1 2.9-1.700l6 9.3 .6-3.600a1.7 1.7 0 0 1 3.4.4l-.5 6.200c-.3 3.1-2 5.3-5.1 6.600z" /></g><path d="M22.5 4.500l1-2.500M26.5 7l2-1.700M18.8 3.800l-.2-2.3" stroke="#ffb02e" stroke-width="1.8" stroke-linecap="round" />`,
  ),
};
