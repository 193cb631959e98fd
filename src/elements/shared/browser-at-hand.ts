/** A browser as the person sees it: where it keeps its permissions. */
export type PermissionPlace =
  | 'chromium'
  | 'edge'
  | 'firefox'
  | 'safari'
  | 'ios-safari'
  | 'ios-other'
  | 'android'
  | 'android-firefox'
  | 'unknown';

/** An operating system, by where it keeps the permissions of programs and tells of devices. */
export type SystemPlace = 'macos' | 'windows' | 'chromeos' | 'ios' | 'android' | 'unknown';

/** What decides about the next step when a device can’t be had. */
export interface BrowserAtHand {
  readonly browser: PermissionPlace;
  readonly system: SystemPlace;
}

/** What a browser says of itself. */
export type BrowserTraits = Pick<Navigator, 'userAgent' | 'maxTouchPoints'>;

/** Reads it from what the browser says (RFC 9110, `User-Agent`); the texts for `unknown` fit everywhere. */
export function browserAtHand({ userAgent, maxTouchPoints }: BrowserTraits): BrowserAtHand {
  const system = systemOf(userAgent, maxTouchPoints);
  return { system, browser: browserOf(userAgent, system) };
}

function systemOf(userAgent: string, maxTouchPoints: number): SystemPlace {
  if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) return 'ios';
  // An iPad calls itself a Macintosh, and no Macintosh can be touched.
  if (/\bMacintosh\b/.test(userAgent)) return maxTouchPoints > 1 ? 'ios' : 'macos';
  if (/\bAndroid\b/.test(userAgent)) return 'android';
  if (/\bCrOS\b/.test(userAgent)) return 'chromeos';
  return /\bWindows\b/.test(userAgent) ? 'windows' : 'unknown';
}

function browserOf(userAgent: string, system: SystemPlace): PermissionPlace {
  if (system === 'ios')
    return /\b(?:CriOS|FxiOS|EdgiOS|OPiOS)\//.test(userAgent) ? 'ios-other' : 'ios-safari';
  const isFirefox = /\bFirefox\//.test(userAgent);
  if (system === 'android') return isFirefox ? 'android-firefox' : 'android';
  if (isFirefox) return 'firefox';
  // It claims to be Chrome as well.
  if (/\bEdg\//.test(userAgent)) return 'edge';
  // Chromium claims to be Safari as well.
  if (/\b(?:Headless)?Chrom(?:e|ium)\//.test(userAgent)) return 'chromium';
  return /\bVersion\/\d+.*\bSafari\//.test(userAgent) ? 'safari' : 'unknown';
}
