/** How one tile can be looked at apart from the others. */
export interface TileViewing {
  /** `absent` where the browser can't; `withheld` where the page around this one doesn't allow it. */
  readonly fullScreen: 'absent' | 'withheld' | 'off' | 'on';
  /** In a small window over all others; `absent` also while there is no picture. */
  readonly smallWindow: 'absent' | 'off' | 'on';
  /** Goes there or comes back; call it in the handler of a click. Rejects with what the browser says against it. */
  toggleFullScreen(): Promise<void>;
  toggleSmallWindow(): Promise<void>;
}
