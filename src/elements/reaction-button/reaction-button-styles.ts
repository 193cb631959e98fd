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
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 28px rgb(0 0 0 / 35%);
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
    transition: scale 120ms;
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

  @media (width < 320px) {
    .menu {
      border-radius: 24px;
    }
  }

  @media (forced-colors: active) {
    .menu {
      border-color: CanvasText;
      background: Canvas;
    }
  }
`;
