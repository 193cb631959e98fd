import { css } from 'lit';

/** The bar takes the room that it is given, and centres what fits; the menu is a sheet where the window is small. */
export const meshControlsStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    min-block-size: 0;
  }

  .bar {
    display: flex;
    flex-direction: var(--_controls-direction, row);
    align-items: center;
    justify-content: center;
    gap: var(--_control-gap);
    inline-size: 100%;
    block-size: 100%;
  }

  .item {
    position: relative;
    flex: none;
    anchor-scope: --control;
  }

  /* Out of sight, but still there to be measured. */
  .item.left-out {
    position: absolute;
    inset-block-start: 0;
    visibility: hidden;
    pointer-events: none;
  }

  slot:not([name]) {
    display: contents;
  }

  .menu {
    min-inline-size: 220px;
    max-inline-size: calc(100vi - 16px);
    max-block-size: calc(100vb - 16px);
    padding: 8px;
    font-size: inherit;
  }

  .menu:popover-open {
    display: flex;
    flex-direction: column;
  }

  @supports (position-area: block-start) and (justify-self: anchor-center) {
    .more {
      anchor-name: --more;
    }

    .menu {
      position-anchor: --more;
      position-area: block-start span-all;
      position-try-fallbacks: flip-block;
      justify-self: anchor-center;
      margin: 8px;
    }
  }

  @supports not ((position-area: block-start) and (justify-self: anchor-center)) {
    .menu {
      inset: auto 8px 8px;
      margin-inline: auto;
    }
  }

  /* A sheet at the lower end of a small window. */
  @media (width < 480px) or (height < 400px) {
    .menu {
      position-anchor: auto;
      position-area: none;
      justify-self: auto;
      inset: auto 8px max(8px, env(safe-area-inset-bottom));
      inline-size: auto;
      margin: 0;
    }
  }

  .entry {
    flex: none;
  }
`;
