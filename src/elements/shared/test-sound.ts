import { type Note, playNotes } from './notes.ts';

const LENGTH = 0.35;
const STRENGTH = 0.25;

/** Three notes upwards, after the moment that a player takes to begin. */
const NOTES: readonly [Note, ...Note[]] = [
  { pitch: 523.25, at: 0.1, length: LENGTH, strength: STRENGTH },
  { pitch: 659.25, at: 0.31, length: LENGTH, strength: STRENGTH },
  { pitch: 783.99, at: 0.52, length: LENGTH, strength: STRENGTH },
];

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
    const last = playNotes(NOTES, destination, context.currentTime);
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
