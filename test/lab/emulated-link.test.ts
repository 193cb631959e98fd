import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { environment, type Namespace } from './support/namespace.ts';
import { Network } from './support/network.ts';
import { whyNoLab } from './support/why-not.ts';

const skip = whyNoLab({ needsLinks: true });

/** Sends numbered packets to an echo and prints what came back, in its order, and after how many milliseconds. */
const ASK = `
  const [address, port] = process.argv.slice(1);
  const socket = require('node:dgram').createSocket('udp4');
  const sent = [], answers = [];
  socket.on('message', (message) => {
    const number = Number(message);
    answers.push({ number, after: performance.now() - sent[number] });
    if (answers.length < 20) return;
    console.log(JSON.stringify(answers));
    socket.close();
  });
  const send = () => {
    socket.send(String(sent.length), Number(port), address);
    if (sent.push(performance.now()) < 20) setTimeout(send, 10);
  };
  send();
`;

test('an emulated link delivers late in both directions, and in order', { skip }, async (t) => {
  const network = new Network();
  t.after(() => network.close());
  const echo = createSocket('udp4');
  t.after(() => {
    echo.close();
  });
  echo.on('message', (message, { port, address }) => {
    echo.send(message, port, address);
  });
  echo.bind(0, network.ownAddress);
  await once(echo, 'listening');
  const house = network.addHouse('cone');
  const link = await network.emulateLink(house);
  const ask = (): Promise<Answer[]> => askFrom(house.machine, network.ownAddress, echo.address().port);

  const before = await ask();
  assert.ok(
    before.every(({ after }) => after < 100),
    JSON.stringify(before),
  );
  link.setLateness({ delay: 150, jitter: 50 });
  const late = await ask();
  assert.deepEqual(
    late.map(({ number }) => number),
    Array.from({ length: 20 }, (_, number) => number),
  );
  // Twice the delay is the middle; waiting for those before only makes it later.
  for (const { after } of late) assert.ok(after >= 200 && after < 600, JSON.stringify(late));
});

interface Answer {
  readonly number: number;
  readonly after: number;
}

async function askFrom(machine: Namespace, address: string, port: number): Promise<Answer[]> {
  const [command = '', ...args]: readonly string[] = [
    ...machine.launcher,
    ...[process.execPath, '-e', ASK, address, String(port)],
  ];
  const { stdout } = await promisify(execFile)(command, args, { env: environment, timeout: 10_000 });
  return JSON.parse(stdout) as Answer[];
}
