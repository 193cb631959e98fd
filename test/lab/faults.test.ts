import { after, before, describe, test } from 'node:test';
import { callOfTwo, survive } from './support/couple.ts';
import { faults } from './support/faults.ts';
import { Lab } from './support/lab.ts';
import { whyNoLab } from './support/why-not.ts';

const skip = whyNoLab();

/** Those that stand for the others; all of them are in test/soak. */
const chosen = [faults.cut5, faults.answeringMoves, faults.udpBlocked];

describe('pictures and voices come back by themselves after', () => {
  let lab: Lab;
  before(async () => {
    if (skip === false) lab = await Lab.open();
  });
  after(async () => {
    if (skip === false) await lab.close();
  });

  for (const fault of chosen) {
    test(fault.name, { skip }, async (t) => {
      const couple = await callOfTwo(lab, t, fault.between);
      const { back, gap } = await survive(lab, couple, fault);
      t.diagnostic(`back after ${inSeconds(back)}, longest gap ${inSeconds(gap)}`);
    });
  }
});

function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
