import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserAtHand, type BrowserAtHand } from '../../../src/elements/shared/browser-at-hand.ts';
import { captureText } from '../../../src/elements/shared/error-texts.ts';

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K)';

const browsers: readonly (readonly [string, string, number, BrowserAtHand, string])[] = [
  [
    'Chrome on Windows',
    `${WINDOWS} ${BLINK} Safari/537.36`,
    0,
    { browser: 'chromium', system: 'windows' },
    'Click the symbol at the left of the address bar',
  ],
  [
    'Edge on macOS',
    `${MAC} ${BLINK} Safari/537.36 Edg/140.0.0.0`,
    0,
    { browser: 'chromium', system: 'macos' },
    'Click the symbol at the left of the address bar',
  ],
  [
    'Firefox on Linux',
    'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0',
    0,
    { browser: 'firefox', system: 'unknown' },
    'Click the crossed-out symbol',
  ],
  [
    'Safari on macOS',
    `${MAC} ${WEBKIT} Version/18.5 Safari/605.1.15`,
    0,
    { browser: 'safari', system: 'macos' },
    'In the menu bar choose Safari',
  ],
  [
    'Safari on an iPhone',
    `${PHONE} ${WEBKIT} Version/18.5 Mobile/15E148 Safari/604.1`,
    5,
    { browser: 'ios-safari', system: 'ios' },
    'then the website settings',
  ],
  [
    'Safari on an iPad, which says that it is a Macintosh',
    `${MAC} ${WEBKIT} Version/18.5 Safari/605.1.15`,
    5,
    { browser: 'ios-safari', system: 'ios' },
    'then the website settings',
  ],
  [
    'Chrome on an iPhone',
    `${PHONE} ${WEBKIT} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`,
    5,
    { browser: 'ios-other', system: 'ios' },
    'Open the Settings app, then this browser',
  ],
  [
    'Chrome on Android',
    `${ANDROID} ${BLINK} Mobile Safari/537.36`,
    5,
    { browser: 'android', system: 'android' },
    'Tap the symbol at the left of the address bar',
  ],
  [
    'a browser that nobody knows',
    'Something/1.0',
    0,
    { browser: 'unknown', system: 'unknown' },
    'Click the symbol at the left of the address bar',
  ],
];

for (const [name, userAgent, maxTouchPoints, expected, step] of browsers) {
  test(`who refused the camera in ${name} is told the next step there`, () => {
    const atHand = browserAtHand({ userAgent, maxTouchPoints });
    assert.deepEqual(atHand, expected);
    assert.ok(captureText('capture-denied', 'camera', atHand).advice.includes(step));
  });
}

test('each system says where it allows the browser what it keeps from it', () => {
  const adviceFor = (system: BrowserAtHand['system']): string =>
    captureText('capture-denied-by-system', 'microphone', { browser: 'chromium', system }).advice;
  const systems = ['macos', 'windows', 'ios', 'android', 'unknown'] as const;
  assert.equal(new Set(systems.map(adviceFor)).size, systems.length);
  assert.match(adviceFor('macos'), /System Settings/);
  assert.match(adviceFor('windows'), /desktop apps/);
});
