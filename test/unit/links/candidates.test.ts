import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { dropUselessCandidates, isUsefulCandidate } from '../../../src/links/candidates.ts';

const udp = 'candidate:1 1 udp 2122260223 192.0.2.1 5000 typ host generation 0';
const relayOverTcp = 'candidate:2 1 tcp 1518280447 192.0.2.1 5001 typ relay tcptype passive';
const active = 'candidate:3 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active generation 0';

describe('candidates', () => {
  it('are sent unless they are active TCP ones, which no browser answers', () => {
    assert.deepEqual([udp, relayOverTcp, active, ''].map(isUsefulCandidate), [true, true, false, false]);
  });

  it('that are of no use are taken out of a description, and nothing else', () => {
    const lines = ['v=0', `a=${udp}`, `a=${active}`, `a=${relayOverTcp}`, 'a=mid:0', ''];
    const expected = lines.filter((line) => !line.includes('active'));
    assert.equal(dropUselessCandidates(lines.join('\r\n')), expected.join('\r\n'));
  });
});
