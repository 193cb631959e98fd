import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consoleLogger, type LogLevel } from '../../../src/protocol/logger.ts';

const LEVELS: readonly LogLevel[] = ['error', 'warn', 'info', 'debug'];

describe('the logger for the console', () => {
  for (const [index, level] of LEVELS.entries()) {
    it(`at ${level} writes ${LEVELS.slice(0, index + 1).join(', ')}`, (t) => {
      const written: string[] = [];
      for (const name of LEVELS)
        t.mock.method(console, name, (text: string) => written.push(`${name} ${text}`));
      for (const each of LEVELS) consoleLogger(level)({ level: each, after: 1234, text: 'call: lobby' });
      assert.deepEqual(
        written,
        LEVELS.slice(0, index + 1).map((each) => `${each} mesh-call 1.234 s: call: lobby`),
      );
    });
  }
});
