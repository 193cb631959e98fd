import { css } from 'lit';

/** Modal panels over the call, with their closing button. */
export const dialogStyles = css`
  .close {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_button-radius);
    background: transparent;
    color: var(--_text-muted);
    cursor: pointer;
  }

  .close:hover {
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }

  .panel-dialog {
    inline-size: min(720px, calc(100vi - 16px));
    max-block-size: calc(100vb - 16px);
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_panel-radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .panel-dialog::backdrop {
    background: var(--_backdrop);
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
