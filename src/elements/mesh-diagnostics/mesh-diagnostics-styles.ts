import { css } from 'lit';

/** Cards beside each other where there is room, one below the other where there isn't. */
export const meshDiagnosticsStyles = css`
  :host {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }

  h3,
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
  }

  .quiet {
    color: var(--_text-muted);
  }

  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
    align-items: start;
    gap: 12px;
    list-style: none;
  }

  .person {
    min-inline-size: 0;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_card-radius);
  }

  h3 {
    overflow: hidden;
    font-size: 1rem;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .problem {
    color: var(--_warning);
    font-weight: 600;
  }

  dl {
    display: grid;
    gap: 4px;
    margin-block-start: 8px;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  dl > div {
    display: grid;
    grid-template-columns: 6.75em minmax(0, 1fr);
    gap: 8px;
  }

  dt {
    color: var(--_text-muted);
  }

  dd {
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .button:disabled {
    cursor: default;
    opacity: 0.6;
  }

  .results {
    display: grid;
    gap: 8px;
    list-style: none;
  }

  .results li {
    padding: 8px 12px;
    border-inline-start: 4px solid var(--_border);
    border-radius: var(--_badge-radius);
    background: var(--_raised);
  }

  .results li.pass {
    border-color: var(--_good);
  }

  .results li.fail {
    border-color: var(--_bad);
  }

  .outcome {
    color: var(--_text-muted);
  }

  .fail .outcome {
    color: var(--_bad);
    font-weight: 600;
  }

  .advice {
    margin-block-start: 2px;
    font-size: 0.875rem;
  }

  .report {
    display: grid;
    gap: 8px;
    justify-items: start;
  }

  textarea {
    inline-size: 100%;
    padding: 8px;
    border: 1px solid var(--_border);
    border-radius: var(--_field-radius);
    background: var(--_raised);
    color: inherit;
    font: 0.8125rem / 1.4 var(--_code-font);
    resize: vertical;
  }

  @media (forced-colors: active) {
    .results li {
      border-inline-start-color: CanvasText;
    }
  }
`;
