import { css } from 'lit';

/** Text buttons of the views: the primary one of a view, and quiet ones beside it. */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_target);
    padding: 8px 20px;
    border: 1px solid var(--_border);
    border-radius: var(--_button-radius);
    background: transparent;
    color: inherit;
    font-weight: 600;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_duration);
  }

  .button:hover {
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }

  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .button.primary:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }

  .button.on-notice {
    border-color: currentcolor;
  }

  .button.bare {
    border-color: transparent;
  }

  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.75;
  }

  @media (forced-colors: active) {
    .button,
    .button.primary {
      border-color: ButtonText;
    }
  }
`;
