import { listOf, msg, str } from '../shared/texts.ts';
import type { CallSnapshot, PeerSnapshot } from '../../call/snapshot.ts';
import {
  callText,
  captureText,
  interruptionText,
  playbackText,
  refusalText,
  screenText,
  sourceText,
} from '../shared/error-texts.ts';
import { mutedText } from '../shared/muted-text.ts';
import { theirReceptionText } from '../shared/reception-text.ts';
import { heldDevices, questionTitle } from '../mesh-lobby/device-question.ts';
import { linkNews, type LinkNews } from './link-news.ts';
import { isTokenProblem } from './notices.ts';
import { deadSource } from './dead-source.ts';
import { endedText, fullText, placeText, seatedText, seatLostText, waitingText } from './call-texts.ts';

/** What is heard anyway, and so is not announced. */
export interface HeardAnyway {
  /** The messages are open, and tell themselves what is new. */
  readonly messages: boolean;
  /** The focus goes to the heading of the view that comes, or to a button that it describes. */
  readonly heading: boolean;
}

/** What a screen reader should hear about the step from one snapshot to the next; empty for nothing. */
export function announcement(
  previous: CallSnapshot | undefined,
  next: CallSnapshot,
  heard: HeardAnyway = { messages: false, heading: false },
): string {
  if (previous === undefined) return '';
  return [
    ...(heard.heading ? [] : endings(previous, next)),
    ...[
      ownChanges,
      deviceChanges,
      screenChanges,
      soundChanges,
      roomChanges,
      peerChanges,
      linkChanges,
      receptionChanges,
      handChanges,
    ].flatMap((changes) => changes(previous, next)),
    ...(heard.messages ? [] : messageChanges(previous, next)),
  ].join(' ');
}

/** The call is over, or can't go on. */
function endings(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (next.state === previous.state) return [];
  if (next.state === 'left' || next.state === 'closed') return [sentence(endedText(next).title)];
  return next.state === 'failed' ? [sentence(callText(next.error?.code).title)] : [];
}

function ownChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  const texts: string[] = [];
  if (next.state === 'joined' && previous.state === 'waiting') texts.push(...seatedTexts(next));
  else if (next.state === 'joined' && previous.state !== 'joined') texts.push(msg('You are in the call.'));
  if (next.state === 'waiting' && previous.state !== 'waiting') {
    texts.push(sentence(next.ended === 'seat-lost' ? seatLostText() : fullText(next)));
  }
  if (next.self.talkingWhileMuted && !previous.self.talkingWhileMuted) texts.push(mutedText());
  if (next.state === 'waiting' && next.place !== previous.place) texts.push(placeText(next));
  return texts;
}

function seatedTexts(snapshot: CallSnapshot): string[] {
  const { title, advice } = seatedText(snapshot);
  return [sentence(title), advice];
}

/** What happened to our own devices without our doing, or is wrong with what we asked of them. */
function deviceChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (!isInside(next)) return [];
  const kinds = ['microphone', 'camera'] as const;
  const failed = kinds.filter((kind) => {
    const { error, pending } = next.self[kind];
    return error !== undefined && error !== previous.self[kind].error && !pending;
  });
  const [first, second] = failed.map((kind) => next.self[kind].error?.code ?? 'capture-failed');
  const problems =
    first !== undefined && first === second
      ? [captureText(first, 'both')]
      : failed.map((kind) => captureText(next.self[kind].error?.code ?? 'capture-failed', kind));
  const silenced = kinds.filter((kind) => {
    const now = next.self[kind];
    return now.state === 'on' && now.interrupted && !previous.self[kind].interrupted;
  });
  const dead = next.state === 'joined' ? deadSource(next) : undefined;
  const held = next.state === 'lobby' ? heldDevices(next.self) : undefined;
  const troubles = [
    ...problems,
    ...silenced.map((kind) => interruptionText(kind)),
    ...(dead !== undefined && dead !== deadSource(previous) ? [sourceText(dead)] : []),
  ];
  return [
    ...(held !== undefined && held !== heldDevices(previous.self) ? [questionTitle(held)] : []),
    ...troubles.map(({ title }) => sentence(title)),
  ];
}

/** Whose screen is seen now, and whose is no longer. */
function screenChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (next.state !== 'joined' || previous.state !== 'joined') return [];
  const [before, now] = [previous.self.screen, next.self.screen];
  const texts: string[] = [];
  if (now.state === 'on' && before.state !== 'on') texts.push(sentence(msg('You’re sharing your screen')));
  if (now.state !== 'on' && before.state === 'on') texts.push(msg('Your screen is no longer shared.'));
  if (now.error && now.error !== before.error) texts.push(sentence(screenText(now.error.code).title));
  for (const [then, peer] of pairs(previous, next)) {
    const name = nameOf(peer);
    if (peer.screen && !then.screen) texts.push(sentence(msg(str`${name} shares a screen`)));
    if (!peer.screen && then.screen) texts.push(msg(str`${name} no longer shares a screen.`));
  }
  return texts;
}

