/** What a key does. */
export type ShortcutName = 'microphone' | 'camera' | 'screen' | 'hand' | 'chat' | 'people' | 'overview';

/** The keys, in the order in which the overview has them. */
export const shortcutKeys: readonly (readonly [string, ShortcutName])[] = [
  ['M', 'microphone'],
  ['V', 'camera'],
  ['S', 'screen'],
  ['H', 'hand'],
  ['C', 'chat'],
  ['P', 'people'],
  ['?', 'overview'],
];

/** What is looked at of a key that was pressed. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'repeat'
>;

/**
 * What a key is for; undefined for all that are none of ours, and with Ctrl, Alt or the like, which belong to browsers
 * and to assistive technology. On keyboards without Latin letters the place of the key counts.
 */
export function shortcutOf(pressed: PressedKey): ShortcutName | undefined {
  const { key, code, ctrlKey, altKey, metaKey, isComposing, repeat } = pressed;
  if (ctrlKey || altKey || metaKey || isComposing || repeat) return undefined;
  const isLatin = /^[\u0020-\u024f]$/.test(key);
  const name = isLatin || key.length > 1 ? key : code.replace(/^Key/, '');
  return shortcutKeys.find(([own]) => own === name.toUpperCase())?.[1];
}

/** What uses letters itself: texts are written there, entries are looked for, or the call is not what is looked at. */
const LETTERS = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox], dialog';
/** What uses the space bar itself. */
const SPACE = `${LETTERS}, button, summary, a[href], video, audio, [role=button], [role=menuitem]`;

/** Whether a key belongs to what has the focus, and not to the call. */
export function belongsToFocus(event: Event, key: 'letter' | 'space'): boolean {
  const selector = key === 'letter' ? LETTERS : SPACE;
  return event.composedPath().some((node) => node instanceof Element && node.matches(selector));
}
