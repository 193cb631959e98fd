import { css } from 'lit';

export const meshPeopleStyles = css`
  :host {
    display: block;
    padding: 4px 12px 12px;
    overflow: hidden auto;
    background: var(--_surface);
  }

  h3 {
    margin: 8px 0 4px;
    color: var(--_text-muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 56px;
    padding-block: 6px;
  }

  li + li {
    border-block-start: 1px solid color-mix(in srgb, var(--_border) 60%, transparent);
  }

  .nobody {
    padding: 16px;
    color: var(--_text-muted);
    text-align: center;
  }

  .hands {
    display: flex;
    gap: 10px;
    align-items: center;
    margin-block: 4px 8px;
    padding: 10px 12px;
    border-radius: var(--_card-radius);
    background: var(--_notice);
    color: var(--_on-notice);
    font-size: 0.875rem;
  }

  .hands svg {
    inline-size: 20px;
    block-size: 20px;
  }

  .face {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 38px;
    block-size: 38px;
    border-radius: 50%;
    font-size: 0.875rem;
    font-weight: 600;
  }

  .place {
    flex: none;
    min-inline-size: 1.5em;
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .who {
    flex: 1 1 auto;
    min-inline-size: 0;
  }

  /* Two lines are enough for most names, also where hand, signs and menu stand beside them. */
  .name {
    display: -webkit-box;
    min-inline-size: 0;
    overflow: hidden;
    font-size: 0.9375rem;
    line-height: 1.25;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .you {
    color: var(--_text-muted);
  }

  .trouble {
    display: block;
    color: var(--_text-muted);
    font-size: 0.8125rem;
  }

  .signs {
    flex: none;
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--_text-muted);
  }

  /* In line with those who have a menu. */
  .own > .signs {
    margin-inline-end: calc(var(--_target) - 4px);
  }

  .signs svg {
    inline-size: 20px;
    block-size: 20px;
  }

  person-menu {
    flex: none;
    margin-inline: -8px;
  }

  .sign.off {
    color: var(--_bad);
  }

  @media (forced-colors: active) {
    .face,
    .hands {
      border: 1px solid CanvasText;
    }
  }
`;
