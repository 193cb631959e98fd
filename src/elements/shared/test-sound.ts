/** Three notes upwards, Hz. */
const NOTES = [523.25, 659.25, 783.99] as const;
const NOTE_SECONDS = 0.35;

/**
 * Plays a short sound through a speaker; it is made here, from no file. Resolves when it is over or `signal` aborts.
 *
 * @param deviceId The speaker; empty for the system's choice.
 * @throws {DOMException} what the browser says when it can't play there
 */
export async function playTestSound(deviceId: string, signal: AbortSignal): Promise<void> {
  const context = new AudioContext();
  const destination = context.createMediaStreamDestination();
  const player = new Audio();
  try {
    // Through the same kind of player as the others' voices, so that what is heard here is heard there.
    player.srcObject = destination.stream;
    if (deviceId !== '') await player.setSinkId(deviceId);
    // Neither is waited for where a browser holds sound back for good.
    void context.resume();
    await player.play();
    const last = playNotes(context, destination);
    await new Promise<void>((resolve) => {
      last.addEventListener('ended', () => resolve());
      signal.addEventListener('abort', () => resolve());
      if (signal.aborted) resolve();
    });
  } finally {
    player.pause();
    player.srcObject = null;
    await context.close();
  }
}

function playNotes(context: AudioContext, destination: AudioNode): OscillatorNode {
  const nodes = NOTES.map((frequency, index) => {
    const begin = context.currentTime + 0.1 + index * NOTE_SECONDS * 0.6;
    const note = new OscillatorNode(context, { type: 'sine', frequency });
    const volume = new GainNode(context, { gain: 0 });
    // A tone that begins or ends at full strength clicks.
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.25, begin + 0.03);
    volume.gain.linearRampToValueAtTime(0, begin + NOTE_SECONDS);
    note.connect(volume).connect(destination);
    note.start(begin);
    note.stop(begin + NOTE_SECONDS);
    return note;
  });
  return nodes.at(-1) as OscillatorNode;
}
