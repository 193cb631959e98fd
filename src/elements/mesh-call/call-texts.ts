import { listOf, msg, str } from '../shared/texts.ts';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { ProblemText } from '../shared/error-texts.ts';

/** Who is in the call already, as one sentence for the lobby. */
export function whoIsIn(snapshot: CallSnapshot): string {
  const names = snapshot.peers.map(({ user }) => user.name || msg('Guest'));
  if (names.length === 0) return msg('Nobody is in the call yet.');
  const list = listOf(names);
  return names.length === 1 ? msg(str`${list} is in the call.`) : msg(str`${list} are in the call.`);
}

/** How full the call is, as a heading. */
export function fullText({ capacity }: CallSnapshot): string {
  return msg(str`The call is full (${capacity} of ${capacity})`);
}

/** The seat is somebody else's now. */
export function seatLostText(): string {
  return msg('Your seat was taken while you were away');
}

/** Why we are no longer in the call, and how things are. */
export function endedText({ ended, elsewhere }: CallSnapshot): ProblemText {
  if (elsewhere !== undefined) {
    return {
      title: msg('The call goes on elsewhere'),
      advice: msg('You’re in it in another tab or on another device.'),
    };
  }
  if (ended === 'page-left') {
    return {
      title: msg('You’re no longer in the call'),
      advice: msg('You left this page for a while. Your camera and microphone are off.'),
    };
  }
  if (ended === 'closed') {
    return { title: msg('The call has ended'), advice: msg('Your camera and microphone are off.') };
  }
  return { title: msg('You left the call'), advice: msg('Your camera and microphone are off.') };
}

/** The own place in line. */
export function placeText({ place }: CallSnapshot): string {
  return place === 1
    ? msg('You are next: you enter by yourself as soon as a seat is free.')
    : msg(str`You are number ${place} in line, and enter by yourself when it is your turn.`);
}

/** We have a seat after waiting, and what the others have of us now. */
export function seatedText({ self }: Pick<CallSnapshot, 'self'>): ProblemText {
  const [isHeard, isSeen] = [self.microphone.state === 'on', self.camera.state === 'on'];
  const title = msg('It’s your turn: you’re in the call now');
  if (isHeard && isSeen) return { title, advice: msg('The others hear and see you.') };
  if (isHeard) return { title, advice: msg('The others hear you. Your camera is off.') };
  if (isSeen) return { title, advice: msg('The others see you. Your microphone is off.') };
  return { title, advice: msg('Your camera and microphone are off.') };
}

/** How many people wait, for those who are in. */
export function waitingText(count: number): string {
  return count === 1 ? msg('1 person is waiting') : msg(str`${count} people are waiting`);
}

/** On the way into the room, which is tried again by itself. */
export function connectingText({ error }: CallSnapshot): string {
  if (!error) return msg('Connecting to the room…');
  if (error.code === 'room-refused') return msg('The room didn’t let you in. Trying again…');
  if (error.code === 'room-token-failed') return msg('Your access couldn’t be checked. Trying again…');
  return msg('The room doesn’t answer. Trying again…');
}
