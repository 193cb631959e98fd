import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Frames a 24 × 24 line drawing. Icons are decoration: the text beside them says what they mean. */
export function icon(drawing: SVGTemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${drawing}
  </svg>`;
}

export const microphoneIcon = icon(
  svg`<rect x="9" y="2.5" width="6" height="11.5" rx="3" /><path d="M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21" />`,
);

export const microphoneOffIcon = icon(
  svg`<path d="M15 9.5v-4a3 3 0 0 0-5.7-1.3M9 9v2a3 3 0 0 0 4.5 2.6M5.5 11a6.5 6.5 0 0 0 10.3 5.3M18.5 11a6.4 6.4 0 0 1-.5 2.5M12 17.5V21M4 4l16 16" />`,
);

export const cameraIcon = icon(
  svg`<rect x="2.5" y="6" width="12.5" height="12" rx="3" /><path d="m15 10.6 4.9-2.9a1 1 0 0 1 1.6.8v7a1 1 0 0 1-1.6.8L15 13.4" />`,
);

export const cameraOffIcon = icon(
  svg`<path d="M10 6h2a3 3 0 0 1 3 3v1.6l4.9-2.9a1 1 0 0 1 1.6.8v7c0 .4-.2.7-.5.9M14.4 17A3 3 0 0 1 12 18H5.5a3 3 0 0 1-3-3V9a3 3 0 0 1 2.6-3M4 4l16 16" />`,
);

export const screenIcon = icon(
  svg`<rect x="2.5" y="4" width="19" height="13" rx="2" /><path d="M8 21h8M12 13.5V8M9.5 10 12 7.5l2.5 2.5" />`,
);

export const stopScreenIcon = icon(
  svg`<rect x="2.5" y="4" width="19" height="13" rx="2" /><path d="M8 21h8M10 8.5l4 4M14 8.5l-4 4" />`,
);

export const hangUpIcon = icon(
  svg`<path fill="currentColor" stroke-width="1" d="M2.8 14.3c0-1 .4-2 1.2-2.6 2.1-1.7 4.9-2.6 8-2.6s5.9.9 8 2.6c.8.6 1.2 1.6 1.2 2.6v.9c0 .9-.8 1.6-1.7 1.4l-2.7-.5a1.5 1.5 0 0 1-1.2-1.3l-.2-1.5a11.5 11.5 0 0 0-6.8 0l-.2 1.5a1.5 1.5 0 0 1-1.2 1.3l-2.7.5a1.45 1.45 0 0 1-1.7-1.4z" />`,
);

export const alertIcon = icon(
  svg`<path d="M10.7 4.2a1.5 1.5 0 0 1 2.6 0l7.5 13.5a1.5 1.5 0 0 1-1.3 2.3h-15a1.5 1.5 0 0 1-1.3-2.3zM12 9.5v4M12 16.7v.1" />`,
);

export const soundIcon = icon(
  svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />`,
);

export const cloudOffIcon = icon(
  svg`<path d="M9.5 5.7A6 6 0 0 1 17.6 10 4.2 4.2 0 0 1 20.5 16.5M16 18H7a4.5 4.5 0 0 1-.5-9M4 4l16 16" />`,
);

export const peopleIcon = icon(
  svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 5.5" />`,
);

export const connectionIcon = icon(svg`<path d="M4.5 18.5v-3M9.5 18.5v-6M14.5 18.5V9M19.5 18.5V5.5" />`);

export const slidersIcon = icon(
  svg`<path d="M3.5 7H13M19 7h1.5M3.5 17H5M11 17h9.5" /><circle cx="16" cy="7" r="2.8" /><circle cx="8" cy="17" r="2.8" />`,
);

export const chevronIcon = icon(svg`<path d="m6 9.5 6 6 6-6" />`);

export const connectionFairIcon = icon(
  svg`<g stroke-width="3"><path d="M5 18.5v-4M12 18.5v-8" /><path d="M19 18.5v-13" opacity="0.35" /></g>`,
);

export const connectionPoorIcon = icon(
  svg`<g stroke-width="3"><path d="M5 18.5v-4" /><path d="M12 18.5v-8M19 18.5v-13" opacity="0.35" /></g>`,
);

export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6 6 18" />`);

export const moreIcon = icon(
  svg`<g fill="currentColor" stroke="none"><circle cx="5" cy="12" r="2" /><circle cx="12" cy="12" r="2" /><circle cx="19" cy="12" r="2" /></g>`,
);

export const keyboardIcon = icon(
  svg`<rect x="2.5" y="6" width="19" height="12" rx="2.5" /><path d="M6.5 10h.1M10 10h.1M14 10h.1M17.5 10h.1M8 14h8" />`,
);

export const clockIcon = icon(svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" />`);

export const doorIcon = icon(
  svg`<path d="M14 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M10 12h11M17.5 8l4 4-4 4" />`,
);

/** Small marks in the corner of a blocked control; drawn bolder, because they are shown at half the size. */
export const lockMark = icon(
  svg`<g stroke-width="3"><rect x="6" y="11" width="12" height="9" rx="2" /><path d="M9 11V8a3 3 0 0 1 6 0v3" /></g>`,
);

export const questionMark = icon(
  svg`<g stroke-width="3.5"><path d="M8.5 8.5a3.5 3.5 0 1 1 5.3 3c-1.2.7-1.8 1.4-1.8 2.7M12 19v.1" /></g>`,
);

export const exclamationMark = icon(svg`<g stroke-width="4"><path d="M12 5v8M12 18.5v.1" /></g>`);

export const pinIcon = icon(svg`<path d="M9 3.5h6l-.7 6.2 3.2 3.3v1.5h-11V13l3.2-3.3zM12 14.5V21" />`);

export const soundOffIcon = icon(svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5" />`);

export const eyeIcon = icon(
  svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" /><circle cx="12" cy="12" r="3" />`,
);

export const eyeOffIcon = icon(
  svg`<path d="M9.8 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.6 3.4M6.3 7.4A15.6 15.6 0 0 0 2.5 12S6 18.5 12 18.5a9.4 9.4 0 0 0 4.5-1.2M4 4l16 16" />`,
);

export const fullScreenIcon = icon(
  svg`<path d="M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15" />`,
);

export const smallWindowIcon = icon(
  svg`<path d="M20.5 10V6.5a2 2 0 0 0-2-2h-13a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2H9" /><rect x="12.5" y="13" width="9" height="7" rx="1.5" />`,
);

export const layoutIcon = icon(
  svg`<rect x="3.5" y="4.5" width="17" height="15" rx="2.5" /><path d="M14.5 4.5v15M14.5 12h6" />`,
);

export const moveIcon = icon(
  svg`<path d="M12 3.5v17M3.5 12h17M9.5 6 12 3.5 14.5 6M9.5 18l2.5 2.5 2.5-2.5M6 9.5 3.5 12 6 14.5M18 9.5l2.5 2.5-2.5 2.5" />`,
);

export const checkIcon = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
