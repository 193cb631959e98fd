/** A browser, no more exactly than needed to know what it can do. */
export interface BrowserName {
  readonly name: 'Chromium' | 'Firefox' | 'Safari' | 'unknown';
  /** Main version; 0 where it is not known. */
  readonly version: number;
  /** Whether it runs on a phone or a tablet, as far as it says so. */
  readonly mobile: boolean;
}

/** Chromium is asked last but one, because it claims to be Safari as well. */
const MARKS: readonly (readonly [BrowserName['name'], RegExp])[] = [
  ['Firefox', /\bFirefox\/(\d+)/],
  ['Chromium', /\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+).*\bSafari\//],
];

/** Reads what a browser says of itself (RFC 9110, `User-Agent`). */
export function browserNameOf({ userAgent }: Pick<Navigator, 'userAgent'>): BrowserName {
  const mobile = /\bMobile\b|\bAndroid\b/.test(userAgent);
  for (const [name, mark] of MARKS) {
    const version = mark.exec(userAgent)?.[1];
    if (version !== undefined) return { name, version: Number(version), mobile };
  }
  return { name: 'unknown', version: 0, mobile };
}
