import { css } from 'lit';

export const reactionButtonStyles = css`
  .menu {
    position: fixed;
    inset: auto;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 2px;
    max-inline-size: calc(100vi - 16px);
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: calc(2 * var(--_panel-radius));
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .menu button {
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

  .menu svg {
    inline-size: 28px;
    block-size: 28px;
  }

  .menu button:is(:hover, :focus-visible) {
    background: color-mix(in srgb, currentcolor 12%, transparent);
    scale: 1.12;
  }

  .menu button:focus-visible {
    outline-offset: -2px;
  }

  @media (forced-colors: active) {
    .menu {
      border-color: CanvasText;
      background: Canvas;
    }
  }
`;
