import { svg } from 'lit';
import { icon } from './icons.ts';

export const handIcon = icon(
  svg`<path d="M7.5 12.5V6.2a1.6 1.6 0 0 1 3.2 0v4.3-6.2a1.6 1.6 0 0 1 3.2 0v6.2-4.6a1.6 1.6 0 0 1 3.2 0v8.6c0 3.9-2.4 6.8-6 6.8-2.9 0-4.4-1.3-5.7-3.7l-2-3.9a1.5 1.5 0 0 1 2.5-1.6z" />`,
);

export const reactionIcon = icon(
  svg`<circle cx="12" cy="12" r="9" /><path d="M8.2 14.2a4.6 4.6 0 0 0 7.6 0M9 9.3v.1M15 9.3v.1" />`,
);

export const chatIcon = icon(
  svg`<path d="M5.5 4.5h13a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H11L6.5 20v-3.5h-1a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z" />`,
);

export const sendIcon = icon(svg`<path d="M4.5 12 4 4.5 20.5 12 4 19.5zM4.5 12h8" />`);

export const arrowDownIcon = icon(svg`<path d="M12 5v14M6 13l6 6 6-6" />`);
