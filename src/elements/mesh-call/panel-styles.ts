import { css } from 'lit';

/** The panels about connection and devices, and their buttons in the bar. */
export const panelStyles = css`
  .bar-start {
    display: flex;
    align-items: center;
    min-inline-size: 0;
  }

  .panel-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: 999px;
    background: transparent;
    color: var(--_text-muted);
    cursor: pointer;
  }

  .panel-button:hover {
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }

  .panel-dialog {
    inline-size: min(720px, calc(100vi - 16px));
    max-block-size: calc(100vb - 16px);
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: 16px;
    background: var(--_surface);
    color: var(--_text);
  }

  .panel-dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }

  .panel-dialog > header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    margin-block-end: 8px;
  }

  .device-panel {
    inline-size: min(440px, calc(100vi - 16px));
  }

  .panel-dialog h2 {
    font-size: 1.125rem;
  }
`;
