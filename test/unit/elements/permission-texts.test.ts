import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserAtHand, type BrowserAtHand } from '../../../src/elements/shared/browser-at-hand.ts';
import { captureText, type ProblemDevice } from '../../../src/elements/shared/error-texts.ts';
import type { CallErrorCode } from '../../../src/protocol/errors.ts';

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
    { browser: 'edge', system: 'macos' },
    '“Permissions for this site”',
  ],
  [
    'Chrome on a Chromebook',
    `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Safari/537.36`,
    0,
    { browser: 'chromium', system: 'chromeos' },
    'Click the symbol at the left of the address bar',
  ],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 15; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0',
    5,
    { browser: 'android-firefox', system: 'android' },
    'then the blocked device in the list',
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

const adviceIn = (
  system: BrowserAtHand['system'],
  code: CallErrorCode,
  device: ProblemDevice = 'microphone',
): string => captureText(code, device, { browser: 'chromium', system }).advice;

test('each system says where it allows the browser what it keeps from it', () => {
  const systems = ['macos', 'windows', 'chromeos', 'ios', 'android', 'unknown'] as const;
  const advice = systems.map((system) => adviceIn(system, 'capture-denied-by-system'));
  assert.equal(new Set(advice).size, systems.length);
  assert.match(adviceIn('macos', 'capture-denied-by-system'), /System Settings/);
  assert.match(adviceIn('windows', 'capture-denied-by-system'), /desktop apps/);
});

test('who can’t have a device because something else uses it is told where the system names that', () => {
  assert.match(adviceIn('windows', 'capture-device-busy'), /“Privacy & security”/);
  assert.match(adviceIn('macos', 'capture-device-busy'), /Control Center/);
  assert.match(adviceIn('ios', 'capture-device-busy'), /phone calls/);
  assert.match(adviceIn('unknown', 'capture-device-busy'), /Close other apps/);
});

test('who has no device is told where the system lists them, and that it goes without', () => {
  const places: readonly (readonly [BrowserAtHand['system'], ProblemDevice, RegExp])[] = [
    ['windows', 'camera', /“Bluetooth & devices”, “Cameras”/],
    ['windows', 'microphone', /“System”, “Sound”/],
    ['macos', 'camera', /lid/],
    ['macos', 'microphone', /“Sound”/],
    ['ios', 'camera', /“Screen Time”/],
    ['chromeos', 'both', /switch at the edge/],
    ['windows', 'both', /Plug one in/],
    ['unknown', 'camera', /Plug one in/],
  ];
  for (const [system, device, place] of places) {
    const advice = adviceIn(system, 'capture-no-device', device);
    assert.match(advice, place, `${system} ${device}`);
    assert.match(advice, /without\.$/);
  }
});
