import type { Note } from '../../shared/notes.ts';

/**
 * What a call lets one hear beside the voices.
 *
 * - `joined`: somebody has come in.
 * - `left`: somebody has gone.
 * - `hand`: somebody has raised their hand.
 * - `message`: somebody has written.
 * - `seated`: we are in the call now, after we have waited for a seat.
 */
export type CallSound = 'joined' | 'left' | 'hand' | 'message' | 'seated';

/** Soft beside a voice, and each with a course of its own, so that nobody has to know pitches to tell them apart. */
export const callSounds: Readonly<Record<CallSound, readonly [Note, ...Note[]]>> = {
  // Up.
  joined: [note(523.25, 0, 0.2, 0.12), note(783.99, 0.12, 0.3, 0.12)],
  // Down, and a little softer: nobody has to do anything.
  left: [note(587.33, 0, 0.2, 0.09), note(392, 0.12, 0.3, 0.09)],
  // Twice the same, as one who knocks.
  hand: [note(880, 0, 0.14, 0.1), note(880, 0.17, 0.22, 0.1)],
  // One short note.
  message: [note(1046.5, 0, 0.16, 0.08), note(2093, 0, 0.08, 0.02)],
  // Up in three steps, and stronger than the others: whoever waited may look elsewhere.
  seated: [note(523.25, 0, 0.2, 0.15), note(659.25, 0.12, 0.2, 0.15), note(1046.5, 0.24, 0.32, 0.15)],
};

function note(pitch: number, at: number, length: number, strength: number): Note {
  return { pitch, at, length, strength };
}
