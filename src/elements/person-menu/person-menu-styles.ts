import { css } from 'lit';

export const personMenuStyles = css`
  :host {
    display: inline-block;
  }

  .opener > span {
    background: var(--_opener, transparent);
  }

  .opener:hover > span,
  .opener[aria-expanded='true'] > span {
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
  }
`;
