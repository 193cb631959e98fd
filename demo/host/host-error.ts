/** The codes with which the host platform refuses a call of its SDK. */
export const HOST_ERROR_CODES = [
  'permission',
  'not_found',
  'quota_exceeded',
  'invalid_args',
  'rate_limited',
  'timeout',
  'internal',
  'service_unavailable',
  'unknown_op',
] as const;

export type HostErrorCode = (typeof HOST_ERROR_CODES)[number];

/** A refusal that the other side is told with its code. */
export class HostError extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string) {
    super(message);
    this.name = 'HostError';
    this.code = code;
  }
}

export function isHostErrorCode(value: unknown): value is HostErrorCode {
  return HOST_ERROR_CODES.some((code) => code === value);
}
