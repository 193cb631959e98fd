import type { View } from '../calls/pages/sightings.ts';
import type { Name } from './cast.ts';
import { eventually, holds, type Patience } from './eventually.ts';

/** What a page answers; undefined as long as it is not ready. */
type Answer<What> = Promise<What | undefined>;

/** Somebody in a call whose view can be looked at, whichever browser and page they are in. */
export abstract class Viewer {
  readonly name: Name;

  protected constructor(name: Name) {
    this.name = name;
  }

  protected abstract askView(): Answer<View>;
  protected abstract askStatisticsOf(name: Name): Answer<readonly string[]>;
  protected abstract askHistory(): Answer<readonly string[]>;

  /** What the person sees and hears now. */
  async view(): Promise<View> {
    const view = await this.askView();
    if (view === undefined) throw new Error(`${this.name}'s page is not ready.`);
    return view;
  }

  /** Waits until the person's view is as described; returns how many milliseconds it took. */
  async untilView(
    expectation: string,
    isAsExpected: (view: View) => boolean,
    patience: Patience,
  ): Promise<number> {
    return await eventually(
      `${this.name}: ${expectation}`,
      async () => {
        const view = await this.view();
        return isAsExpected(view) ? holds : { holds: false, missing: JSON.stringify(view, undefined, 1) };
      },
      patience,
    );
  }

  /** What this person's browser says about the connection to `name`, for the message of a failing test. */
  async statisticsOf(name: Name): Promise<string> {
    return asText(await this.askStatisticsOf(name));
  }

  /** What happened to this person's connections, for the message of a failing test. */
  async connectionHistory(): Promise<string> {
    return asText(await this.askHistory());
  }
}

function asText(lines: readonly string[] | undefined): string {
  return lines?.join('\n    ') ?? 'the page is not ready';
}
