import { css } from 'lit';
import { emptySeatStyles } from './empty-seat.ts';

/** Places and sizes are computed (`arrange.ts`); here is only what they have in common. */
export const meshGridStyles = [
  emptySeatStyles,
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

    /* The target is larger than what is seen of it. */
    .mover {
      position: absolute;
      inset-block-start: 0;
      inset-inline-end: 0;
      display: grid;
      place-items: center;
      inline-size: var(--_target);
      block-size: var(--_target);
      padding: 0;
      border: 0;
      border-radius: var(--_card-radius);
      background: transparent;
      color: var(--_on-scrim);
      opacity: 0;
      transition: opacity var(--_duration);
      cursor: pointer;
    }

    .mover:focus-visible {
      outline-offset: -4px;
    }

    .floating:is(:hover, :focus-within) .mover {
      opacity: 1;
    }

    @media (hover: none) {
      .floating .mover {
        opacity: 1;
      }
    }

    .mover span {
      display: grid;
      place-items: center;
      inline-size: 32px;
      block-size: 32px;
      border-radius: 50%;
      background: var(--_scrim);
    }

    .mover svg {
      inline-size: 18px;
      block-size: 18px;
    }

    @media (forced-colors: active) {
      .mover span {
        border: 1px solid ButtonText;
        background: ButtonFace;
        color: ButtonText;
      }
    }
  `,
];
