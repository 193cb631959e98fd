import { decompressDescription } from '../../src/links/description-codec.ts';
import type { Figures } from './figures.ts';

/** A session description in an awareness state, as src/protocol/signal.ts writes it. */
const DESCRIPTION = /"k":"([oa])","g":\d+,"z":"([\w-]+)"/g;

/** Reads the session descriptions in what people send to the room. */
export class DescriptionSizes {
  readonly #compressed = { o: new Set<string>(), a: new Set<string>() };

  /** Looks through one message. Descriptions are sent again until they are acknowledged, and count once. */
  readonly read = (update: Uint8Array): void => {
    for (const [, kind, compressed = ''] of Buffer.from(update).toString('latin1').matchAll(DESCRIPTION)) {
      this.#compressed[kind as 'o' | 'a'].add(compressed);
    }
  };

  get figures(): Figures[] {
    const { o: offers, a: answers } = this.#compressed;
    return [...sizes('offer', offers), ...sizes('answer', answers)];
  }
}

function sizes(name: string, compressed: ReadonlySet<string>): Figures[] {
  const texts = [...compressed];
  return [
    { what: `${name} as sent`, unit: 'bytes', values: texts.map(({ length }) => length) },
    {
      what: `${name} before compression`,
      unit: 'bytes',
      values: texts.map((text) => decompressDescription(text)?.length ?? Number.NaN),
    },
  ];
}
