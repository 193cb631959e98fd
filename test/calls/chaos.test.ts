import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { Chaos } from '../support/chaos.ts';
import { seedOfRun } from '../support/dice.ts';

/** Longer runs are in test/soak. */
const ROUNDS = 2;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('four people find each other again after whatever happens to them', async (t) => {
  const seed = seedOfRun();
  t.diagnostic(`MESH_CALL_SEED=${seed}`);
  const chaos = await Chaos.begin(lab, t, ['alice', 'bob', 'carol', 'dave'], seed);
  for (let round = 0; round < ROUNDS; round++) await chaos.round();
  t.diagnostic(chaos.steps.join(', '));
});
