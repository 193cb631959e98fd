import { addressWith, asked } from './query.ts';

/** Nothing that looks like something else: no 0, 1, I, O. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 6;

/** The room of this page. A page that was opened without one makes one up and puts it into its address. */
export function roomOfPage(): string {
  const given = asked('room');
  if (given !== undefined) return given;
  const made = newRoomName();
  history.replaceState(undefined, '', addressWith({ room: made }));
  return made;
}

function newRoomName(): string {
  const numbers = crypto.getRandomValues(new Uint8Array(LENGTH));
  // 32 letters divide 256 evenly, so each is equally likely.
  return [...numbers].map((number) => LETTERS.charAt(number % LETTERS.length)).join('');
}
