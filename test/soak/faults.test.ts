import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { callOfTwo, survive } from '../lab/support/couple.ts';
import { type Fault, faults } from '../lab/support/faults.ts';
import type { Interruption } from '../lab/support/interruption.ts';
import { Lab } from '../lab/support/lab.ts';
import { whyNoLab } from '../lab/support/why-not.ts';
import { writeFigures } from './support/reliability-table.ts';

const RUNS = Number(process.env['MESH_CALL_RUNS'] ?? 10);
/** A run that breaks the promise shall still tell by how much. */
const PATIENCE = 90_000;

const skip = whyNoLab();

describe('pictures and voices come back by themselves after', () => {
  let lab: Lab;
  before(async () => {
    if (skip === false) lab = await Lab.open();
  });
  after(async () => {
    if (skip === false) await lab.close();
  });

  for (const fault of Object.values<Fault>(faults)) {
    test(fault.name, { skip }, async (t) => {
      const felt: Interruption[] = [];
      for (let run = 1; run <= RUNS; run += 1) {
        await t.test(`run ${run}`, async (s) => {
          const couple = await callOfTwo(lab, s, fault.between);
          const interruption = await survive(lab, couple, fault, PATIENCE);
          s.diagnostic(JSON.stringify(interruption));
          felt.push(interruption);
        });
      }
      writeFigures(fault, felt, RUNS);
      assert.equal(felt.length, RUNS, 'runs in which everything came back');
      for (const { back } of felt) assert.ok(back <= 1000 * fault.promise, `back after ${back} ms`);
    });
  }
});
