/**
 * Whether this page may save a file, as far as it can tell: where it may not, browsers ignore the click and say nothing.
 *
 * A sandboxed frame needs `allow-downloads`, and so do all around it. Frames of the page's own origin can be asked; a
 * frame without any origin is in a sandbox of which nothing is known.
 */
export function mayDownload(page: Window = window): boolean {
  if (page.parent !== page && page.origin === 'null') return false;
  for (let frame = page.frameElement; frame; frame = frame.ownerDocument.defaultView?.frameElement ?? null) {
    const sandbox = frame.getAttribute('sandbox');
    if (sandbox !== null && !sandbox.split(/\s+/u).includes('allow-downloads')) return false;
  }
  return true;
}
