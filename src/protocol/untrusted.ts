import { MAX_COUNTER } from './constants.ts';

/*
 * Readers for values that came from the room. They look at own properties only, never convert, never throw, and
 * cost no more than the value they accept.
 */

/** A plain object whose properties are all unknown. */
export type UntrustedRecord = Readonly<Record<string, unknown>>;

/** The value as an object with named properties, or undefined. */
export function asRecord(value: unknown): UntrustedRecord | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return value as UntrustedRecord;
}

/** An own property; what a prototype brings along does not count. */
export function own(record: UntrustedRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Whether the value is a whole number from `least` up to the largest counter. */
export function isCounter(value: unknown, least = 0): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= MAX_COUNTER;
}

/** Whether the value is text of at most this many UTF-16 code units. */
export function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

/** Whether the value is an array of at most this many entries. */
export function isList(value: unknown, longest: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= longest;
}
