import { BRIDGE, readReply, type BridgeRequest } from './bridge-messages.ts';
import { HostError } from './host-error.ts';

/** How long the host page has for an answer, unless told. */
const ANSWER_WITHIN_MILLISECONDS = 10_000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: HostError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The widget's end of the bridge: finds for each answer the question. */
export class BridgeClient {
  readonly #send: (request: BridgeRequest) => void;
  readonly #waiting = new Map<string, Waiting>();
  #asked = 0;

  constructor(send: (request: BridgeRequest) => void) {
    this.#send = send;
  }

  /** Asks the host page. Rejects with a `HostError`: its own, or `timeout`. */
  async call(op: string, args: readonly unknown[], within = ANSWER_WITHIN_MILLISECONDS): Promise<unknown> {
    this.#asked += 1;
    const id = `${op} ${this.#asked}`;
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new HostError('timeout', `The host page didn't answer ${op} within ${within} ms.`));
      }, within);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#send({ bridge: BRIDGE, id, op, args });
    });
  }

  /** Takes a message whose sender the caller has checked. What answers nothing is left alone. */
  receive(data: unknown): void {
    const reply = readReply(data);
    const waiting = reply && this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    clearTimeout(waiting.timer);
    if (reply.ok) waiting.resolve(reply.value);
    else waiting.reject(new HostError(reply.error.code, reply.error.message));
  }
}
