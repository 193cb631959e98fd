import type { CDPSession, Page } from 'playwright-core';
import { setTimeout as pause } from 'node:timers/promises';

/** What the main thread of a page has done, in ms of its own time per second. */
export interface MainThread {
  readonly scripts: number;
  readonly styles: number;
  readonly layout: number;
  readonly paint: number;
  /** All of these, and what is none of them. */
  readonly 'all tasks': number;
}

/** Kinds of work, by the names of Chromium's metrics (CDP `Performance.getMetrics`, s). */
const METRICS = {
  scripts: 'ScriptDuration',
  styles: 'RecalcStyleDuration',
  layout: 'LayoutDuration',
  'all tasks': 'TaskDuration',
} as const;

/** What belongs to painting, by the names of Chromium's trace. None of these is inside of another one. */
const PAINTING = new Set(['PrePaint', 'Paint', 'Layerize', 'Commit', 'UpdateLayer', 'UpdateLayerTree']);

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** Time that the thread itself has spent, µs. */
  readonly tdur?: number;
}

/**
 * Measures the only page of a browser for so many seconds. It is the time that the thread had a processor for, so other
 * work of the machine counts only as far as it takes away caches and clock.
 */
export async function measureMainThread(page: Page, seconds: number): Promise<MainThread> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const paint = await startTracing(session);
  const before = await metricsOf(session);
  await pause(seconds * 1000);
  const after = await metricsOf(session);
  const painted = await paint.end();
  await session.detach();
  const spent = (name: string): number =>
    (((after.get(name) ?? 0) - (before.get(name) ?? 0)) / seconds) * 1000;
  return {
    scripts: spent(METRICS.scripts),
    styles: spent(METRICS.styles),
    layout: spent(METRICS.layout),
    paint: painted / seconds,
    'all tasks': spent(METRICS['all tasks']),
  };
}

async function metricsOf(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/** Adds up the painting, ms. */
async function startTracing(session: CDPSession): Promise<{ end(): Promise<number> }> {
  let painted = 0;
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, ph, tdur = 0 } of value as unknown as TraceEvent[]) {
      if (ph === 'X' && PAINTING.has(name)) painted += tdur / 1000;
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  return {
    end: async () => {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      return painted;
    },
  };
}
