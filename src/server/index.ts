/**
 * For the platform's own server, on Node 20 or later: what a room and its people need to be safe from each other, and
 * TURN credentials. docs/server.md.
 */

export type { RoomGuardOptions } from './guard-options.ts';
export type { Refusal, RefusalCounts, RefusalReason } from './refusals.ts';
export { roomGuard, type RoomGuard } from './room-guard.ts';
export { turnCredentials, type TurnCredentials, type TurnCredentialsOptions } from './turn-credentials.ts';
export { CallError } from '../protocol/errors.ts';
