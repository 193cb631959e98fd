import { CallError, type CallErrorCode } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';

/** Who may break the protocol in many ways shall not fill our memory with them. */
const REMEMBERED_VIOLATIONS = 64;

/** Tells of everybody who breaks the protocol, once for each way in which they do. */
export class ViolationLog {
  readonly #tell: (error: CallError) => void;
  readonly #told = new Set<string>();

  constructor(tell: (error: CallError) => void) {
    this.#tell = tell;
  }

  /**
   * Somebody wrote what was ignored.
   *
   * @param source Client id, or session id where that is known.
   */
  add(source: number | SessionId, code: CallErrorCode, detail: string): void {
    const key = `${source} ${code} ${detail}`;
    if (this.#told.has(key) || this.#told.size >= REMEMBERED_VIOLATIONS) return;
    this.#told.add(key);
    const peer = typeof source === 'string' ? source : undefined;
    this.#tell(
      new CallError(code, `Ignored what ${peer ?? `client ${source}`} wrote to the room: ${detail}.`, {
        ...(peer === undefined ? {} : { peer }),
      }),
    );
  }
}
