import type { CallSession } from '../../call/call-session.ts';

/**
 * How the people of a call are arranged: `auto` shows shared screens large, and otherwise equal tiles; `grid` shows equal
 * tiles always; `speaker` shows who speaks large.
 */
export type GridLayout = 'auto' | 'grid' | 'speaker';

/** Where the own picture is: among the others, in a corner over them, nowhere, or where it is best (`auto`). */
export type SelfView = 'auto' | 'tile' | 'corner' | 'hidden';

/** What is chosen about the arrangement of a call, by the person or the page, for this page alone. */
export interface ArrangementChoices {
  readonly layout: GridLayout;
  readonly selfView: SelfView;
  /** Tiles that are shown large, in the order in which they were pinned; see `tileName()`. */
  readonly pinned: readonly string[];
  /** Session ids of those whose picture is not shown. */
  readonly unseen: readonly string[];
}

const NOTHING_CHOSEN: ArrangementChoices = Object.freeze({
  layout: 'auto',
  selfView: 'auto',
  pinned: [],
  unseen: [],
});

/** The name of a tile: the session id of the person, and for their shared screen that and ` screen`. */
export function tileName(person: string, isScreen = false): string {
  return isScreen ? `${person} screen` : person;
}

/**
 * What is chosen about the arrangement of one call. All elements of the call share it, wherever they stand; nobody else is
 * told. `change` is fired after each change.
 */
export class Arrangement extends EventTarget {
  #choices = NOTHING_CHOSEN;

  get choices(): ArrangementChoices {
    return this.#choices;
  }

  choose(change: Partial<ArrangementChoices>): void {
    this.#choices = Object.freeze({ ...this.#choices, ...change });
    this.dispatchEvent(new Event('change'));
  }

  pin(tile: string, on: boolean): void {
    this.choose({ pinned: listWith(this.#choices.pinned, tile, on) });
  }

  hidePicture(person: string, hidden: boolean): void {
    this.choose({ unseen: listWith(this.#choices.unseen, person, hidden) });
  }
}

const arrangements = new WeakMap<CallSession, Arrangement>();

/** The arrangement of a session's call, the same one for all who ask. */
export function arrangementOf(session: CallSession): Arrangement {
  const arrangement = arrangements.get(session) ?? new Arrangement();
  arrangements.set(session, arrangement);
  return arrangement;
}

function listWith(list: readonly string[], entry: string, present: boolean): readonly string[] {
  if (list.includes(entry) === present) return list;
  return present ? [...list, entry] : list.filter((each) => each !== entry);
}
