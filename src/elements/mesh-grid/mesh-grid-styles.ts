import { css } from 'lit';
import { discButtonStyles } from '../shared/disc-button-styles.ts';
import { emptySeatStyles } from './empty-seat.ts';

/** Places and sizes are computed (`arrange.ts`); here is only what they have in common. */
export const meshGridStyles = [
  emptySeatStyles,
  discButtonStyles,
  css`
    :host {
      display: block;
      position: relative;
      inline-size: 100%;
      aspect-ratio: 16 / 10;
      min-inline-size: 0;
      min-block-size: 0;
      border-radius: var(--_tile-radius);
      background: var(--_stage);
      color-scheme: dark;
    }

    /* The gap and the duration are read from here, as the browser has resolved them. */
    .scene {
      position: absolute;
      inset: 0;
      column-gap: var(--_gap);
      transition-property: none;
      transition-duration: var(--_duration-slow);
      transition-timing-function: var(--_easing);
    }

    .scene:focus-visible {
      outline: none;
    }

    .scene [role='listitem'] {
      position: absolute;
      inline-size: 0;
      block-size: 0;
      aspect-ratio: auto;
      /* Less motion means a short transition of everything (base styles), which would hold back even the first place. */
      transition-property: none;
    }

    .scene [hidden] {
      display: none;
    }

    .floating {
      z-index: 1;
      touch-action: none;
      cursor: grab;
      box-shadow: var(--_shadow);
    }

    .floating:active {
      cursor: grabbing;
    }

    .mover {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
      color: var(--_on-scrim);
      opacity: 0;
      transition: opacity var(--_duration);
    }

    .mover > span {
      background: var(--_scrim);
    }

    .floating:is(:hover, :focus-within) .mover {
      opacity: 1;
    }

    @media (hover: none) {
      .floating .mover {
        opacity: 1;
      }
    }
  `,
];
