import { CallError } from '../protocol/errors.ts';

/** The error of whoever needs a file of the kit that could not be loaded. */
export function missingError(cause: unknown): CallError {
  return new CallError(
    'elements-missing',
    'The elements for the call could not be loaded. Their file lies beside the main one; check that both are served.',
    { cause },
  );
}
