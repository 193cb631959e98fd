import { css } from 'lit';

export const meshChatStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--_surface);
    container-type: inline-size;
  }

  .log {
    flex: 1 1 auto;
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-block-size: 0;
    padding: 4px 12px 12px;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }

  .log:focus-visible {
    outline-offset: -3px;
  }

  .fleeting {
    color: var(--_text-muted);
    font-size: 0.75rem;
    text-align: center;
    text-wrap: balance;
  }

  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    margin: auto;
    padding: 8px;
    color: var(--_text-muted);
    font-size: 0.875rem;
    text-align: center;
    text-wrap: balance;
  }

  .empty strong {
    color: var(--_text);
    font-size: 1rem;
  }

  .empty svg {
    inline-size: 36px;
    block-size: 36px;
  }

  .group {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 3px;
    min-inline-size: 0;
  }

  .group.own {
    align-items: flex-end;
  }

  .head {
    display: flex;
    gap: 8px;
    align-items: baseline;
    max-inline-size: 100%;
    padding-inline: 4px;
    font-size: 0.8125rem;
  }

  .head strong {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  time {
    flex: none;
    color: var(--_text-muted);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }

  .bubble {
    max-inline-size: min(88%, 60ch);
    padding: 8px 12px;
    overflow: clip;
    border-radius: var(--_card-radius);
    background: var(--_raised);
    color: var(--_text);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
  }

  .bubble > span {
    display: block;
    white-space: pre-line;
  }

  .group:not(.own) > .bubble:first-of-type {
    border-start-start-radius: calc(var(--_card-radius) / 3);
  }

  .own > .bubble {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .own > .bubble:last-of-type {
    border-end-end-radius: calc(var(--_card-radius) / 3);
  }

  .bubble a {
    color: var(--_text);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .own > .bubble a {
    color: var(--_on-accent);
  }

  .own > .bubble a:focus-visible {
    outline-color: currentcolor;
  }

  .unreached {
    display: flex;
    gap: 6px;
    align-items: center;
    padding-inline: 4px;
    color: var(--_text-muted);
    font-size: 0.75rem;
  }

  .unreached svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .newer {
    display: grid;
    place-items: end center;
    block-size: 0;
  }

  .newer button {
    display: flex;
    gap: 6px;
    align-items: center;
    min-block-size: var(--_target);
    margin-block-end: 8px;
    padding: 4px 16px 4px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_button-radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.875rem;
    font-weight: 600;
    box-shadow: var(--_shadow);
    cursor: pointer;
  }

  .newer svg {
    inline-size: 18px;
    block-size: 18px;
  }

  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }

    .own > .bubble {
      border-width: 2px;
    }
  }
`;
