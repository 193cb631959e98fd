import { css } from 'lit';

export const personMenuStyles = css`
  :host {
    display: inline-block;
  }

  /* The target is larger than what is seen of it. */
  .opener {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_card-radius);
    background: transparent;
    color: inherit;
    cursor: pointer;
  }

  .opener:focus-visible {
    outline-offset: -4px;
  }

  .opener span {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: var(--_opener, transparent);
  }

  .opener svg {
    inline-size: 20px;
    block-size: 20px;
  }

  .opener:hover span,
  .opener[aria-expanded='true'] span {
    background: var(--_opener-hover, color-mix(in srgb, currentcolor 14%, transparent));
  }

  .volume {
    display: grid;
    grid-template-columns: auto minmax(80px, 1fr) 3em;
    align-items: center;
    gap: 10px;
    min-block-size: var(--_target);
    padding-inline: 12px;
  }

  .volume input {
    min-inline-size: 0;
    block-size: var(--_target);
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }

  .volume input:disabled {
    cursor: default;
  }

  .percent {
    color: var(--_text-muted);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .menu-problem:empty {
    display: none;
  }

  @media (forced-colors: active) {
    .percent {
      color: CanvasText;
    }

    .opener span {
      border: 1px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
