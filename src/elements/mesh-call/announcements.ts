import { msg, str } from '@lit/localize';
import type { CallSnapshot, PeerSnapshot } from '../../call/snapshot.ts';
import { callText, captureText, interruptionText, refusalText } from '../shared/error-texts.ts';
import { isTokenProblem } from './notices.ts';
import { fullText, placeText, waitingText } from './call-texts.ts';

/** What a screen reader should hear about the step from one snapshot to the next; empty for nothing. */
export function announcement(previous: CallSnapshot | undefined, next: CallSnapshot): string {
  if (previous === undefined) return '';
  return [ownChanges, deviceChanges, roomChanges, peerChanges]
    .flatMap((changes) => changes(previous, next))
    .join(' ');
}

function ownChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  const texts: string[] = [];
  if (next.state === 'joined' && previous.state !== 'joined') texts.push(msg('You are in the call.'));
  if (next.state === 'left' && previous.state !== 'left') texts.push(msg('You left the call.'));
  if (next.state === 'waiting' && previous.state !== 'waiting') texts.push(`${fullText(next)}.`);
  if (next.state === 'waiting' && next.place !== previous.place) texts.push(placeText(next));
  return texts;
}

/** What happened to our own devices without our doing. */
function deviceChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (next.state !== 'joined') return [];
  return (['microphone', 'camera'] as const).flatMap((kind) => {
    const [before, now] = [previous.self[kind], next.self[kind]];
    const isNews = now.error !== before.error && !now.pending;
    if (now.error && isNews) return [`${captureText(now.error.code, kind).title}.`];
    const isSilenced = now.state === 'on' && now.interrupted && !before.interrupted;
    return isSilenced ? [`${interruptionText(kind).title}.`] : [];
  });
}

function roomChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  // As long as nobody knows of us, nothing else that is shown looks wrong.
  if (next.error?.code === 'signaling-blocked' && next.error !== previous.error) {
    return [`${callText('signaling-blocked').title}.`];
  }
  if (next.state === 'connecting' || next.state === 'failed') return [];
  // Each further attempt that fails has an error of its own; who heard of the first doesn't want to hear them all.
  if (isTokenProblem(next.error) && next.error?.code !== previous.error?.code) {
    return [`${refusalText(next.error?.code, next.state === 'joined').title}.`];
  }
  if (next.room === previous.room) return [];
  if (next.room === 'disconnected') {
    const lost = msg('The connection to the room is lost.');
    return next.state === 'joined' ? [lost, msg('The call goes on, but nobody new can come in.')] : [lost];
  }
  return previous.room === 'disconnected' ? [msg('The connection to the room is back.')] : [];
}

/** Who came and went. Only while we are in the call: entering it already says who is there. */
function peerChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (previous.state !== 'joined' || next.state !== 'joined') return [];
  const texts = [
    ...missingIn(previous.peers, next.peers).map((name) => msg(str`${name} joined.`)),
    ...missingIn(next.peers, previous.peers).map((name) => msg(str`${name} left.`)),
  ];
  if (next.waiting.length > previous.waiting.length) texts.push(`${waitingText(next.waiting.length)}.`);
  return texts;
}

function missingIn(list: readonly PeerSnapshot[], others: readonly PeerSnapshot[]): string[] {
  const known = new Set(list.map(({ id }) => id));
  return others.filter(({ id }) => !known.has(id)).map(({ user }) => user.name || msg('A guest'));
}
