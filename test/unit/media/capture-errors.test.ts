import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { captureError, classifyCaptureError } from '../../../src/media/capture-errors.ts';
import type { CallErrorCode, CaptureDevice } from '../../../src/protocol/errors.ts';

const DEVICES: readonly CaptureDevice[] = ['microphone', 'camera'];

/** What the page may do, as far as the browser tells. */
const POLICIES = { 'the page may use it': true, 'the browser does not say': undefined } as const;

/** What each name means where the embedding page is not the reason. */
const MEANINGS: readonly (readonly [name: string, message: string, code: CallErrorCode])[] = [
  ['NotAllowedError', 'Permission denied', 'capture-denied'],
  ['NotAllowedError', 'Permission dismissed', 'capture-denied'],
  ['NotAllowedError', 'Permission denied by system', 'capture-denied-by-system'],
  ['SecurityError', 'Invalid security origin', 'capture-denied-by-page'],
  ['NotFoundError', 'Requested device not found', 'capture-no-device'],
  ['OverconstrainedError', '', 'capture-constraint-unmet'],
  ['NotReadableError', 'Could not start video source', 'capture-device-busy'],
  ['AbortError', 'Timeout starting video source', 'capture-device-busy'],
  ['InvalidStateError', 'The document is not fully active.', 'capture-failed'],
  ['NotSupportedError', '', 'capture-failed'],
];

describe('a refused capture', () => {
  for (const [name, message, code] of MEANINGS) {
    for (const [situation, isAllowed] of Object.entries(POLICIES)) {
      it(`with ${name} “${message}” is ${code} when ${situation}`, () => {
        const thrown = new DOMException(message, name);
        const error = classifyCaptureError(thrown, 'camera', () => isAllowed);
        assert.equal(error.code, code);
      });
    }
  }

  for (const [name, message] of [
    ['NotAllowedError', 'Permission denied'],
    ['NotAllowedError', 'Permission denied by system'],
    ['SecurityError', ''],
  ] as const) {
    it(`with ${name} “${message}” is the embedding page’s doing when its policy forbids the device`, () => {
      const error = classifyCaptureError(new DOMException(message, name), 'camera', () => false);
      assert.equal(error.code, 'capture-denied-by-page');
    });
  }

  it('is not the embedding page’s doing when the policy forbids only the other device', () => {
    const error = classifyCaptureError(
      new DOMException('Permission denied', 'NotAllowedError'),
      'microphone',
      (device) => device === 'microphone',
    );
    assert.equal(error.code, 'capture-denied');
  });

  for (const name of ['NotFoundError', 'NotReadableError', 'OverconstrainedError'] as const) {
    it(`with ${name} is about the device, whatever the policy says`, () => {
      const thrown = new DOMException('', name);
      const [one, other] = [true, false].map((is) => classifyCaptureError(thrown, 'camera', () => is).code);
      assert.equal(one, other);
    });
  }

  it('with an error that is no DOMException is capture-failed', () => {
    assert.equal(
      classifyCaptureError(new TypeError('No constraints'), 'camera', () => true).code,
      'capture-failed',
    );
  });

  it('with something that is no error at all is capture-failed', () => {
    assert.equal(classifyCaptureError('NotAllowedError', 'camera', () => true).code, 'capture-failed');
  });

  it('names its device and keeps what was thrown', () => {
    for (const device of DEVICES) {
      const thrown = new DOMException('Requested device not found', 'NotFoundError');
      const error = classifyCaptureError(thrown, device, () => true);
      assert.deepEqual([error.device, error.cause], [device, thrown]);
    }
  });
});

describe('the text of a capture error', () => {
  it('begins with the device, ends with a full stop and is one of its own for each code', () => {
    const codes = new Set([...MEANINGS.map(([, , code]) => code), 'capture-ended', 'capture-insecure']);
    const texts = [...codes].map((code) => captureError(code as 'capture-ended', 'camera').message);
    for (const text of texts) assert.match(text, /^The camera is not available: .+\.$/);
    assert.equal(new Set(texts).size, codes.size);
  });
});