/** Why nobody is heard here. */
function soundChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (next.state !== 'joined') return [];
  const isBlocked = ({ playbackBlocked, sound }: CallSnapshot): boolean => playbackBlocked && sound;
  const isTwice = ({ state, elsewhere }: CallSnapshot): boolean =>
    state === 'joined' && elsewhere !== undefined;
  return [
    ...(isBlocked(next) && !isBlocked(previous) ? [sentence(playbackText(next.withheld).title)] : []),
    ...(isTwice(next) && !isTwice(previous) ? [sentence(msg('You’re in this call twice'))] : []),
  ];
}

function roomChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  // As long as nobody knows of us, nothing else that is shown looks wrong.
  if (next.error?.code === 'signaling-blocked' && next.error !== previous.error) {
    return [sentence(callText('signaling-blocked').title)];
  }
  if (next.state === 'connecting' || next.state === 'failed') return [];
  // Each further attempt that fails has an error of its own; who heard of the first doesn't want to hear them all.
  if (isTokenProblem(next.error) && next.error?.code !== previous.error?.code) {
    return [sentence(refusalText(next.error?.code, next.state === 'joined').title)];
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
  if (next.waiting.length > previous.waiting.length) texts.push(sentence(waitingText(next.waiting.length)));
  return texts;
}

/** Whose link is in trouble, and whose is out of it. */
function linkChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  const told = (news: LinkNews): string =>
    listOf(
      pairs(previous, next).flatMap(([before, now]) => (linkNews(before, now) === news ? [nameOf(now)] : [])),
    );
  const [lost, again, failed, connected] = [told('lost'), told('again'), told('failed'), told('connected')];
  return [
    ...(lost ? [msg(str`The connection to ${lost} is lost. Trying to bring it back.`)] : []),
    ...(again ? [msg(str`Trying again to connect to ${again}.`)] : []),
    ...(failed ? [msg(str`No connection to ${failed}.`)] : []),
    ...(connected ? [msg(str`Connected to ${connected}.`)] : []),
  ];
}

/** Who can't be heard or seen any more, or can't hear or see us, when that begins. */
function receptionChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  return pairs(previous, next).flatMap(([before, now]) => {
    const text = theirReceptionText(now);
    return text && text !== theirReceptionText(before) ? [msg(str`${nameOf(now)}: ${text}.`)] : [];
  });
}

function handChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  const raised = pairs(previous, next).filter(
    ([before, now]) => before.hand === undefined && now.hand !== undefined && before.link !== 'connecting',
  );
  return raised.map(([, now]) => msg(str`${nameOf(now)} raised their hand.`));
}

/** Characters of a message that are read out; the rest is in the panel. */
const READ_OUT = 160;

function messageChanges(previous: CallSnapshot, next: CallSnapshot): string[] {
  if (previous.messages === next.messages || previous.self.id !== next.self.id) return [];
  const known = previous.messages.at(-1)?.id ?? 0;
  const fresh = next.messages.filter(({ id, isSelf }) => id > known && !isSelf);
  return fresh.map(({ name, text }) => {
    const author = name || msg('A guest');
    const start = text.length > READ_OUT ? `${text.slice(0, READ_OUT)}…` : text;
    return msg(str`Message from ${author}: ${start}`);
  });
}

/** Whether our devices are of interest: in the lobby, in line, and in the call. */
function isInside({ state }: CallSnapshot): boolean {
  return state === 'lobby' || state === 'joining' || state === 'waiting' || state === 'joined';
}

/** Everybody who is in both, while we are in the call. */
function pairs(previous: CallSnapshot, next: CallSnapshot): (readonly [PeerSnapshot, PeerSnapshot])[] {
  if (previous.state !== 'joined' || next.state !== 'joined') return [];
  const known = new Map(previous.peers.map((peer) => [peer.id, peer]));
  return next.peers.flatMap((now) => {
    const before = known.get(now.id);
    return before && before !== now ? [[before, now] as const] : [];
  });
}

function missingIn(list: readonly PeerSnapshot[], others: readonly PeerSnapshot[]): string[] {
  const known = new Set(list.map(({ id }) => id));
  return others.filter(({ id }) => !known.has(id)).map(nameOf);
}

/** What is a heading elsewhere, as a sentence among others. */
function sentence(text: string): string {
  return msg(str`${text}.`);
}

function nameOf({ user }: PeerSnapshot): string {
  return user.name || msg('A guest');
}
