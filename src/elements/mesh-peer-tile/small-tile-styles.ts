import { css } from 'lit';

/** What stands on a tile where there is little room for it; after all other styles. */
export const smallTileStyles = css`
  @container tile (width < 180px) or (height < 150px) {
    .tile {
      --_inset: 4px;
    }

    .badge {
      padding: 1px 6px;
      font-size: 0.75rem;
    }

    .trouble {
      gap: 2px;
    }

    .status {
      padding: 2px 8px 2px 5px;
      gap: 5px;
      font-size: 0.75rem;
      line-height: 1.2;
    }

    .reason {
      padding-inline-start: 8px;
    }

    .status svg {
      inline-size: 16px;
      block-size: 16px;
    }

    .hand {
      padding: 1px 7px 1px 4px;
      font-size: 0.75rem;
    }

    .hand svg {
      inline-size: 15px;
      block-size: 15px;
    }

    /* Into the corner, as large as the target stays. */
    .rating {
      place-items: end;
      padding-block-end: var(--_inset);
      padding-inline-end: var(--_inset);
    }

    .rating span {
      inline-size: 22px;
      block-size: 22px;
    }

    .rating svg {
      inline-size: 15px;
      block-size: 15px;
    }

    .badge:has(~ .rating) {
      max-inline-size: calc(100% - 26px - var(--_clear-bottom-start, 0px) - var(--_clear-bottom-end, 0px));
    }

    .trouble .button {
      padding-inline: 14px;
      font-size: 0.8125rem;
    }
  }

  /* So narrow that a long word would not fit. */
  @container tile (width < 120px) {
    .status {
      gap: 3px;
      padding: 2px 5px 2px 3px;
      font-size: 0.65rem;
      overflow-wrap: anywhere;
    }

    .spinner {
      inline-size: 12px;
      block-size: 12px;
    }

    .status svg {
      inline-size: 14px;
      block-size: 14px;
    }
  }

  /* The button alone says enough where there is room for nothing else. */
  @container tile (height < 104px) {
    .failed .status:has(+ .button) {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  /* A face of a few pixels says more than the first letter of a name. */
  @container tile (height < 40px) {
    .badge {
      position: absolute;
      clip-path: inset(50%);
    }
  }

  @container tile (height < 80px) {
    .status span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .failed .trouble:has(.button) + .badge {
      position: absolute;
      clip-path: inset(50%);
    }
  }
`;
