import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { BridgeClient } from '../../../demo/host/bridge-client.ts';
import { BRIDGE, readReply, readRequest, type BridgeRequest } from '../../../demo/host/bridge-messages.ts';
import { replyTo, type Operations } from '../../../demo/host/bridge-server.ts';
import { HOST_ERROR_CODES, HostError } from '../../../demo/host/host-error.ts';

/** A widget whose questions are kept; the test answers them. */
function widget(): { client: BridgeClient; asked: BridgeRequest[] } {
  const asked: BridgeRequest[] = [];
  return { client: new BridgeClient((request) => asked.push(request)), asked };
}

/** A widget and a host page that are connected; messages are copied on the way, as windows do. */
function bridge(operations: Operations): BridgeClient {
  const client: BridgeClient = new BridgeClient((request) => {
    const received = readRequest(structuredClone(request));
    assert.ok(received);
    void replyTo(received, operations).then((reply) => client.receive(structuredClone(reply)));
  });
  return client;
}

describe('the bridge between widget and host page', () => {
  it('brings each answer to its question, whatever the order', async () => {
    const { client, asked } = widget();
    const answers = [client.call('one', ['a']), client.call('one', ['b'])];
    assert.deepEqual(
      asked.map(({ args }) => args),
      [['a'], ['b']],
    );
    for (const { id, args } of asked.reverse()) {
      client.receive({ bridge: BRIDGE, id, ok: true, value: args });
    }
    assert.deepEqual(await Promise.all(answers), [['a'], ['b']]);
  });

  for (const code of HOST_ERROR_CODES) {
    it(`tells the widget of ${code}`, async () => {
      const refuse = (): never => {
        throw new HostError(code, 'why');
      };
      const client = bridge(new Map([['enter', refuse]]));
      await assert.rejects(client.call('enter', []), { name: 'HostError', code, message: 'why' });
    });
  }

  it('says unknown_op for what the host does not have', async () => {
    await assert.rejects(bridge(new Map()).call('toString', []), { code: 'unknown_op' });
  });

  it('says internal for a failure of the host, and keeps its text to itself', async () => {
    const fail = (): never => {
      throw new Error('password is hunter2');
    };
    const client = bridge(new Map([['enter', fail]]));
    await assert.rejects(client.call('enter', []), (error: HostError) => {
      assert.equal(error.code, 'internal');
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
  });

  it('says timeout when no answer comes, and an answer that comes later harms nobody', async (t: TestContext) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { client, asked } = widget();
    const answer = client.call('enter', [], 50);
    t.mock.timers.tick(50);
    await assert.rejects(answer, { code: 'timeout' });
    client.receive({ bridge: BRIDGE, id: asked[0]?.id, ok: true, value: 'late' });
    const next = client.call('enter', [], 50);
    client.receive({ bridge: BRIDGE, id: asked[1]?.id, ok: true, value: 'in time' });
    assert.equal(await next, 'in time');
  });

  for (const stranger of [
    undefined,
    'text',
    null,
    [],
    { id: '1', op: 'enter', args: [] },
    { bridge: 'other/1', id: '1', op: 'enter', args: [], ok: true },
    { bridge: BRIDGE, id: 1, op: 'enter', args: [], ok: true },
    { bridge: BRIDGE, id: '', op: 'enter', args: [], ok: true },
    { bridge: BRIDGE, id: 'x'.repeat(65), op: 'enter', args: [], ok: true },
  ]) {
    it(`takes no notice of ${JSON.stringify(stranger)?.slice(0, 60) ?? 'nothing'}`, () => {
      assert.equal(readRequest(stranger), undefined);
      assert.equal(readReply(stranger), undefined);
    });
  }

  it('takes a refusal without a known code as internal', () => {
    const reply = readReply({ bridge: BRIDGE, id: '1', ok: false, error: { code: 'nonsense' } });
    assert.deepEqual(reply, { bridge: BRIDGE, id: '1', ok: false, error: { code: 'internal', message: '' } });
  });
});
