import { css } from 'lit';

/**
 * Small buttons over pictures and in lists: a sign on a disc, the `<span>` inside. The target is larger than what is seen
 * of it.
 */
export const discButtonStyles = css`
  .disc-button {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_card-radius);
    background: transparent;
    color: inherit;
    cursor: pointer;
  }

  .disc-button:focus-visible {
    outline-offset: -4px;
  }

  .disc-button > span {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
  }

  .disc-button svg {
    inline-size: 20px;
    block-size: 20px;
  }

  @media (forced-colors: active) {
    /* Also against the discs of those that use it. */
    button.disc-button > span {
      border: 1px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
