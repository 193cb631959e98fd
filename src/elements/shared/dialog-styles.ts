import { css } from 'lit';
import { closeButtonStyles } from './close-button.ts';

/** Modal panels over the call (`dialogPanel`). */
export const dialogStyles = [
  closeButtonStyles,
  css`
    .panel-dialog {
      inline-size: min(720px, calc(100vi - 16px));
      max-block-size: calc(100vb - 16px);
      padding: 0 16px 16px;
      border: 1px solid var(--_border);
      border-radius: var(--_panel-radius);
      background: var(--_surface);
      color: var(--_text);
      box-shadow: var(--_shadow);
    }

    .panel-dialog::backdrop {
      background: var(--_backdrop);
    }

    /* The way out stays in sight, however low the window is. */
    .panel-dialog > header {
      position: sticky;
      z-index: 1;
      inset-block-start: 0;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      margin-inline: -16px;
      padding-block: 8px;
      padding-inline: 16px 8px;
      background: var(--_surface);
    }

    .device-panel {
      inline-size: min(440px, calc(100vi - 16px));
    }

    .panel-dialog h2 {
      font-size: 1.125rem;
    }
  `,
];
