import { css } from 'lit';

/** What menus and the like look like in the browser's top layer. */
export const menuPanelStyles = css`
  .menu-panel {
    position: fixed;
    inset: auto;
    box-sizing: border-box;
    inline-size: max-content;
    min-inline-size: 200px;
    max-inline-size: calc(100vi - 12px);
    max-block-size: calc(100vb - 12px);
    margin: 0;
    padding: 6px;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_panel-radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.9375rem;
    box-shadow: var(--_shadow);
    text-align: start;
    --_control-backdrop: var(--_surface);
  }

  @media (forced-colors: active) {
    .menu-panel {
      border-color: CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;

/** A menu: the panel, and the items in it. */
export const menuStyles = [
  menuPanelStyles,
  css`
    .menu-item {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 12px;
      inline-size: 100%;
      min-block-size: var(--_target);
      padding: 6px 12px;
      border: 0;
      border-radius: var(--_field-radius);
      background: transparent;
      color: inherit;
      text-align: start;
      cursor: pointer;
    }

    .menu-item:hover {
      background: color-mix(in srgb, currentcolor 10%, transparent);
    }

    .menu-item:focus-visible {
      outline-offset: -3px;
    }

    .menu-item[aria-disabled='true'] {
      cursor: default;
      color: var(--_text-muted);
    }

    .menu-item svg {
      inline-size: 20px;
      block-size: 20px;
    }

    .menu-item .reason {
      display: block;
      font-size: 0.8125rem;
    }

    .menu-item .check {
      visibility: hidden;
      color: var(--_accent);
    }

    .menu-item[aria-checked='true'] .check {
      visibility: visible;
    }

    .menu-group + .menu-group {
      margin-block-start: 6px;
      padding-block-start: 6px;
      border-block-start: 1px solid var(--_border);
    }

    .menu-title {
      padding: 4px 12px;
      color: var(--_text-muted);
      font-size: 0.8125rem;
    }

    .menu-problem {
      padding: 8px 12px;
      font-size: 0.8125rem;
    }

    @media (forced-colors: active) {
      .menu-item {
        background: ButtonFace;
        color: ButtonText;
        forced-color-adjust: none;
      }

      .menu-item:is(:hover, :focus-visible) {
        background: Highlight;
        color: HighlightText;
      }

      .menu-item .check {
        color: inherit;
      }

      .menu-item[aria-disabled='true'] {
        color: GrayText;
      }
    }
  `,
];
