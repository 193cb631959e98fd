import { css } from 'lit';

export const meshPeerTileStyles = css`
  :host {
    display: block;
    position: relative;
    container: tile / size;
    min-inline-size: 0;
    min-block-size: 0;
    aspect-ratio: 16 / 9;
    overflow: clip;
    border-radius: var(--_tile-radius);
    color-scheme: dark;
  }

  /* Trouble above, the badge below, and the avatar in what is left between them: nothing lies over anything. */
  .tile {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
    gap: var(--_inset);
    padding: var(--_inset);
    border-radius: inherit;
    background: var(--_tile);
    --_inset: 8px;
  }

  .tile:focus-visible {
    outline-offset: -3px;
  }

  video {
    position: absolute;
    inset: 0;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
    /* Where something of the height is cut off, faces are in the upper part. */
    object-position: 50% 35%;
    transition:
      opacity var(--_duration-slow),
      filter var(--_duration-slow);
  }

  video.whole {
    object-fit: contain;
    object-position: center;
  }

  /* A few pixels of the picture, drawn as large as the tile, so that the browser blurs them. */
  .backdrop {
    position: absolute;
    inset: 0;
    display: none;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    opacity: 0.6;
    filter: brightness(0.7) saturate(1.2);
  }

  .tile:not(.no-picture) .backdrop.shown {
    display: block;
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
    opacity: 0.45;
    filter: grayscale(0.6);
  }

  .avatar {
    grid-area: 1 / 1 / -1 / -1;
    display: none;
    place-items: center;
    container: avatar / size;
    min-block-size: 0;
  }

  .no-picture .avatar {
    display: grid;
  }

  .avatar:has(+ .trouble) {
    grid-area: 2 / 1;
  }

  .avatar span {
    display: grid;
    place-items: center;
    inline-size: clamp(28px, 40cqmin, 128px);
    aspect-ratio: 1;
    border-radius: 50%;
    background: var(--_avatar);
    color: var(--_on-avatar);
    font-size: clamp(12px, 15cqmin, 48px);
    font-weight: 500;
    letter-spacing: 0.02em;
  }

  .avatar:has(+ .trouble) span {
    inline-size: clamp(28px, 70cqmin, 112px);
    font-size: clamp(12px, 26cqmin, 42px);
  }

  /* Without room for it the name must do. */
  @container avatar (height < 28px) {
    .avatar span {
      display: none;
    }
  }

  @media (forced-colors: active) {
    :host {
      border: 1px solid CanvasText;
    }
  }
`;
