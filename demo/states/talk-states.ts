import type { CallSnapshot, MessageSnapshot, ReactionSnapshot } from 'mesh-call/engine';
import { call, others, peer, self, sharedScreen } from './snapshots.ts';

/** Half past two in the afternoon, wherever the page is looked at. */
const AFTERNOON = new Date(2026, 4, 4, 14, 30).getTime();

function messages(): MessageSnapshot[] {
  const said: readonly (readonly [from: string, minute: number, text: string])[] = [
    ['Alice Moreau', 0, 'Morning! Here is the agenda: https://example.com/agenda?week=12.'],
    ['Alice Moreau', 0, 'Point 3 is new.'],
    ['self', 2, 'Thanks. I’ll take the notes.'],
    ['Bob', 9, 'Can’t talk, the baby is asleep.\nI can hear you all well, though, so please go on.'],
    ['self', 10, 'No problem'],
    ['self', 10, 'We’ll write the decisions here.'],
    ['Carol Østergaard-Lindqvist', 14, 'Decided: we ship on Thursday.'],
  ];
  return said.map(([from, minute, text], index) => ({
    id: index + 1,
    from,
    name: from === 'self' ? 'Dana Whitfield' : from,
    isSelf: from === 'self',
    text,
    time: AFTERNOON + minute * 60_000,
    unreached: index === 5 ? [{ id: 'Bob', name: 'Bob' }] : [],
  }));
}

function reactions(): ReactionSnapshot[] {
  return [
    { id: 1, from: 'Alice Moreau', isSelf: false, reaction: 'party' },
    { id: 2, from: 'Alice Moreau', isSelf: false, reaction: 'clap' },
    { id: 3, from: 'self', isSelf: true, reaction: 'thumbs-up' },
  ];
}

/** A call in which people write, react and raise their hands. */
export function talkStates(): Record<string, CallSnapshot> {
  const [alice, bob, carol] = others(4).map((each, index) => ({ ...each, hand: [2, undefined, 1][index] }));
  const people = [alice, bob, carol].filter((each) => each !== undefined);
  const line = ['Grace', 'Heidi Vandenberghe-Abercrombie'].map((name) => ({
    id: name,
    user: { name },
    isSelf: false,
  }));
  return {
    'talk-hands': call({ peers: people, self: self({ hand: 3 }) }),
    'talk-reactions': call({ reactions: reactions() }),
    'talk-unread': call({ messages: messages() }),
    'talk-chat-empty': call(),
    'talk-chat': call({ messages: messages(), peers: people }),
    'talk-people': call({
      peers: [
        ...people,
        peer('Erin Nakamura', 340, { screen: true, screenStream: sharedScreen() }),
        peer('', 60, { rating: { grade: 'fair', reason: 'delay' } }),
      ],
      waiting: line,
      self: self({ hand: 3 }),
    }),
  };
}

/** Which panel is open in a state, by its name. */
export function panelOf(name: string): 'chat' | 'people' | undefined {
  if (name.startsWith('talk-chat')) return 'chat';
  return name === 'talk-people' ? 'people' : undefined;
}
