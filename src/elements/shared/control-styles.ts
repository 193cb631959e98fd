import { css } from 'lit';

/** Round controls of the call: toggles and the leave button, with their tooltip. */
export const controlStyles = css`
  :host {
    display: inline-block;
    position: relative;
    vertical-align: middle;
  }

  .control {
    position: relative;
    display: grid;
    place-items: center;
    min-inline-size: var(--_control-size);
    block-size: var(--_control-size);
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--_button-radius);
    background: var(--_raised);
    color: var(--_text);
    cursor: pointer;
    transition: background-color var(--_duration);
  }

  .control:hover {
    background: color-mix(in srgb, var(--_raised) 84%, var(--_text));
  }

  .control.sharing {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .control.sharing:hover {
    background: color-mix(in srgb, var(--_accent) 84%, var(--_on-accent));
  }

  .control.off,
  .control.blocked {
    background: var(--_off);
    color: var(--_on-off);
  }

  .control.off:hover,
  .control.blocked:hover {
    background: color-mix(in srgb, var(--_off) 88%, var(--_on-off));
  }

  .control.leave {
    min-inline-size: calc(var(--_control-size) * 1.35);
    background: var(--_danger);
    color: var(--_on-danger);
  }

  .control.leave svg {
    inline-size: 28px;
    block-size: 28px;
  }

  .control.leave:hover {
    background: color-mix(in srgb, var(--_danger) 88%, var(--_on-danger));
  }

  .icon {
    display: grid;
    place-items: center;
  }

  /* A row of a menu: the icon keeps its place, so that the names below each other are in line. */
  :host([labelled]) {
    display: block;
  }

  .control.row {
    grid-template-columns: 24px minmax(0, 1fr);
    justify-items: start;
    gap: 14px;
    inline-size: 100%;
    block-size: auto;
    min-block-size: var(--_target);
    padding: 8px 14px;
    border-radius: var(--_field-radius);
    text-align: start;
  }

  .control.row:not(.off, .blocked, .sharing, :disabled) {
    background: transparent;
    color: var(--_text);
  }

  .control.row:not(.off, .blocked, .sharing, :disabled):hover {
    background: color-mix(in srgb, currentcolor 10%, transparent);
  }

  .control.row.leave svg {
    inline-size: 24px;
    block-size: 24px;
  }

  .row .icon {
    position: relative;
  }

  .row .mark {
    inset-block-start: -9px;
    inset-inline-end: -9px;
  }

  .row + .tip {
    display: none;
  }

  .control:disabled {
    cursor: default;
    background: var(--_raised);
    color: var(--_text-muted);
    opacity: 0.6;
  }

  .mark {
    position: absolute;
    inset-block-start: -3px;
    inset-inline-end: -3px;
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border-radius: 50%;
    background: var(--_on-off);
    color: var(--_off);
    box-shadow: 0 0 0 2px var(--_control-backdrop, transparent);
  }

  .mark svg {
    inline-size: 13px;
    block-size: 13px;
  }

  .ring {
    position: absolute;
    inset: -1px;
    border: 3px solid transparent;
    border-block-start-color: currentcolor;
    border-radius: 50%;
    animation: turn var(--_turn) linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .tip {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + 8px);
    inset-inline-start: 50%;
    inline-size: max-content;
    max-inline-size: 216px;
    padding: 6px 10px;
    border-radius: var(--_badge-radius);
    background: var(--_tooltip);
    color: var(--_on-tooltip);
    font-size: 0.8125rem;
    line-height: 1.35;
    text-align: start;
    translate: -50% 0;
    visibility: hidden;
    opacity: 0;
    transition: opacity var(--_duration);
    pointer-events: var(--_tip-events, auto);
  }

  /* The pointer may go from the control to its tooltip, to read it at leisure. */
  .tip::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: -8px 0;
  }

  .tip:dir(rtl) {
    translate: 50% 0;
  }

  /* Where the browser can, the tooltip keeps within the call or the window, and goes below when above is no room. */
  @supports (position-area: block-start) and (justify-self: anchor-center) {
    .control {
      anchor-name: --control;
    }

    .tip,
    .tip:dir(rtl) {
      position: fixed;
      position-anchor: --control;
      position-area: block-start span-all;
      position-try-fallbacks: flip-block;
      inset: auto;
      justify-self: anchor-center;
      margin: 8px;
      translate: none;
    }
  }

  .control:hover + .tip:not(.dismissed),
  .tip:hover:not(.dismissed),
  .control:focus-visible + .tip:not(.dismissed) {
    visibility: visible;
    opacity: 1;
    transition-delay: var(--_patience);
  }

  /* What is open says more. */
  .control[aria-expanded='true']:not(.row) + .tip:not(.urgent) {
    visibility: hidden;
  }

  /* A tap leaves the pointer on the control, where nobody waits for its name. */
  @media (hover: none) {
    .control:hover:not(:focus-visible) + .tip:not(.urgent) {
      visibility: hidden;
    }
  }

  .tip.urgent {
    visibility: visible;
    opacity: 1;
    font-weight: 600;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .control,
    .tip {
      border: 1px solid ButtonText;
    }

    .control.off,
    .control.blocked {
      border-style: dashed;
    }

    /* Its background is all that says that it is pressed, or open. */
    .control.sharing {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    .mark {
      background: Canvas;
      color: CanvasText;
    }

    .ring {
      border-color: Canvas;
      border-block-start-color: CanvasText;
    }
  }
`;
