import type { CallError } from '../../protocol/errors.ts';
import type { ProblemDevice } from '../shared/error-texts.ts';

/** What a person can ask for in the views, beside the controls, which talk to the session themselves. */
export type CallIntent =
  /** Ask for a seat; `name` is what was typed, when a name was asked for. */
  | { readonly type: 'join'; readonly name?: string }
  /** Bring the call here from another tab in which the same person is in it. */
  | { readonly type: 'take-over' }
  /** Play the others' sound in this tab although the person hears them elsewhere. */
  | { readonly type: 'sound-on' }
  /** Capture the devices that wait for the person to know what the browser will ask. */
  | { readonly type: 'use-devices' }
  /** Leave the call or the waiting line. */
  | { readonly type: 'leave' }
  /** Try again after the call has failed. */
  | { readonly type: 'retry' }
  /** Try again to start a device that was refused. */
  | { readonly type: 'retry-device'; readonly device: ProblemDevice }
  /** Share nothing any more. */
  | { readonly type: 'stop-screen' }
  /** Play the others' sound; the click is the gesture that the browser wants. */
  | { readonly type: 'resume-playback' }
  /** Don't show these problems any more. */
  | { readonly type: 'dismiss'; readonly errors: readonly CallError[] };

/** Passes an intent on to whoever can fulfil it. */
export type Perform = (intent: CallIntent) => void;
