import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Without a flag on the command line, this is how a process collects its garbage.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of this process's JavaScript heap after a garbage collection. */
export function ownHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
