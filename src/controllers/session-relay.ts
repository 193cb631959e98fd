import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { callContext } from './call-context.ts';
import { MeshCallController } from './mesh-call-controller.ts';

/**
 * Hands the session that its host has found on to the elements inside the host, which can't find it themselves where
 * the host stands outside of its call and names it with `for`.
 */
export class SessionRelay implements ReactiveController {
  readonly #call: MeshCallController<undefined>;
  readonly #provider: ContextProvider<typeof callContext>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    // Whatever of the call the host shows it asks for itself; this one waits for another session only.
    this.#call = new MeshCallController(host, { select: () => undefined });
    this.#provider = new ContextProvider(host, { context: callContext });
    host.addController(this);
  }

  hostUpdate(): void {
    this.#provider.setValue(this.#call.session);
  }
}
