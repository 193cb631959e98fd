import { css } from 'lit';

export const meshPeerTileStyles = css`
  :host {
    display: block;
    position: relative;
    min-inline-size: 0;
    min-block-size: 0;
    aspect-ratio: 16 / 9;
    overflow: clip;
    border-radius: var(--_tile-radius);
    color-scheme: dark;
  }

  .tile {
    position: absolute;
    inset: 0;
    container-type: size;
    background: var(--_tile);
  }

  video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    transition:
      opacity 200ms,
      filter 200ms;
  }

  video.whole {
    object-fit: contain;
  }

  video.mirrored {
    transform: scaleX(-1);
  }

  .no-picture video {
    visibility: hidden;
  }

  /* The last frame, dimmed, while the connection is not in order. */
  .connecting video,
  .reconnecting video,
  .failed video {
    opacity: 0.35;
    filter: grayscale(0.7);
  }

  .avatar {
    position: absolute;
    inset: 0;
    display: none;
    place-items: center;
  }

  .no-picture .avatar {
    display: grid;
  }

  .avatar span {
    display: grid;
    place-items: center;
    inline-size: clamp(32px, 38cqmin, 128px);
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_avatar);
    color: var(--_on-avatar);
    font-size: clamp(13px, 14cqmin, 48px);
    font-weight: 500;
    letter-spacing: 0.02em;
  }

  .trouble {
    position: absolute;
    inset-inline: 8px;
    inset-block-start: 8px;
    display: grid;
    justify-items: center;
    gap: 6px;
  }

  .trouble .button {
    border-color: rgb(255 255 255 / 60%);
    background: rgb(0 0 0 / 78%);
    color: #ffffff;
  }

  .trouble .button:hover {
    background: rgb(60 60 60 / 90%);
  }

  .status {
    inline-size: fit-content;
    max-inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 5px 12px 5px 8px;
    border-radius: 999px;
    background: rgb(0 0 0 / 78%);
    color: #ffffff;
    font-size: 0.8125rem;
    line-height: 1.25;
  }

  .status svg {
    inline-size: 18px;
    block-size: 18px;
    color: #ffb4ab;
  }

  .spinner {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid rgb(255 255 255 / 35%);
    border-block-start-color: #ffffff;
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .badge {
    position: absolute;
    inset-inline-start: 8px;
    inset-block-end: 8px;
    max-inline-size: calc(100% - 16px);
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border-radius: 8px;
    background: rgb(0 0 0 / 72%);
    color: #ffffff;
    font-size: 0.8125rem;
    font-weight: 500;
    line-height: 1.4;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .mark svg {
    inline-size: 16px;
    block-size: 16px;
    margin-inline-start: -2px;
    color: #ffb4ab;
  }

  @container (width < 180px) or (height < 110px) {
    .badge {
      inset-inline-start: 4px;
      inset-block-end: 4px;
      max-inline-size: calc(100% - 8px);
      padding: 1px 6px;
      font-size: 0.75rem;
    }

    .trouble {
      inset-inline: 4px;
      inset-block-start: 4px;
      gap: 2px;
    }

    /* The button needs the place. */
    .failed .avatar {
      display: none;
    }

    .status {
      padding: 3px 8px 3px 5px;
      gap: 5px;
      font-size: 0.75rem;
    }

    .avatar span {
      translate: 0 -12%;
    }
  }

  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }

    .badge,
    .status {
      background: Canvas;
      color: CanvasText;
    }

    .status svg,
    .mark svg {
      color: CanvasText;
    }

    .spinner {
      border-color: Canvas;
      border-block-start-color: CanvasText;
    }
  }
`;
