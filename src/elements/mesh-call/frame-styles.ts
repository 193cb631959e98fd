import { css } from 'lit';

/** The element's own box, the text-only views, and notices. */
export const frameStyles = css`
  /*
   * The page gives the size. Where it leaves the height free, the width decides it by ratio, and the strut below
   * keeps a narrow element tall enough. In both cases it ends with the window, so that no control is out of sight.
   */
  :host {
    display: block;
    position: relative;
    inline-size: 100%;
    aspect-ratio: 16 / 10;
    max-block-size: 100dvb;
    overflow: clip;
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  :host::before {
    content: '';
    display: block;
    block-size: 26rem;
  }

  /* For a page that is nothing but the call; where a policy forbids the page styles, it has no other way. */
  :host([fill]) {
    position: fixed;
    inset: 0;
    aspect-ratio: auto;
    max-block-size: none;
    border-radius: 0;
  }

  .frame {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    container: frame / size;
    border-radius: inherit;
    overflow: clip;
  }

  .quiet {
    color: var(--_text-muted);
  }

  .status {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 12px;
    padding: 16px;
    overflow: auto;
    text-align: center;
  }

  .status > p {
    max-inline-size: 42ch;
  }

  .status > .button {
    margin-block-start: 8px;
  }

  .emblem {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 50%;
    background: var(--_raised);
    color: var(--_text-muted);
  }

  .emblem svg {
    inline-size: 30px;
    block-size: 30px;
  }

  h2 {
    font-size: 1.375rem;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }

  h2:focus-visible,
  section:focus-visible {
    outline: none;
  }

  .code {
    color: var(--_text-muted);
    font-size: 0.8125rem;
  }

  .spinner {
    inline-size: 30px;
    block-size: 30px;
    border: 3px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn var(--_turn) linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 8px 8px 8px 14px;
    border-radius: var(--_card-radius);
    background: var(--_notice);
    color: var(--_on-notice);
    font-size: 0.875rem;
  }

  .notice > svg {
    inline-size: 22px;
    block-size: 22px;
  }

  .notice > p {
    flex: 1 1 0;
    min-inline-size: min(100% - 40px, 20ch);
    padding-block: 4px;
  }

  .notice strong,
  .notice .advice {
    display: block;
  }

  .notice .detail {
    margin-block-start: 2px;
    font-size: 0.8125rem;
    opacity: 0.85;
    overflow-wrap: anywhere;
  }

  /* Good news, which goes by itself: one row, in the colour of what is wanted. */
  .notice.news {
    flex-wrap: nowrap;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .notice.news > p {
    min-inline-size: 0;
  }

  .notice.news .button {
    min-inline-size: var(--_target);
    padding-inline: 0;
    color: inherit;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-inline-start: auto;
  }

  .actions .button {
    padding-inline: 14px;
  }

  .status .notice {
    inline-size: 100%;
    max-inline-size: 36rem;
    margin-block-start: 12px;
    text-align: start;
  }

  /* Too narrow for text beside buttons. */
  @container frame (width < 420px) {
    .notice > p {
      min-inline-size: min(100% - 40px, 30ch);
    }

    .actions .button {
      padding-inline: 11px;
    }
  }

  @container frame (width < 420px) or (height < 320px) {
    h2 {
      font-size: 1.125rem;
    }

    .emblem {
      inline-size: 44px;
      block-size: 44px;
    }

    .emblem svg {
      inline-size: 22px;
      block-size: 22px;
    }

    .status {
      gap: 8px;
    }
  }

  @media (forced-colors: active) {
    :host,
    .notice {
      border: 1px solid CanvasText;
    }

    .notice {
      background: Canvas;
      color: CanvasText;
    }

    .notice .button {
      background: ButtonFace;
      color: ButtonText;
    }

    .spinner {
      border-color: Canvas;
      border-block-start-color: CanvasText;
    }
  }
`;
