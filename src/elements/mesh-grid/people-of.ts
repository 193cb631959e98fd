import type { CallSnapshot } from '../../call/snapshot.ts';

/** The part of a snapshot that a grid shows. */
export type ShownPeople = Pick<CallSnapshot, 'peers' | 'self' | 'activeSpeaker' | 'reactions'>;

/** Whether two snapshots look the same in a grid. */
export function samePeople(one: ShownPeople | undefined, other: ShownPeople | undefined): boolean {
  return (
    one?.peers === other?.peers &&
    one?.self === other?.self &&
    one?.activeSpeaker === other?.activeSpeaker &&
    one?.reactions === other?.reactions
  );
}

/** Chooses that part of each snapshot, the same object until something in it changes; nothing outside of the call. */
export function peopleOf(): (snapshot: CallSnapshot) => ShownPeople | undefined {
  let last: CallSnapshot | undefined;
  return (snapshot) => {
    if (snapshot.state !== 'joined') return undefined;
    if (!last || !samePeople(snapshot, last)) last = snapshot;
    return last;
  };
}
