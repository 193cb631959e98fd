import type { Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figures } from './figures.ts';

/** How long each measurement lasts, s. */
const SECONDS = 5;

/** What the main thread of a page does, by the names of Chromium (CDP `Performance.getMetrics`, s). */
const METRICS = [
  ['ScriptDuration', 'scripts'],
  ['LayoutDuration', 'layout'],
  ['RecalcStyleDuration', 'styles'],
  ['TaskDuration', 'all tasks'],
] as const;

/** Milliseconds per second that a page spends on each of these while nothing happens but the call. */
export async function renderingCost(page: Page, runs: number): Promise<Figures[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const read = async (): Promise<Map<string, number>> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  const costs = METRICS.map(([, what]) => ({
    what: `${what}, per second in a call of six`,
    unit: 'ms',
    values: [] as number[],
  }));
  for (let run = 0; run < runs; run += 1) {
    const before = await read();
    await pause(SECONDS * 1000);
    const after = await read();
    for (const [index, [name]] of METRICS.entries()) {
      costs[index]?.values.push((((after.get(name) ?? 0) - (before.get(name) ?? 0)) / SECONDS) * 1000);
    }
  }
  await session.detach();
  return costs;
}
