import { HostError, isHostErrorCode } from '../host/host-error.ts';

/** Who is signed in. */
export interface SignedInUser {
  readonly id: string;
  readonly displayName: string;
  readonly color: string;
}

/** The portal's endpoints, for one person who is signed in. */
export class PortalClient {
  readonly user: SignedInUser;
  readonly #session: string;

  private constructor(user: SignedInUser, session: string) {
    this.user = user;
    this.#session = session;
  }

  /** Signs somebody in under this name. Rejects with a `HostError`. */
  static async signIn(name: string): Promise<PortalClient> {
    const { session, user } = (await post('session', { name })) as { session: string; user: SignedInUser };
    return new PortalClient(user, session);
  }

  /** Asks one of the endpoints. Rejects with a `HostError`. */
  async ask(operation: string, body: object = {}): Promise<unknown> {
    return await post(operation, body, { authorization: `Bearer ${this.#session}` });
  }
}

async function post(
  operation: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/api/platform/${operation}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  } catch {
    throw new HostError('service_unavailable', 'The portal does not answer.');
  }
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { error } = answer as { error?: { code?: unknown; message?: unknown } };
  throw new HostError(
    isHostErrorCode(error?.code) ? error.code : 'internal',
    typeof error?.message === 'string' ? error.message : 'The portal failed.',
  );
}
