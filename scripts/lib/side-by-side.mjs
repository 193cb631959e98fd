/** Doing several things at a time that each print. */

/** @typedef {import('./run.mjs').Show} Show */

/**
 * Begins the jobs in their order, so many at a time. What they print is shown in the same order, each as a whole: the
 * first that is not over yet at once, those after it when it is over.
 *
 * @template Result
 * @param {readonly ((show: Show) => Promise<Result>)[]} jobs
 * @param {number} atATime
 * @returns {Promise<Result[]>} what they gave, in their order
 */
export async function sideBySide(jobs, atATime) {
  const texts = jobs.map(() => '');
  const isOver = jobs.map(() => false);
  let shown = 0;
  const showOn = () => {
    while (shown < jobs.length) {
      process.stdout.write(texts[shown] ?? '');
      texts[shown] = '';
      if (!isOver[shown]) return;
      shown += 1;
    }
  };
  const results = /** @type {Result[]} */ (Array.from({ length: jobs.length }));
  const waiting = [...jobs.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, job] = next;
      results[index] = await job((text) => {
        texts[index] = `${texts[index] ?? ''}${text}`;
        showOn();
      });
      isOver[index] = true;
      showOn();
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}
