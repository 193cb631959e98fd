import { css } from 'lit';

/** Rules that every shadow root of the kit needs. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    font-family: var(--_font);
    font-size: 1rem;
    line-height: 1.4;
    color: var(--_text);
    -webkit-text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }

  h2,
  p {
    margin: 0;
  }

  h2,
  h3 {
    font-family: var(--_heading-font);
  }

  svg {
    display: block;
    inline-size: 24px;
    block-size: 24px;
    flex: none;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      /* Not a short time: that would begin a transition of every property, also of the inherited ones, level by level. */
      transition-duration: 0s !important;
    }
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
