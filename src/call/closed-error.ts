import { CallError } from '../protocol/errors.ts';

/** The error of whoever waits for something that can't come any more; `reason` is one sentence. */
export function closedError(reason = 'The call was left or closed meanwhile.'): CallError {
  return new CallError('call-closed', reason);
}
