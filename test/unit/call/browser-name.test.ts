import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserNameOf } from '../../../src/call/browser-name.ts';

describe('the name of a browser', () => {
  const table = [
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
      { name: 'Chromium', version: 141, mobile: false },
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      { name: 'Chromium', version: 140, mobile: true },
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
      { name: 'Firefox', version: 142, mobile: false },
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      { name: 'Safari', version: 18, mobile: true },
    ],
    ['something else', { name: 'unknown', version: 0, mobile: false }],
  ] as const;
  for (const [userAgent, expected] of table) {
    it(`is ${expected.name} ${expected.version}`, () => {
      assert.deepEqual(browserNameOf({ userAgent }), expected);
    });
  }
});
