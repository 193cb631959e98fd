import { css } from 'lit';
import { gridStyles } from './grid-styles.ts';
import { panelStyles } from './panel-styles.ts';
import { sidePanelStyles } from './side-panel-styles.ts';

/** The call: a dark stage in light pages too, because pictures look calmer on it. */
export const stageStyles = [
  gridStyles,
  panelStyles,
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
      display: flex;
      flex-direction: column;
      gap: 6px;
      max-block-size: 45cqb;
      overflow: auto;
    }

    .notices:has(> .notice) {
      margin-block-end: var(--_gap);
    }

    .empty {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: safe center;
      gap: 6px;
      padding: 16px;
      overflow: auto;
      border: 2px dashed var(--_border);
      border-radius: var(--_tile-radius);
      text-align: center;
    }

    .empty > slot > svg {
      inline-size: 36px;
      block-size: 36px;
      color: var(--_text-muted);
    }

    .bar {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      align-items: center;
      gap: 8px;
      padding-block: calc(var(--_gap) + 2px) 2px;
    }

    .controls {
      display: flex;
      grid-column: 2;
      gap: 12px;
    }

    .figure {
      display: flex;
      align-items: center;
      gap: 6px;
      min-inline-size: 0;
      padding-inline: 8px;
      color: var(--_text-muted);
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }

    .figure svg {
      inline-size: 20px;
      block-size: 20px;
    }

    .figure.end {
      justify-content: flex-end;
      color: var(--_on-notice);
    }

    .narrow {
      display: none;
    }

    @container frame (width < 620px) {
      .wide {
        display: none;
      }

      .narrow {
        display: inline;
      }
    }

    /* There is no room beside the button: how many there are is only said. */
    @container frame (width < 420px) {
      .bar-start .figure {
        position: absolute;
        clip-path: inset(50%);
      }
    }

    /* The buttons need the whole width, so who waits gets a line of their own. */
    @container frame (width < 440px) {
      .bar {
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px;
      }

      .controls {
        gap: 8px;
        justify-content: center;
      }

      .figure.end {
        grid-column: 1 / -1;
        justify-content: center;
      }

      .stage {
        --mesh-control-size: 44px;
      }
    }

    /* The lobby has the choice of devices too; the connection can only be looked at here. */
    @container frame (width < 340px) {
      .bar .device-button {
        display: none;
      }
    }

    /* Nobody shares a screen from a frame as small as this. */
    @container frame (width < 284px) {
      .bar screen-toggle {
        display: none;
      }
    }

    @container frame (height < 440px) {
      .notice {
        padding-block: 2px;
      }

      .notices .advice {
        display: none;
      }
    }

    @container frame (height < 360px) {
      .stage {
        --mesh-control-size: 44px;
      }

      .empty {
        padding: 6px;
        font-size: 0.8125rem;
      }

      .empty > slot > svg {
        display: none;
      }
    }

    /* Low and wide: the controls go to the side, so that the tiles keep the height. */
    @container frame (height < 300px) and (width >= 420px) {
      .stage {
        grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto;
      }

      .notices {
        grid-column: 1 / -1;
      }

      .bar {
        display: flex;
        flex-direction: column;
        justify-content: center;
        padding-block-start: 0;
        padding-inline-start: var(--_gap);
      }

      .bar .device-button {
        display: none;
      }

      .bar .controls {
        flex-direction: column;
        gap: 8px;
        /* A tooltip lies over the next control here, which has to stay within reach. */
        --_tip-events: none;
      }
    }
  `,
  sidePanelStyles,
];
