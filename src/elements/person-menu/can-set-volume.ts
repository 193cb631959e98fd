let known: boolean | undefined;

/** Whether a page can change how loud it is: iPhones and iPads leave that to their buttons. */
export function canSetVolume(): boolean {
  if (known === undefined) {
    const player = new Audio();
    player.volume = 0.5;
    known = player.volume === 0.5;
  }
  return known;
}
