/** What a page's life tells a call. */
export interface PageLifecycleListener {
  /** The page is being left; what has to be said must be said in this very call. */
  hide(): void;
  /** The page has come back from the browser's back/forward cache. */
  show(): void;
}

/** Whether nobody looks at the page. Where there is no page, somebody always does. */
export function isPageHidden(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden';
}

/**
 * Watches for the page being left and coming back. The capture phase makes us speak before the provider's own
 * listener, which empties the awareness state.
 */
export function watchPage(page: EventTarget, listener: PageLifecycleListener, signal: AbortSignal): void {
  page.addEventListener(
    'pagehide',
    () => {
      listener.hide();
    },
    { capture: true, signal },
  );
  page.addEventListener(
    'pageshow',
    (event) => {
      if (Reflect.get(event, 'persisted') === true) listener.show();
    },
    { signal },
  );
}
