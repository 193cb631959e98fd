import { playNotes } from '../../shared/notes.ts';
import { type CallSound, callSounds } from './call-sounds.ts';

/** The same sound is not heard again so soon, ms: people who come together are one sound, and nobody can make a noise. */
const SAME_AGAIN = 2000;
/** Time from one sound to any other one, ms; the one before is over then. */
const NEXT = 1000;
/** A sound that the browser lets begin only later than this is news no more, ms. */
const STALE = 1000;

/** An `AudioContext` that can play through a chosen speaker, where the browser has that. */
interface RoutableContext extends AudioContext {
  setSinkId?(deviceId: string): Promise<void>;
}

/**
 * Plays the sounds of a call, through nothing that is sent to anybody. Each has an `AudioContext` of its own, so that
 * nothing runs while nothing is to be heard. It never rejects and asks for nothing: where a browser holds sound back,
 * there is none.
 */
export class SoundPlayer {
  readonly #played = new Map<CallSound, number>();
  #context: RoutableContext | undefined;
  #last = -Infinity;

  /** @param deviceId The speaker; empty for the system's choice. */
  play(sound: CallSound, deviceId: string): void {
    if (!mayPlay()) return;
    const now = performance.now();
    if (now - this.#last < NEXT || now - (this.#played.get(sound) ?? -Infinity) < SAME_AGAIN) return;
    this.#last = now;
    this.#played.set(sound, now);
    // One that the browser has never let begin is in nobody's ears.
    this.#close();
    this.#context = new AudioContext();
    void this.#play(sound, deviceId, this.#context, now);
  }

  /** Stops whatever is heard. */
  stop(): void {
    this.#close();
    this.#played.clear();
    this.#last = -Infinity;
  }

  async #play(sound: CallSound, deviceId: string, context: RoutableContext, asked: number): Promise<void> {
    try {
      if (deviceId !== '') await useSpeaker(context, deviceId);
      await context.resume();
      // The call may be over meanwhile, or the browser has let it begin much later, with a click.
      if (context === this.#context && performance.now() - asked < STALE) {
        const last = playNotes(callSounds[sound], context.destination, context.currentTime);
        await new Promise((resolve) => last.addEventListener('ended', resolve));
      }
    } catch {
      // A context that was closed meanwhile plays nothing.
    }
    if (context === this.#context) this.#close();
  }

  #close(): void {
    this.#context?.close().catch(() => undefined);
    this.#context = undefined;
  }
}

/** A page that nobody has touched yet plays nothing, and a browser would only complain about the attempt. */
function mayPlay(): boolean {
  if (typeof AudioContext === 'undefined') return false;
  return !('userActivation' in navigator) || navigator.userActivation.hasBeenActive;
}

/** A speaker that can't be used leaves the system's own choice, as for the voices. */
async function useSpeaker(context: RoutableContext, deviceId: string): Promise<void> {
  try {
    await context.setSinkId?.(deviceId);
  } catch {
    return;
  }
}
