import type { CaptureDevice } from '../protocol/errors.ts';

/** The part of `navigator.permissions` that is used. */
export type PermissionsLike = Pick<Permissions, 'query'>;

const DEVICES: readonly CaptureDevice[] = ['microphone', 'camera'];

/**
 * What the browser would do if it were asked for microphone or camera now (Permissions API): give them (`granted`), ask
 * the person (`prompt`), or refuse (`denied`). Unknown where the browser doesn't tell.
 */
export class CapturePermissions {
  readonly #states = new Map<CaptureDevice, PermissionState>();
  readonly #known: Promise<void>;

  /** @param onChange Called when what is known changes, by the person or by the browser. */
  constructor(
    permissions: PermissionsLike | undefined,
    onChange: (device: CaptureDevice) => void,
    signal: AbortSignal,
  ) {
    const watch = async (device: CaptureDevice): Promise<void> => {
      const status = await query(permissions, device);
      if (!status || signal.aborted) return;
      const read = (): void => {
        this.#states.set(device, status.state);
        onChange(device);
      };
      status.addEventListener('change', read, { signal });
      read();
    };
    this.#known = Promise.all(DEVICES.map(watch)).then(() => undefined);
  }

  /** What is known about a device now. */
  of(device: CaptureDevice): PermissionState | undefined {
    return this.#states.get(device);
  }

  /** The devices for which the browser may ask the person, as soon as that is known. Never rejects. */
  async unanswered(): Promise<readonly CaptureDevice[]> {
    await this.#known;
    return DEVICES.filter((device) => !['granted', 'denied'].includes(this.#states.get(device) ?? ''));
  }
}

/** Browsers that don't know a name throw; Firefox did until it knew `camera` and `microphone`. */
async function query(
  permissions: PermissionsLike | undefined,
  device: CaptureDevice,
): Promise<PermissionStatus | undefined> {
  try {
    return await permissions?.query({ name: device });
  } catch {
    return undefined;
  }
}
