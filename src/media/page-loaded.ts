/** Longest wait, ms: a page with an image that never comes shall have sound all the same. */
const LONGEST_WAIT_MS = 3000;

/**
 * Resolves when the page has fired its `load` event, or soon after that should have happened.
 *
 * A media element whose stream has no data yet keeps the `load` event of its page back (HTML, "delaying the load
 * event"), also when it isn't in the document. A muted peer has no data, so players wait for the page first.
 */
export function pageLoaded(): Promise<void> {
  if (typeof document === 'undefined' || document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS);
    globalThis.addEventListener(
      'load',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
