import { css } from 'lit';

/** Where a raised hand and reactions are on a picture. */
export const talkStyles = css`
  .hand {
    position: absolute;
    z-index: 2;
    inset-block-start: 6px;
    inset-inline-start: calc(6px + var(--_clear-top-start, 0px));
  }

  .reactions {
    position: absolute;
    z-index: 2;
    inset: 0;
    overflow: clip;
    pointer-events: none;
  }

  .reaction {
    position: absolute;
    inset-block-end: 14%;
    inset-inline-start: 50%;
    translate: -50% 0;
    filter: drop-shadow(0 2px 3px var(--_scrim));
  }

  .reaction svg {
    inline-size: clamp(24px, 24cqmin, 72px);
    block-size: auto;
    aspect-ratio: 1;
  }

  .reaction.lane-1 {
    inset-inline-start: 30%;
  }

  .reaction.lane-2 {
    inset-inline-start: 70%;
  }

  .reaction:dir(rtl) {
    translate: 50% 0;
  }

  /* Where motion is not wanted they stand still, until they are gone. */
  @media (prefers-reduced-motion: no-preference) {
    .reaction {
      animation: rise var(--_reaction) var(--_easing) both;
    }
  }

  @keyframes rise {
    from {
      inset-block-end: -10%;
      scale: 0.5;
      opacity: 0;
    }

    8% {
      scale: 1.15;
      opacity: 1;
    }

    14% {
      scale: 1;
    }

    75% {
      opacity: 1;
    }

    to {
      inset-block-end: 62%;
      opacity: 0;
    }
  }
`;
