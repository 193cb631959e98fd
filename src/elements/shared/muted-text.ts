import { msg } from './texts.ts';

/** Said to somebody who talks while muted. */
export function mutedText(): string {
  return msg('You’re muted. Turn your microphone on to be heard.');
}
