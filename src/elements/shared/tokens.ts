import { unsafeCSS } from 'lit';

/**
 * The design tokens with their defaults: `accent` is `--mesh-accent` for the page, which may set it on an element or
 * on any ancestor, and `--_accent` for the styles. They are the only place in which a colour, a radius or a duration
 * stands as such. What is said about each goes into custom-elements.json.
 *
 * Defaults follow `color-scheme`: `light-dark()` inside a custom property is resolved where it is used, so a
 * part of an element can be dark in a light page by setting `color-scheme: dark` on it.
 */
const publicTokens = {
  /** Colour of the main buttons, and of a control that is at work. */
  accent: 'light-dark(#2b56c8, #a9c1ff)',
  /** Text on `--mesh-accent`. */
  'on-accent': 'light-dark(#ffffff, #0c1c4a)',
  /** Background of the views around the call, of panels, menus and fields. */
  surface: 'light-dark(#ffffff, #15181e)',
  /** Background of controls, and of whatever stands out from the surface. */
  'surface-raised': 'light-dark(#eef0f4, #2a303a)',
  /** Text. */
  text: 'light-dark(#171a20, #f3f5f8)',
  /** Text of less weight. */
  'text-muted': 'light-dark(#555d6b, #aab2c0)',
  /** Lines that only separate. */
  border: 'light-dark(#d3d8e0, #3b424e)',
  /** Outline of fields, which has to be seen: 3:1 beside the surface. */
  'field-border': 'light-dark(#7d8593, #808999)',
  /** Background of the call, dark in light pages too. */
  stage: '#101318',
  /** Background of a tile. */
  tile: '#232932',
  /** What lies over pictures, so that text on it can be read. */
  scrim: 'rgb(0 0 0 / 75%)',
  /** Text and signs on `--mesh-scrim`. */
  'on-scrim': '#ffffff',
  /** Sign of a raised hand. */
  hand: '#ffd95a',
  /** Text on `--mesh-hand`. */
  'on-hand': '#231a00',
  /** Ring of somebody who speaks. */
  speaking: '#7ee2a8',
  /** Text on `--mesh-speaking`. */
  'on-speaking': '#0b2a18',
  /** The leave button. */
  danger: '#c5292a',
  /** Sign on `--mesh-danger`. */
  'on-danger': '#ffffff',
  /** Background of a control that is off or blocked. */
  off: 'light-dark(#fbe1de, #f9d9d5)',
  /** Sign on `--mesh-off`. */
  'on-off': '#7d1611',
  /** Background of a notice. */
  notice: 'light-dark(#fdf3d8, #3a3218)',
  /** Text on `--mesh-notice`. */
  'on-notice': 'light-dark(#4d3a00, #fbe7a8)',
  /** What is in order: a passed check, the level of the microphone. */
  good: 'light-dark(#1b7f46, #5fd393)',
  /** Signs of what is weak. */
  warning: 'light-dark(#8a5a00, #ffdf99)',
  /** Signs of what is wrong or off. */
  bad: 'light-dark(#b3261e, #ffb4ab)',
  /** Background of tooltips. */
  tooltip: 'light-dark(#22262e, #f1f3f6)',
  /** Text of tooltips. */
  'on-tooltip': 'light-dark(#ffffff, #14171c)',
  /** What dims the call behind a panel. */
  backdrop: 'rgb(0 0 0 / 55%)',
  /** Focus ring. */
  focus: 'light-dark(#2b56c8, #cfdcff)',

  /** Corners of the whole call. */
  radius: '16px',
  /** Corners of a tile. */
  'tile-radius': '12px',
  /** Corners of panels and menus. */
  'panel-radius': '16px',
  /** Corners of notices, cards and messages. */
  'card-radius': '12px',
  /** Corners of fields, and of rows in menus. */
  'field-radius': '10px',
  /** Corners of the badges over pictures, and of tooltips. */
  'badge-radius': '8px',
  /** Corners of buttons and controls. */
  'button-radius': '999px',

  /** Space between tiles, and around them. */
  gap: '8px',
  /** Space between controls. */
  'control-gap': '12px',
  /** Height of the controls. */
  'control-size': '48px',
  /** Space around the views without pictures. */
  padding: '24px',

  /** Font family. */
  font: 'system-ui, sans-serif',
  /** Font family of headings. */
  'heading-font': 'var(--mesh-font, system-ui, sans-serif)',
  /** Font family of reports. */
  'code-font': 'ui-monospace, monospace',

  /** Shadow of what lies over the call: panels and menus. */
  shadow: '0 12px 40px rgb(0 0 0 / 35%)',

  /** How long a change of colour takes. */
  duration: '120ms',
  /** How long it takes until something has come, gone or moved. */
  'duration-slow': '240ms',
  /** How movements begin and end. */
  easing: 'cubic-bezier(0.2, 0, 0, 1)',
} as const;

/** What no page may change: how large a target has to be, and times that belong to what happens. */
const privateTokens = {
  raised: 'var(--_surface-raised)',
  target: '44px',
  /** One turn of what shows that something is going on. */
  turn: '1s',
  /** Until a tooltip comes. */
  patience: '350ms',
  /** How long a reaction rises; as long as it is shown (REACTION_MS). */
  reaction: '5s',
  /** From one level of a voice to the next. */
  'meter-step': '125ms',
} as const;

/** What is written in these colours is written in the person's own where they force theirs, whatever the page has set. */
const textTokens: readonly (keyof typeof publicTokens)[] = ['text', 'text-muted', 'warning', 'bad'];

/** The tokens as a style of an element. */
export const tokens = unsafeCSS(
  `:host{${[
    ...Object.entries(publicTokens).map(([name, value]) => `--_${name}:var(--mesh-${name},${value})`),
    ...Object.entries(privateTokens).map(([name, value]) => `--_${name}:${value}`),
  ].join(
    ';',
  )}}@media (forced-colors:active){:host{${textTokens.map((name) => `--_${name}:CanvasText`).join(';')}}}`,
);
