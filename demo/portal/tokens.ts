import { randomBytes, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** How long a token opens its room. Short, so that `tokenFunction` is really asked again in a long call. */
const TOKEN_LIFETIME_SECONDS = 10 * 60;

/** How long somebody stays signed in. */
const SESSION_LIFETIME_SECONDS = 12 * 60 * 60;

/** What a token is for; one for a room can't stand for a session, nor the other way round. */
type Audience = 'room' | 'session';

/** Colours for people without one, told apart in light and dark and with the common colour blindnesses. */
const COLORS = ['#4477aa', '#ee6677', '#228833', '#ccbb44', '#66ccee', '#aa3377'] as const;

/** Who a token speaks for. */
export interface Identity {
  readonly id: string;
  readonly displayName: string;
  readonly color: string;
}

/** A minted token with what it says in plain. */
export interface MintedToken {
  readonly token: string;
  readonly identity: Identity;
  readonly expiresAt: Date;
}

/** Mints and checks the tokens of one run of the portal: the key is made at the start and never leaves it. */
export class TokenMint {
  readonly #key = randomBytes(32);

  /** A token that opens `room` for a guest called `name`. */
  async mint(room: string, name: string): Promise<MintedToken> {
    return await this.mintFor(newIdentity(name), room);
  }

  /** A token that opens `room` for somebody who is known. */
  async mintFor(identity: Identity, room: string): Promise<MintedToken> {
    return await this.#sign('room', identity, TOKEN_LIFETIME_SECONDS, { room });
  }

  /** Signs somebody in: a token with which the same person can ask for many rooms. */
  async signIn(name: string): Promise<MintedToken> {
    return await this.#sign('session', newIdentity(name), SESSION_LIFETIME_SECONDS, {});
  }

  /** Rejects unless the token is ours, unexpired and made for this very room. */
  async check(token: string, room: string): Promise<void> {
    if ((await this.#verify('room', token))['room'] !== room)
      throw new Error('The token is for another room.');
  }

  /** Whom a session's token was made for. Rejects unless it is ours and unexpired. */
  async signedIn(token: string): Promise<Identity> {
    const { sub, name, color } = await this.#verify('session', token);
    return { id: String(sub), displayName: String(name), color: String(color) };
  }

  async #sign(
    audience: Audience,
    identity: Identity,
    lifetimeSeconds: number,
    claims: Readonly<Record<string, string>>,
  ): Promise<MintedToken> {
    const expiresAt = new Date(Date.now() + lifetimeSeconds * 1000);
    const token = await new SignJWT({ ...claims, name: identity.displayName, color: identity.color })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setSubject(identity.id)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
    return { token, identity, expiresAt };
  }

  async #verify(audience: Audience, token: string): Promise<Readonly<Record<string, unknown>>> {
    return (await jwtVerify(token, this.#key, { algorithms: ['HS256'], audience })).payload;
  }
}

function newIdentity(displayName: string): Identity {
  return { id: randomUUID(), displayName, color: colorOf(displayName) };
}

/** The same name always gets the same colour. */
function colorOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return COLORS[sum % COLORS.length] ?? COLORS[0];
}
