import { css } from 'lit';

/**
 * What stands on a tile: trouble above, the name below. What floats over a corner of the tile says how much of it is taken,
 * `--_clear-…`, so that nothing lies under it.
 */
export const furnitureStyles = css`
  .trouble {
    position: relative;
    grid-area: 1 / 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 6px;
    min-inline-size: 0;
    margin-inline: var(--_clear-top-start, 0px) var(--_clear-top-end, 0px);
  }

  .trouble .button {
    border-color: color-mix(in srgb, var(--_on-scrim) 60%, transparent);
    background: var(--_scrim);
    color: var(--_on-scrim);
  }

  .trouble .button:hover {
    background: color-mix(in srgb, var(--_scrim) 85%, var(--_on-scrim));
  }

  .status {
    inline-size: fit-content;
    max-inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 5px 12px 5px 8px;
    border-radius: var(--_panel-radius);
    background: var(--_scrim);
    color: var(--_on-scrim);
    font-size: 0.8125rem;
    line-height: 1.25;
  }

  .status svg {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_bad);
  }

  .spinner {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, var(--_on-scrim) 35%, transparent);
    border-block-start-color: var(--_on-scrim);
    border-radius: 50%;
    animation: turn var(--_turn) linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .badge {
    position: relative;
    grid-area: 3 / 1;
    justify-self: start;
    max-inline-size: calc(100% - var(--_clear-bottom-start, 0px) - var(--_clear-bottom-end, 0px));
    margin-inline-start: var(--_clear-bottom-start, 0px);
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border-radius: var(--_badge-radius);
    background: var(--_scrim);
    color: var(--_on-scrim);
    font-size: 0.8125rem;
    font-weight: 500;
    line-height: 1.4;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .mark.calm svg {
    color: var(--_on-scrim);
  }

  .mark svg {
    inline-size: 16px;
    block-size: 16px;
    margin-inline-start: -2px;
    color: var(--_bad);
  }

  @media (forced-colors: active) {
    .badge,
    .status {
      background: Canvas;
      color: CanvasText;
    }

    .status svg,
    .mark svg,
    .mark.calm svg {
      color: CanvasText;
    }

    .spinner {
      border-color: Canvas;
      border-block-start-color: CanvasText;
    }
  }
`;
