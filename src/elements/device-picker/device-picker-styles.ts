import { css } from 'lit';

/** One below the other, or side by side where the element is wide. */
export const devicePickerStyles = css`
  :host {
    display: block;
    container: picker / inline-size;
    text-align: start;
  }

  .rows {
    display: grid;
    gap: 16px;
  }

  .row {
    display: grid;
    grid-template-rows: auto auto minmax(0, auto);
    align-content: start;
    gap: 6px;
    min-inline-size: 0;
  }

  .label {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 0.875rem;
    font-weight: 500;
  }

  .label svg {
    inline-size: 20px;
    block-size: 20px;
    color: var(--_text-muted);
  }

  .choice {
    display: flex;
    gap: 8px;
  }

  select {
    flex: 1 1 0;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding: 8px 12px;
    border: 1px solid var(--_field-border);
    border-radius: var(--_field-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 0.9375rem;
    text-overflow: ellipsis;
  }

  select[aria-busy='true'] {
    opacity: 0.7;
  }

  .hint {
    color: var(--_text-muted);
    font-size: 0.8125rem;
  }

  .hint:empty {
    display: none;
  }

  .meter {
    block-size: 8px;
    border-radius: var(--_badge-radius);
    background: var(--_raised);
    overflow: clip;
  }

  .bar {
    block-size: 100%;
    border-radius: inherit;
    background: var(--_good);
    transform: scaleX(0);
    transform-origin: left;
    transition: transform var(--_meter-step) linear;
  }

  .bar:dir(rtl) {
    transform-origin: right;
  }

  .test {
    flex: none;
    padding-inline: 14px;
    border-radius: var(--_field-radius);
    font-size: 0.875rem;
  }

  .test svg {
    inline-size: 20px;
    block-size: 20px;
  }

  @container picker (inline-size >= 520px) {
    .rows {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    .test .text {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
      background: Canvas;
    }

    .bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
