/** Which states are compared with the pictures in test/pictures/expected, and where each size is in a picture. */

/** Where something is in a picture, px. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where people have calls, by the size of the element there; all are in one picture, as demo/sizes puts them. */
export const FRAMES: Readonly<Record<string, Frame>> = {
  desktop: { x: 0, y: 0, width: 1280, height: 720 },
  tablet: { x: 1296, y: 0, width: 768, height: 1024 },
  phone: { x: 2080, y: 0, width: 360, height: 640 },
  'phone on its side': { x: 0, y: 736, width: 640, height: 360 },
  widget: { x: 656, y: 736, width: 320, height: 240 },
};

/** The whole picture. */
export const SHEET = { width: 2440, height: 1096 } as const;

/** How a page can look; `rtl` is a light page in Arabic. */
export const LOOKS = ['light', 'dark', 'rtl'] as const;

export type Look = (typeof LOOKS)[number];

/** One picture: a state of demo/states by its name, and a look. */
export interface Shot {
  readonly state: string;
  readonly look: Look;
}

/** Calls of one to six, by what stands above them in the gallery. */
export const PEOPLE: Readonly<Record<string, string>> = {
  'call-1': 'One',
  'call-2': 'Two',
  'call-3': 'Three',
  'call-4': 'Four',
  'call-5': 'Five',
  'call-6': 'Six',
};

/** What happens in calls. */
export const CALLS: Readonly<Record<string, string>> = {
  'call-presentation': 'Somebody presents',
  'call-sharing': 'Presenting',
  'call-speaking': 'Somebody speaks, and connections are weak',
  'call-muted': 'Microphone and camera off',
  reconnecting: 'Connections are lost',
  'talk-chat': 'Messages',
};

/** What comes before and after, with all that can be wrong there. */
export const LOBBIES: Readonly<Record<string, string>> = {
  'lobby-question': 'Before the browser asks',
  lobby: 'The lobby',
  'lobby-name': 'Without a name',
  'lobby-denied': 'Microphone and camera refused',
  'lobby-denied-by-system': 'Refused by the system',
  'lobby-denied-by-page': 'Not allowed by the page around',
  'lobby-no-device': 'No camera',
  'lobby-busy': 'The camera is in use',
  'lobby-full': 'The call is full',
  waiting: 'Waiting in line',
  left: 'Left',
  'failed-refused': 'The room refuses',
};

const RIGHT_TO_LEFT = [...Object.keys({ ...PEOPLE, ...LOBBIES }), 'call-presentation', 'talk-chat'];

/** All pictures that are compared: every state, and in each look what differs in it. */
export const SHOTS: readonly Shot[] = [
  ...Object.keys({ ...PEOPLE, ...CALLS, ...LOBBIES }).map((state) => ({ state, look: 'light' as const })),
  ...Object.keys(LOBBIES).map((state) => ({ state, look: 'dark' as const })),
  ...RIGHT_TO_LEFT.map((state) => ({ state, look: 'rtl' as const })),
];

/** Calls have their dark stage in any page, so there is one picture for light and dark pages. */
export const ALIKE_IN_DARK = [...Object.keys(PEOPLE), 'call-presentation', 'reconnecting'];

/** The name of the picture's file. */
export function fileNameOf({ state, look }: Shot): string {
  return `${state}.${look}.png`;
}
