import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLobbyCode, newLobbyCode } from '../../../demo/host/lobby-code.ts';
import { twinOrigin } from '../../../demo/host/twin-origin.ts';
import { deviceIntent } from '../../../demo/platform/device-intent.ts';

describe('the devices that a widget asks for', () => {
  for (const [content, expected] of [
    ['allowMic allowCamera', ['microphone', 'camera']],
    ['allowCamera', ['camera']],
    [' allowMic,allowCamera ', ['microphone', 'camera']],
    ['{"allowMic": true, "allowCamera": false}', ['microphone']],
    ['{"permissions": {"camera": {}, "microphone": {}}}', ['camera', 'microphone']],
    ['{"permissions": ["allowMic"]}', ['microphone']],
    ['["allowCamera"]', ['camera']],
    ['', []],
    ['{"allowMic": ', []],
    ['allowmic geolocation', []],
    ['{"toString": true}', []],
  ] as const) {
    it(`${JSON.stringify(content)} is ${expected.join(' and ') || 'nothing'}`, () => {
      assert.deepEqual([...deviceIntent(content)], expected);
    });
  }
});

describe('the code of a lobby', () => {
  it('has 6 characters of A to Z and 2 to 9 unless told, and is hardly ever the same', () => {
    const codes = Array.from({ length: 200 }, () => newLobbyCode());
    for (const code of codes) assert.match(code, /^[A-Z2-9]{6}$/);
    assert.ok(new Set(codes).size > 195);
    assert.equal(newLobbyCode(12).length, 12);
    assert.ok(isLobbyCode(newLobbyCode(32)));
  });

  for (const length of [0, 33, 1.5, Number.NaN]) {
    it(`can't have ${length} characters`, () => {
      assert.throws(() => newLobbyCode(length), { code: 'invalid_args' });
    });
  }
});

describe('the other name of this machine', () => {
  it('is another origin on the same port, and none for other names', () => {
    assert.equal(twinOrigin('http://127.0.0.1:8000/demo/'), 'http://localhost:8000');
    assert.equal(twinOrigin('http://localhost:8000'), 'http://127.0.0.1:8000');
    assert.equal(twinOrigin('https://calls.example/demo/'), undefined);
  });
});
