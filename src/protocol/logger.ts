/** How much an entry matters: `debug` may name who takes part, the others never do. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** One entry about something that has changed. */
export interface LogEntry {
  readonly level: LogLevel;
  /** Milliseconds since the session was made. */
  readonly after: number;
  /** What changed, in English. People are numbered in the order in which they were first seen. */
  readonly text: string;
}

/** Takes entries; what it throws is ignored. */
export type Logger = (entry: LogEntry) => void;

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

/** Writes entries of this level and those that matter more to the browser's console; default `warn`. */
export function consoleLogger(level: LogLevel = 'warn'): Logger {
  return (entry) => {
    if (LEVELS.indexOf(entry.level) > LEVELS.indexOf(level)) return;
    console[entry.level](`mesh-call ${(entry.after / 1000).toFixed(3)} s: ${entry.text}`);
  };
}
