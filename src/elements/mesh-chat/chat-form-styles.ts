import { css } from 'lit';

/** The field for a message, with what sends it. */
export const chatFormStyles = css`
  form {
    flex: none;
    padding: 8px 12px 10px;
    border-block-start: 1px solid var(--_border);
  }

  .row {
    display: flex;
    gap: 6px;
    align-items: flex-end;
  }

  textarea {
    flex: 1 1 auto;
    min-inline-size: 0;
    min-block-size: var(--_target);
    max-block-size: 8.5rem;
    padding: 9px 14px;
    border: 1px solid var(--_field-border);
    border-radius: calc(2 * var(--_field-radius));
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 1rem;
    resize: none;
    field-sizing: content;
  }

  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  textarea:focus-visible {
    outline-offset: 0;
  }

  textarea:disabled {
    opacity: 0.6;
  }

  .send {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }

  .send:disabled {
    background: var(--_raised);
    color: var(--_text-muted);
    cursor: default;
  }

  .send svg {
    inline-size: 22px;
    block-size: 22px;
  }

  .send:dir(rtl) svg {
    scale: -1 1;
  }

  .hint {
    color: var(--_text-muted);
    font-size: 0.8125rem;
  }

  .hint:not(:empty) {
    margin-block-start: 4px;
  }

  @media (forced-colors: active) {
    .send {
      border: 1px solid CanvasText;
    }
  }
`;
