import { css } from 'lit';

export const reactionButtonStyles = css`
  .menu-panel {
    min-inline-size: 0;
    padding: 4px;
    border-radius: calc(2 * var(--_panel-radius));
  }

  .menu-panel:popover-open {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
  }

  .reaction {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
    cursor: pointer;
    transition: scale var(--_duration);
  }

  .reaction svg {
    inline-size: 28px;
    block-size: 28px;
  }

  .reaction:is(:hover, :focus-visible) {
    background: color-mix(in srgb, currentcolor 12%, transparent);
    scale: 1.12;
  }

  .reaction:focus-visible {
    outline-offset: -2px;
  }
`;
