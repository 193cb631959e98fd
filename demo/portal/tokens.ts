import { randomBytes, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** How long a token opens its room. Short, so that `tokenFunction` is really asked again in a long call. */
const TOKEN_LIFETIME_SECONDS = 10 * 60;

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
    const identity = { id: randomUUID(), displayName: name, color: colorOf(name) };
    const expiresAt = new Date(Date.now() + TOKEN_LIFETIME_SECONDS * 1000);
    const token = await new SignJWT({ room, name: identity.displayName, color: identity.color })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(identity.id)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
    return { token, identity, expiresAt };
  }

  /** Rejects unless the token is ours, unexpired and made for this very room. */
  async check(token: string, room: string): Promise<void> {
    const { payload } = await jwtVerify(token, this.#key, { algorithms: ['HS256'] });
    if (payload['room'] !== room) throw new Error('The token is for another room.');
  }
}

/** The same name always gets the same colour. */
function colorOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum += letter.codePointAt(0) ?? 0;
  return COLORS[sum % COLORS.length] ?? COLORS[0];
}
