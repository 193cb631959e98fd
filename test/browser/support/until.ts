/** Waits until the condition holds; fails with what was waited for. */
export async function until(what: string, condition: () => boolean, within = 5000): Promise<void> {
  const end = performance.now() + within;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited ${within} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
