import { css } from 'lit';

/** Beside the pictures where there is room, else over them; the controls stay in sight. */
export const sidePanelStyles = css`
  .side-panel {
    z-index: 3;
    grid-area: 2 / 1 / 3 / 2;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: clip;
    border-radius: var(--_panel-radius);
    background: var(--_surface);
    color: var(--_text);
    animation: side-panel-in var(--_duration-slow) var(--_easing);
  }

  @keyframes side-panel-in {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }

  .side-panel:focus-visible {
    outline: none;
  }

  .side-panel > header {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 4px 0;
    padding-inline: 16px 4px;
  }

  .side-panel h2 {
    font-size: 1.0625rem;
  }

  .side-panel > :is(mesh-chat, mesh-people) {
    flex: 1 1 auto;
    min-block-size: 0;
  }

  @container frame (width < 720px) {
    /* Nobody shall get with Tab to what lies below. */
    .stage:has(> .side-panel) > .grid-area {
      visibility: hidden;
    }
  }

  /* Too low for both: one writes or looks at the controls. */
  @container frame (height < 400px) and (width < 720px) {
    .side-panel {
      grid-area: 1 / 1 / -1 / -1;
    }

    .stage:has(> .side-panel) > :is(.notices, .bar) {
      visibility: hidden;
    }
  }

  @container frame (width >= 720px) {
    .stage:has(> .side-panel) {
      grid-template-columns: minmax(0, 1fr) clamp(280px, 30%, 360px);
      column-gap: var(--_gap);
    }

    .side-panel {
      grid-area: 1 / 2 / 3 / 3;
      border: 1px solid var(--_border);
    }
  }

  /* The controls are at the side here. */
  @container frame (height < 300px) and (width >= 720px) {
    .stage:has(> .side-panel) {
      grid-template-columns: minmax(0, 1fr) clamp(280px, 30%, 360px) auto;
    }

    .stage:has(> .side-panel) > .bar {
      grid-area: 1 / 3 / -1 / 4;
    }

    .stage:has(> .side-panel) > .notices {
      grid-area: 1 / 1 / 2 / 2;
    }

    .side-panel {
      grid-area: 1 / 2 / -1 / 3;
    }
  }

  @media (forced-colors: active) {
    .side-panel {
      border: 1px solid CanvasText;
      color-scheme: light dark;
    }
  }
`;
