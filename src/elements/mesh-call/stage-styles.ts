import { css } from 'lit';
import { emptySeatStyles } from '../mesh-grid/empty-seat.ts';
import { controlBarStyles } from './control-bar-styles.ts';
import { dialogStyles } from '../shared/dialog-styles.ts';
import { shortcutsStyles } from './shortcuts-styles.ts';
import { sidePanelStyles } from './side-panel-styles.ts';

/** The call: a dark stage in light pages too, because pictures look calmer on it. */
export const stageStyles = [
  emptySeatStyles,
  controlBarStyles,
  css`
    .stage {
      display: grid;
      grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
      padding: var(--_gap);
      background: var(--_stage);
      color: var(--_text);
      color-scheme: dark;
      --_control-backdrop: var(--_stage);
    }

    /* Controls stay clear of a phone's notch and home indicator. */
    :host([fill]) .stage {
      padding: max(var(--_gap), env(safe-area-inset-top)) max(var(--_gap), env(safe-area-inset-right))
        max(var(--_gap), env(safe-area-inset-bottom)) max(var(--_gap), env(safe-area-inset-left));
    }

    .notices {
      grid-area: 1 / 1 / 2 / 2;
      display: flex;
      flex-direction: column;
      gap: 6px;
      max-block-size: 45cqb;
      overflow: auto;
    }

    .notices:has(> .notice) {
      margin-block-end: var(--_gap);
    }

    /* At the lower end of the pictures, beside whatever panel is open. */
    .captions {
      z-index: 1;
      grid-area: 2 / 1 / 3 / 2;
      place-self: end center;
      max-inline-size: min(100% - 2 * var(--_gap), 48rem);
      max-block-size: 40cqb;
      margin-block-end: var(--_gap);
      overflow: auto;
      color: var(--_on-scrim);
      font-size: clamp(0.8125rem, 1.6cqi, 1.25rem);
      text-align: center;
      pointer-events: none;
    }

    .captions ::slotted(*) {
      margin: 0;
      padding: 0.25em 0.75em;
      border-radius: var(--_badge-radius);
      background: var(--_scrim);
    }

    .grid-area {
      grid-area: 2 / 1 / 3 / 2;
      min-inline-size: 0;
      min-block-size: 0;
    }

    mesh-grid {
      block-size: 100%;
      aspect-ratio: auto;
    }

    @container frame (height < 440px) {
      .notice {
        padding-block: 2px;
      }

      .notices .advice {
        font-size: 0.8125rem;
        line-height: 1.25;
      }
    }

    @container frame (height < 360px) {
      .stage {
        --mesh-control-size: 44px;
      }
    }

    /* A widget has no room to spare. */
    @container frame (height < 300px) or (width < 340px) {
      .stage {
        padding: min(4px, var(--_gap));
        --mesh-gap: min(4px, var(--_gap));
      }
    }

    /* Low and wide: the controls go to the side, so that the tiles keep the height. */
    @container frame (height < 300px) and (width >= 420px) {
      .stage {
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
      }

      .notices {
        grid-area: 1 / 1 / 2 / -1;
      }
    }
  `,
  sidePanelStyles,
  dialogStyles,
  shortcutsStyles,
];
