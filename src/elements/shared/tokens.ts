import { css } from 'lit';

/**
 * The design tokens. Each public `--mesh-*` property may be set on the element or on any ancestor; the private
 * `--_*` twin is what the styles use, and holds the default.
 *
 * Defaults follow `color-scheme`: `light-dark()` inside a custom property is resolved where it is used, so a
 * part of an element can be dark in a light page by setting `color-scheme: dark` on it.
 */
export const tokens = css`
  :host {
    --_font: var(--mesh-font, system-ui, sans-serif);
    --_accent: var(--mesh-accent, light-dark(#2b56c8, #a9c1ff));
    --_on-accent: var(--mesh-on-accent, light-dark(#ffffff, #0c1c4a));
    --_surface: var(--mesh-surface, light-dark(#ffffff, #15181e));
    --_raised: var(--mesh-surface-raised, light-dark(#eef0f4, #2a303a));
    --_text: var(--mesh-text, light-dark(#171a20, #f3f5f8));
    --_text-muted: var(--mesh-text-muted, light-dark(#555d6b, #aab2c0));
    --_border: var(--mesh-border, light-dark(#d3d8e0, #3b424e));
    --_stage: var(--mesh-stage, #101318);
    --_tile: var(--mesh-tile, #232932);
    --_speaking: var(--mesh-speaking, #7ee2a8);
    --_danger: var(--mesh-danger, #c5292a);
    --_on-danger: var(--mesh-on-danger, #ffffff);
    --_off: var(--mesh-off, light-dark(#fbe1de, #f9d9d5));
    --_on-off: var(--mesh-on-off, #7d1611);
    --_notice: var(--mesh-notice, light-dark(#fdf3d8, #3a3218));
    --_on-notice: var(--mesh-on-notice, light-dark(#4d3a00, #fbe7a8));
    --_focus: var(--mesh-focus, light-dark(#2b56c8, #cfdcff));
    --_radius: var(--mesh-radius, 16px);
    --_tile-radius: var(--mesh-tile-radius, 12px);
    --_gap: var(--mesh-gap, 8px);
    --_target: 44px;
  }
`;
