import { css } from 'lit';

/** The overview of the keys, and what shows that one of them is held. */
export const shortcutsStyles = css`
  .shortcuts-panel {
    inline-size: min(420px, calc(100vi - 16px));
  }

  .switch {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: var(--_target);
    cursor: pointer;
  }

  .switch input {
    inline-size: 22px;
    block-size: 22px;
    min-block-size: 0;
    flex: none;
    margin: 0;
    accent-color: var(--_accent);
  }

  .shortcuts {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 8px 16px;
    margin: 8px 0 12px;
  }

  .shortcuts > div {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
  }

  .shortcuts dd {
    margin: 0;
  }

  .shortcuts[data-off] {
    color: var(--_text-muted);
    text-decoration: line-through;
  }

  kbd {
    display: inline-block;
    min-inline-size: 30px;
    padding: 3px 8px;
    border: 1px solid var(--_field-border);
    border-radius: var(--_badge-radius);
    background: var(--_raised);
    font: inherit;
    font-size: 0.8125rem;
    font-weight: 600;
    text-align: center;
  }

  .talking {
    z-index: 1;
    grid-area: 2 / 1 / 3 / 2;
    place-self: end center;
    max-inline-size: calc(100% - 16px);
    margin-block-end: 8px;
    padding: 8px 16px;
    border-radius: var(--_button-radius);
    border: 2px solid var(--_speaking);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
    text-align: center;
    pointer-events: none;
  }

  @container frame (height < 360px) {
    .talking {
      padding: 4px 12px;
      font-size: 0.8125rem;
    }
  }

  @media (forced-colors: active) {
    .talking {
      border: 2px solid Highlight;
    }
  }
`;
