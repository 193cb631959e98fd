/** A browser as the person sees it: where it keeps its permissions. */
export type PermissionPlace =
  'chromium' | 'firefox' | 'safari' | 'ios-safari' | 'ios-other' | 'android' | 'unknown';

/** An operating system, by where it keeps the permissions of programs. */
export type SystemPlace = 'macos' | 'windows' | 'ios' | 'android' | 'unknown';

/** What decides about the next step after a refusal. */
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
  return /\bWindows\b/.test(userAgent) ? 'windows' : 'unknown';
}

function browserOf(userAgent: string, system: SystemPlace): PermissionPlace {
  if (system === 'ios')
    return /\b(?:CriOS|FxiOS|EdgiOS|OPiOS)\//.test(userAgent) ? 'ios-other' : 'ios-safari';
  if (system === 'android') return 'android';
  if (/\bFirefox\//.test(userAgent)) return 'firefox';
  // Chromium claims to be Safari as well.
  if (/\b(?:Headless)?Chrom(?:e|ium)\//.test(userAgent)) return 'chromium';
  return /\bVersion\/\d+.*\bSafari\//.test(userAgent) ? 'safari' : 'unknown';
}
