import { css } from 'lit';

/** The ring of somebody who speaks, and the sign of a weak connection with its reason. */
export const ratingStyles = css`
  .voice {
    position: absolute;
    inset: 0;
    border: 3px solid var(--_speaking);
    border-radius: inherit;
    /* Keeps the ring apart from a picture of its own colour. */
    outline: 1px solid var(--_scrim);
    outline-offset: -4px;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_duration) linear;
  }

  /* What is shown of a quiet voice is enough to be seen, 3:1 beside the tile. */
  .speaking .voice {
    opacity: calc(0.6 + 0.4 * var(--_level, 1));
  }

  .badge:has(~ .rating) {
    align-self: end;
    max-inline-size: calc(100% - 40px - var(--_clear-bottom-start, 0px) - var(--_clear-bottom-end, 0px));
  }

  /* The target is larger than what is seen of it, and goes into the corner. */
  .rating {
    position: relative;
    grid-area: 3 / 1;
    justify-self: end;
    align-self: end;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    margin: calc(-1 * var(--_inset));
    margin-block-start: -16px;
    margin-inline-end: calc(var(--_clear-bottom-end, 0px) - var(--_inset));
    padding: 0;
    border: 0;
    border-radius: var(--_card-radius);
    background: transparent;
    color: var(--_on-scrim);
    cursor: pointer;
  }

  .rating:focus-visible {
    outline-offset: -4px;
  }

  .rating span {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border-radius: var(--_badge-radius);
    background: var(--_scrim);
  }

  .rating:hover span,
  .rating[aria-expanded='true'] span {
    background: color-mix(in srgb, var(--_scrim) 85%, var(--_on-scrim));
  }

  .rating.fair svg {
    color: var(--_warning);
  }

  .rating.poor svg {
    color: var(--_bad);
  }

  .rating svg {
    inline-size: 18px;
    block-size: 18px;
  }

  .reason {
    padding-inline-start: 12px;
  }

  @media (prefers-reduced-motion: reduce) {
    .speaking .voice {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .voice {
      border-color: Highlight;
      outline-color: Canvas;
    }

    .rating span,
    .rating:hover span,
    .rating[aria-expanded='true'] span {
      border: 1px solid ButtonText;
      background: ButtonFace;
    }

    .rating.fair svg,
    .rating.poor svg {
      color: ButtonText;
    }
  }
`;
