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

  /* The way in comes right after the preview for the keyboard and on a phone; beside both where there is room. */
  .columns {
    display: grid;
    grid-template: 'self panel' auto 'devices panel' auto / minmax(0, 1.5fr) minmax(240px, 1fr);
    align-items: center;
    gap: 8px clamp(20px, 4cqi, 64px);
    inline-size: 100%;
    max-inline-size: 1040px;
  }

  .self {
    grid-area: self;
  }

  /* Beside what one has to scroll for, the way in stays in sight. */
  .panel {
    grid-area: panel;
    position: sticky;
    inset-block: 0;
  }

  .columns > .devices {
    grid-area: devices;
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

  /* The question stands where the picture will be, which gets higher where the text needs it. */
  .front {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .front:has(.question)::before {
    content: '';
    grid-area: 1 / 1;
    aspect-ratio: 16 / 9;
  }

  .front:has(.question) > .preview {
    position: absolute;
    inset: 0;
  }

  .front:has(.question) mesh-peer-tile {
    block-size: 100%;
    aspect-ratio: auto;
  }

  .front:has(.question) mesh-peer-tile::part(avatar) {
    display: none;
  }

  .question {
    grid-area: 1 / 1;
    z-index: 1;
    align-self: center;
    justify-self: center;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
    max-inline-size: 26rem;
    padding: 16px 16px 76px;
    color: var(--_text);
    color-scheme: dark;
    text-align: center;
    text-wrap: balance;
  }

  .question p {
    display: grid;
    gap: 4px;
  }

  .question span {
    color: var(--_text-muted);
    font-size: 0.875rem;
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
    align-items: center;
    justify-content: center;
    gap: 6px;
  }

  .face {
    /* Six are one row, if need be of smaller faces. */
    flex: 0 1 36px;
    display: grid;
    place-items: center;
    min-inline-size: 0;
    aspect-ratio: 1;
    border-radius: 50%;
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .face.free {
    border: 2px dashed var(--_border);
  }

  .front,
  .columns > .preview {
    inline-size: 100%;
    max-inline-size: max(200px, (100cqb - 140px) * 16 / 9);
    margin-inline: auto;
  }

  .preview {
    position: relative;
    border-radius: var(--_tile-radius);
    --_control-backdrop: var(--_tile);
  }

  .self:has(.notice) > .front {
    max-inline-size: max(200px, (100cqb - 290px) * 16 / 9);
  }

  .columns:has(> .devices[open]) .front {
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

  .panel .notice {
    text-align: start;
  }

  /* Where not all can be seen at once, what leads on lies over the rest. */
  .panel > .button:last-of-type {
    position: sticky;
    inset-block-end: 0;
  }

  .panel > .button:not(.primary) {
    background: var(--_surface);
  }

  .panel > .button:not(.primary):hover {
    background: color-mix(in srgb, currentcolor 8%, var(--_surface));
  }

  .panel > .quiet {
    text-wrap: balance;
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

  @container frame (width < 300px) or ((aspect-ratio < 1) and (height >= 400px)) {
    .lobby {
      padding: calc(var(--_padding) / 2);
      gap: 12px;
    }

    .columns {
      grid-template: 'self' auto 'panel' auto 'devices' auto / minmax(0, 1fr);
      gap: clamp(12px, 3cqi, 24px);
    }

    .front,
    .columns > .preview {
      max-inline-size: max(176px, (100cqb - 250px) * 16 / 9);
    }

    .panel {
      position: static;
      gap: 8px;
      inline-size: 100%;
      max-inline-size: 400px;
      margin-inline: auto;
    }
  }

  @container frame (300px <= width < 560px) and ((aspect-ratio >= 1) or (height < 400px)) {
    .lobby {
      padding: 10px;
    }

    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      column-gap: 12px;
    }

    .question {
      gap: 8px;
      padding: 8px 8px 56px;
    }

    .question strong {
      font-size: 0.9375rem;
      line-height: 1.25;
    }

    .question span {
      font-size: 0.75rem;
      line-height: 1.3;
    }

    .panel .quiet {
      font-size: 0.875rem;
    }

    .question .button,
    .panel .button {
      padding: 6px 8px;
      font-size: 0.875rem;
      line-height: 1.25;
    }

    /* Without a picture the two switches leave their room to what is to be said. */
    .self:has(.notice) .preview:has([camera-off]) {
      block-size: 60px;
    }

    .self:has(.notice) mesh-peer-tile[camera-off] {
      block-size: 100%;
      aspect-ratio: auto;
    }

    .notice > svg {
      display: none;
    }

    .notice {
      padding-inline-start: 8px;
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

  @container frame (300px <= width < 560px) and ((aspect-ratio >= 1) or (height < 400px)) {
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

    /* With a name to type the heading says nothing more. */
    .panel:has(.field) > h2 {
      display: none;
    }

    .front,
    .columns > .preview {
      max-inline-size: max(176px, (100cqb - 24px) * 16 / 9);
    }
  }
`;
