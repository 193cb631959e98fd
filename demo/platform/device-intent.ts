/** The devices that a widget can ask for, by the names of the permissions policy. */
export type WidgetDevice = 'microphone' | 'camera';

/** What widgets write for each: in the meta tag, and in `_meta.ui.permissions`. */
const NAMES: ReadonlyMap<string, WidgetDevice> = new Map([
  ['allowMic', 'microphone'],
  ['allowCamera', 'camera'],
  ['microphone', 'microphone'],
  ['camera', 'camera'],
]);

/**
 * The devices that the content of `<meta name="robutler:widget">` asks for: words (`allowMic allowCamera`), or JSON,
 * in which an entry counts unless it is `false` or `null`.
 */
export function deviceIntent(content: string): ReadonlySet<WidgetDevice> {
  const devices = wordsOf(content).map((word) => NAMES.get(word));
  return new Set(devices.filter((device) => device !== undefined));
}

function wordsOf(content: string): readonly string[] {
  if (!content.trim().startsWith('{') && !content.trim().startsWith('[')) return content.split(/[\s,]+/);
  try {
    return namesIn(JSON.parse(content));
  } catch {
    // A widget with broken JSON asks for nothing.
    return [];
  }
}

/** The names in a list, or of an object's entries; either can be below `permissions`. */
function namesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry === 'string');
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([, entry]) => entry !== false && entry !== null);
  const below = Reflect.get(value, 'permissions') as unknown;
  return [...entries.map(([name]) => name), ...namesIn(below)];
}
