import { PING_FRAME } from '../../../src/signaling/control-channel.ts';
import { until } from './until.ts';

/**
 * Counts how often somebody is asked over a control channel whether they are there. They are asked again only when
 * they have answered, so the second question shows that they were not taken for gone.
 */
export class PingCounter {
  readonly #original: unknown = Reflect.get(RTCDataChannel.prototype, 'send');
  #count = 0;

  constructor() {
    const original = this.#original as (this: RTCDataChannel, data: string) => void;
    const onSend = (data: unknown): void => {
      if (data === PING_FRAME) this.#count++;
    };
    Reflect.set(RTCDataChannel.prototype, 'send', function (this: RTCDataChannel, data: string): void {
      onSend(data);
      original.call(this, data);
    });
  }

  async untilAskedAgain(): Promise<void> {
    await until('the absent one has answered and is asked again', () => this.#count >= 2, 10_000);
  }

  stop(): void {
    Reflect.set(RTCDataChannel.prototype, 'send', this.#original);
  }
}
