/** Which states are compared with the pictures in test/pictures/expected, at which sizes and in which looks. */

/** Where people have calls, by the size of the element there. */
export const SIZES = {
  'phone-portrait': { width: 360, height: 640 },
  'phone-landscape': { width: 640, height: 360 },
  widget: { width: 320, height: 240 },
  tablet: { width: 768, height: 1024 },
  desktop: { width: 1280, height: 720 },
} as const;

export type Size = keyof typeof SIZES;

/** How a page can look; `rtl` is a light page in Arabic. */
export const LOOKS = ['light', 'dark', 'rtl'] as const;

export type Look = (typeof LOOKS)[number];

/** One picture: a state by its name in demo/states, a size and a look. */
export interface Shot {
  readonly state: string;
  readonly size: Size;
  readonly look: Look;
}

const ALL_SIZES = Object.keys(SIZES) as Size[];

/** In a small size and a large one these differ most between the looks. */
const IN_ALL_LOOKS = ['call-3', 'lobby', 'call-presentation'];
const IN_ALL_SIZES = ['call-2', 'call-6', 'call-presentation', 'lobby'];
const ONCE = [
  'call-1',
  'call-3',
  'call-4',
  'call-5',
  'call-muted',
  'call-sharing',
  'call-speaking',
  'lobby-denied',
  'lobby-denied-by-system',
  'lobby-denied-by-page',
  'lobby-full',
  'lobby-no-device',
  'lobby-busy',
  'waiting',
  'reconnecting',
  'left',
  'failed-refused',
];

/** All pictures that are compared, those of one state and look after each other. */
export const SHOTS: readonly Shot[] = [
  ...IN_ALL_SIZES.flatMap((state) => ALL_SIZES.map((size) => ({ state, size, look: 'light' as const }))),
  ...ONCE.map((state) => ({ state, size: 'desktop' as const, look: 'light' as const })),
  ...IN_ALL_LOOKS.flatMap((state) =>
    (['dark', 'rtl'] as const).flatMap((look) =>
      (['phone-portrait', 'desktop'] as const).map((size) => ({ state, size, look })),
    ),
  ),
];

/** The name of the picture's file. */
export function fileNameOf({ state, size, look }: Shot): string {
  return `${state}.${size}.${look}.png`;
}
