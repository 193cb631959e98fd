/** One tone of a sound. */
export interface Note {
  /** Hz. */
  readonly pitch: number;
  /** When it begins, from the beginning of the sound, seconds. */
  readonly at: number;
  /** How long it is heard, seconds. */
  readonly length: number;
  /** How strong it is at most, 0 to 1. */
  readonly strength: number;
}

/** How long a note takes to its full strength, seconds: a tone that begins or ends at full strength clicks. */
const RISE = 0.02;

/**
 * Plays notes; they are made here, from no file. Returns the note that ends last.
 *
 * @param begin When the sound begins, in the context's time, seconds.
 */
export function playNotes(
  notes: readonly [Note, ...Note[]],
  destination: AudioNode,
  begin: number,
): OscillatorNode {
  const { context } = destination;
  let [last, end] = [playNote(notes[0], context, destination, begin), endOf(notes[0])];
  for (const note of notes.slice(1)) {
    const played = playNote(note, context, destination, begin);
    if (endOf(note) >= end) [last, end] = [played, endOf(note)];
  }
  return last;
}

function playNote(
  note: Note,
  context: BaseAudioContext,
  destination: AudioNode,
  begin: number,
): OscillatorNode {
  const [from, until] = [begin + note.at, begin + endOf(note)];
  const tone = new OscillatorNode(context, { type: 'sine', frequency: note.pitch });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(note.strength, from + RISE);
  volume.gain.linearRampToValueAtTime(0, until);
  tone.connect(volume).connect(destination);
  tone.start(from);
  tone.stop(until);
  return tone;
}

function endOf({ at, length }: Note): number {
  return at + length;
}
