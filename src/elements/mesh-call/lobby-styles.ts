import { css } from 'lit';

/** Lobby and waiting line: preview and text side by side, or below each other where it is narrow. */
export const lobbyStyles = css`
  .lobby {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 16px;
    padding: var(--_padding);
    overflow: auto;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1.5fr) minmax(240px, 1fr);
    align-items: center;
    gap: clamp(20px, 4cqi, 64px);
    inline-size: 100%;
    max-inline-size: 1040px;
  }

  .lobby .notice {
    inline-size: 100%;
    max-inline-size: 1040px;
  }

  .self {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-inline-size: 0;
  }

  .explanation {
    font-size: 0.875rem;
    text-align: center;
  }

  .devices > summary {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-block-size: var(--_target);
    padding-inline: 12px;
    border-radius: var(--_field-radius);
    color: var(--_text-muted);
    font-size: 0.875rem;
    font-weight: 500;
    text-align: center;
    list-style: none;
    cursor: pointer;
  }

  .devices > summary::-webkit-details-marker {
    display: none;
  }

  .devices > summary:hover {
    background: color-mix(in srgb, currentcolor 8%, transparent);
  }

  .devices > summary svg {
    inline-size: 18px;
    block-size: 18px;
    transition: rotate var(--_duration);
  }

  .devices[open] > summary svg {
    rotate: 180deg;
  }

  .devices > device-picker {
    padding-block: 8px;
  }

  .faces {
    display: flex;
    justify-content: center;
    gap: 6px;
  }

  .face {
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .face.free {
    border: 2px dashed var(--_border);
  }

  .preview {
    position: relative;
    inline-size: 100%;
    max-inline-size: max(200px, (100cqb - 140px) * 16 / 9);
    margin-inline: auto;
    border-radius: var(--_tile-radius);
    --_control-backdrop: var(--_tile);
  }

  .self:has(.devices[open]) > .preview {
    max-inline-size: max(200px, (100cqb - 300px) * 16 / 9);
  }

  .preview mesh-peer-tile::part(name) {
    display: none;
  }

  .preview mesh-peer-tile::part(avatar) {
    padding-block-end: 48px;
  }

  .preview-controls {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 14px;
    display: flex;
    justify-content: center;
    gap: 12px;
    color-scheme: dark;
  }

  .panel {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    gap: 12px;
    text-align: center;
  }

  .panel .button {
    margin-block-start: 4px;
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: 4px;
    text-align: start;
    font-size: 0.875rem;
    font-weight: 500;
  }

  input {
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 8px 14px;
    border: 1px solid var(--_field-border);
    border-radius: var(--_field-radius);
    background: var(--_surface);
    font-size: 1rem;
    font-weight: 400;
  }

  .place {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px;
    border-radius: var(--_card-radius);
    background: var(--_raised);
    text-align: start;
  }

  .number {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 1.25rem;
    font-weight: 650;
  }

  @container frame (width < 560px) and (aspect-ratio < 5 / 4) {
    .lobby {
      padding: calc(var(--_padding) / 2);
      gap: 12px;
    }

    .columns {
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
    }

    .preview {
      max-inline-size: max(176px, (100cqb - 250px) * 16 / 9);
    }

    .panel {
      gap: 8px;
      inline-size: 100%;
      max-inline-size: 400px;
      margin-inline: auto;
    }
  }

  @container frame (width < 560px) and (aspect-ratio >= 5 / 4) {
    .lobby {
      padding: 10px;
    }

    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 12px;
    }
  }

  @container frame (width < 560px) or (height < 340px) {
    .preview {
      --mesh-control-size: 44px;
    }

    .preview-controls {
      inset-block-end: 8px;
    }
  }

  @container frame (width < 560px) and (aspect-ratio >= 5 / 4) {
    .place {
      padding: 8px;
      font-size: 0.875rem;
    }

    /* The text says it too. */
    .number {
      display: none;
    }
  }

  @container frame (height < 400px) {
    .who,
    .faces {
      display: none;
    }

    /* The own place and the way out come first where not all can be seen at once. */
    .who {
      order: 1;
      font-size: 0.875rem;
    }

    .columns:has(.who) {
      align-items: start;
    }
  }

  @container frame (height < 340px) {
    .panel {
      gap: 6px;
    }

    .preview {
      max-inline-size: max(176px, (100cqb - 24px) * 16 / 9);
    }
  }
`;
