import { css } from 'lit';

/** Where the menu of a person is in the tile, and when it is seen. */
export const tileMenuStyles = css`
  person-menu {
    --_opener: var(--_scrim);
    --_opener-hover: var(--_stage);
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: var(--_clear-top-end, 0px);
    color: var(--_on-scrim);
    opacity: 0;
    transition: opacity var(--_duration);
  }

  /* It comes with the pointer, a tap or the focus, and stays while its menu is open. */
  .tile:is(:hover, :focus-within) person-menu,
  person-menu:state(open) {
    opacity: 1;
  }

  /* Without a pointer nothing would tell that it is there. */
  @media (hover: none) {
    .tile person-menu {
      opacity: 1;
    }
  }

  @container tile (width >= 200px) {
    .tile:has(person-menu) .trouble {
      padding-inline: 36px;
    }
  }

  /* Beside what is wrong is no room for it, but beside the name. */
  @container tile (width < 200px) {
    .tile:has(.trouble):not(:has(.rating)) person-menu {
      inset-block: auto 0;
    }

    .tile:has(.trouble):not(:has(.rating)):is(:hover, :focus-within) .badge {
      max-inline-size: calc(100% - 44px);
    }
  }
`;
