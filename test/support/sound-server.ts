import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, missing } from './eventually.ts';
import { Listener } from './listener.ts';

const UP_WITHIN = 10_000;
const LOUDSPEAKER = 'loudspeaker';

/** A sound server with a loudspeaker that nobody hears: Firefox runs no AudioContext on a machine without sound. */
export class SoundServer {
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(process: ChildProcess, folder: string) {
    this.#process = process;
    this.#folder = folder;
  }

  static async start(): Promise<SoundServer> {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-call-sound-'));
    const socket = join(folder, 'socket');
    const server = new SoundServer(
      spawn(
        'pulseaudio',
        [
          '-n',
          '--daemonize=no',
          '--exit-idle-time=-1',
          '--use-pid-file=no',
          '--log-level=error',
          `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
          `--load=module-null-sink sink_name=${LOUDSPEAKER}`,
        ],
        { env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }, stdio: 'ignore' },
      ),
      folder,
    );
    await eventually(
      'the sound server listens',
      () => missing(existsSync(socket) ? [] : ['there is no socket']),
      { within: UP_WITHIN },
    );
    return server;
  }

  /** Listens to the loudspeaker from now on. */
  listen(): Listener {
    return new Listener(LOUDSPEAKER, this.environment);
  }

  /** What programs must find in their environment to use this server. */
  get environment(): Readonly<Record<string, string>> {
    return { PULSE_SERVER: `unix:${join(this.#folder, 'socket')}` };
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
