import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { callOfTwo, survive } from '../../lab/support/couple.ts';
import type { Fault } from '../../lab/support/faults.ts';
import type { Interruption } from '../../lab/support/interruption.ts';
import type { Lab } from '../../lab/support/lab.ts';
import { writeFigures } from './reliability-table.ts';

const RUNS = Number(process.env['MESH_CALL_RUNS'] ?? 10);
/** A run that breaks the promise shall still tell by how much. */
const PATIENCE = 90_000;

/** Lets a fault happen again and again, writes what was measured, and compares it with what is promised. */
export async function measureFault(t: TestContext, lab: Lab, fault: Fault): Promise<void> {
  const felt: Interruption[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    await t.test(`run ${run}`, async (s) => {
      const couple = await callOfTwo(lab, s, fault.between);
      const interruption = await survive(lab, couple, fault, PATIENCE);
      s.diagnostic(JSON.stringify(interruption));
      felt.push(interruption);
    });
  }
  await writeFigures(fault, felt, RUNS);
  assert.equal(felt.length, RUNS, 'runs in which everything came back');
  for (const { back } of felt) assert.ok(back <= 1000 * fault.promise, `back after ${back} ms`);
}
