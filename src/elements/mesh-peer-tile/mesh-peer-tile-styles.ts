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
    transition:
      opacity var(--_duration-slow),
      filter var(--_duration-slow);
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

  .trouble {
    position: relative;
    grid-area: 1 / 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 6px;
    min-inline-size: 0;
  }

  .trouble .button {
    border-color: color-mix(in srgb, var(--_on-scrim) 60%, transparent);
    background: var(--_scrim);
    color: var(--_on-scrim);
  }

  .trouble .button:hover {
    background: color-mix(in srgb, var(--_scrim) 85%, var(--_on-scrim));
  }

  .status {
    inline-size: fit-content;
    max-inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 5px 12px 5px 8px;
    border-radius: var(--_panel-radius);
    background: var(--_scrim);
    color: var(--_on-scrim);
    font-size: 0.8125rem;
    line-height: 1.25;
  }

  .status svg {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_bad);
  }

  .spinner {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, var(--_on-scrim) 35%, transparent);
    border-block-start-color: var(--_on-scrim);
    border-radius: 50%;
    animation: turn var(--_turn) linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .badge {
    position: relative;
    grid-area: 3 / 1;
    justify-self: start;
    max-inline-size: 100%;
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border-radius: var(--_badge-radius);
    background: var(--_scrim);
    color: var(--_on-scrim);
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
    color: var(--_bad);
  }

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

    .status svg {
      inline-size: 16px;
      block-size: 16px;
    }

    .trouble .button {
      padding-inline: 14px;
      font-size: 0.8125rem;
    }
  }

  /* The button alone says enough where there is room for nothing else. */
  @container tile (height < 104px) {
    .failed .status:has(+ .button) {
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
