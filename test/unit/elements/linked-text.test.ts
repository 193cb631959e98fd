import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';

import { linkedText } from '../../../src/elements/mesh-chat/linked-text.ts';
import { messageGroups } from '../../../src/elements/mesh-chat/message-groups.ts';

/** The addresses that a text leads to. */
function hrefs(text: string): (string | undefined)[] {
  return linkedText(text).flatMap(({ href }) => (href === undefined ? [] : [href]));
}

describe('addresses in a message', () => {
  it('lead to the web', () => {
    assert.deepEqual(hrefs('see https://example.com/a?b=c#d and http://example.org'), [
      'https://example.com/a?b=c#d',
      'http://example.org/',
    ]);
  });

  it('don’t take the end of a sentence along', () => {
    assert.deepEqual(hrefs('Is it https://example.com/a? Yes (https://example.com/b).'), [
      'https://example.com/a',
      'https://example.com/b',
    ]);
  });

  it('keep brackets of their own', () => {
    assert.deepEqual(hrefs('https://example.com/Mesh_(topology)'), ['https://example.com/Mesh_(topology)']);
  });

  it('lead nowhere when they are not of the web, or pretend to be of another host', () => {
    const texts = [
      'javascript:alert(1)',
      'data:text/html,x',
      'vbscript:x https:',
      'https://',
      'https://good.example@evil.example/',
      'https://good.example:443@evil.example/',
      'file:///etc/passwd',
    ];
    for (const text of texts) assert.deepEqual(hrefs(text), [], text);
  });

  it('never change the text, and lead only to http and https, whatever it is', () => {
    const part = fc.constantFrom(
      'https://example.com',
      'http://',
      'javascript:',
      '@',
      '/',
      ' ',
      ')',
      '(',
      '<b>',
      '"',
      '.',
      '\n',
      'ü',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const pieces = linkedText(given);
        assert.equal(pieces.map((piece) => piece.text).join(''), given);
        for (const { href } of pieces) if (href !== undefined) assert.match(href, /^https?:\/\/[^@/]*(\/|$)/);
      }),
    );
  });

  it('are found in a long text without taking long', () => {
    const text = `https://example.com/${'('.repeat(900)}${')'.repeat(1000)}`;
    const began = performance.now();
    for (let count = 0; count < 50; count++) linkedText(text);
    assert.ok(performance.now() - began < 1000);
  });
});

describe('messages of one person in a row', () => {
  const message = (id: number, from: string, minute: number) => ({
    id,
    from,
    name: from,
    isSelf: false,
    text: 'x',
    time: minute * 60_000,
    unreached: [],
  });

  it('have one head, until somebody else writes or five minutes have passed', () => {
    const groups = messageGroups([
      message(1, 'bob', 0),
      message(2, 'bob', 4),
      message(3, 'bob', 6),
      message(4, 'carol', 6),
    ]);
    assert.deepEqual(
      groups.map(({ messages }) => messages.map(({ id }) => id)),
      [[1, 2], [3], [4]],
    );
  });
});
