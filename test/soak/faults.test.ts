import { after, before, describe, test } from 'node:test';
import { type Fault, faults } from '../lab/support/faults.ts';
import { Lab } from '../lab/support/lab.ts';
import { whyNoLab } from '../lab/support/why-not.ts';
import { measureFault } from './support/measure-fault.ts';

const skip = whyNoLab({ needsLinks: true });

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
      await measureFault(t, lab, fault);
    });
  }
});
