import { css } from 'lit';

/** The lower edge of the call, or its side where it is low and wide. */
export const controlBarStyles = css`
  .bar {
    grid-area: 3 / 1 / 4 / -1;
    display: grid;
    grid-template-columns: minmax(3.5rem, auto) minmax(0, 1fr) minmax(3.5rem, auto);
    align-items: center;
    gap: 8px;
    padding-block: calc(var(--_gap) + 2px) 2px;
  }

  .controls {
    display: flex;
    justify-content: center;
    gap: var(--_control-gap);
    min-inline-size: 0;
  }

  .controls > slot > mesh-controls {
    flex: 1 1 0;
  }

  .figure {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    padding-inline: 8px;
    color: var(--_text-muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .figure svg {
    inline-size: 20px;
    block-size: 20px;
  }

  .figure.end {
    justify-content: flex-end;
    color: var(--_warning);
  }

  .narrow {
    display: none;
  }

  /* As wide at both ends, so that the controls are in the middle whoever waits; only where there is room, in words. */
  @container frame (width < 1240px) and (width >= 620px) {
    .figure .wide {
      display: none;
    }

    .figure .narrow {
      display: inline;
    }
  }

  @container frame (width >= 1240px) {
    .bar {
      grid-template-columns: minmax(0, 1fr) minmax(0, 52rem) minmax(0, 1fr);
    }

    .figure .wide {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  }

  /* The controls need the whole width: how many there are is only said, and who waits gets a line of their own. */
  @container frame (width < 620px) {
    .bar {
      grid-template-columns: minmax(0, 1fr);
      gap: 4px;
    }

    .bar > .figure:not(.end) {
      position: absolute;
      clip-path: inset(50%);
    }

    .figure.end {
      justify-content: center;
    }
  }

  @container frame (width < 440px) {
    .stage {
      --mesh-control-size: 44px;
      --mesh-control-gap: 8px;
    }
  }

  /* Low and wide: the controls go to the side, so that the tiles keep the height. */
  @container frame (height < 300px) and (width >= 420px) {
    .bar {
      grid-area: 2 / 2 / 3 / 3;
      display: flex;
      flex-direction: column;
      justify-content: center;
      min-block-size: 0;
      padding-block: 0;
      padding-inline-start: var(--_gap);
    }

    .bar > .figure:not(.end) {
      position: absolute;
      clip-path: inset(50%);
    }

    .figure .wide {
      display: none;
    }

    .figure .narrow {
      display: inline;
    }

    .bar .controls {
      flex: 1 1 0;
      flex-direction: column;
      align-self: stretch;
      gap: 8px;
      min-block-size: 0;
      --_controls-direction: column;
      --mesh-control-gap: 8px;
      /* A tooltip lies over the next control here, which has to stay within reach. */
      --_tip-events: none;
    }
  }
`;
