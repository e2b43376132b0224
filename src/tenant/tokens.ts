/** Access tokens: cached for their lifetime, renewed when they run out, requested once more when rejected. */
import { createHash } from 'node:crypto'
import type { AccessToken } from '../api/answers.ts'
import type { Store } from '../cache/store.ts'

/** Seconds of validity that a token must still have to be used. */
const MARGIN = 30
/** If the response has none: shorter than any seen in practice. */
const USUAL_LIFETIME = 300

export interface TokenKey {
  readonly environment: string
  readonly user: string
  readonly tenantId: string | undefined
}

export interface StoredToken {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly tenantName: string | undefined
}

export interface Tokens {
  /** A token to use now. @throws TenantError from signing in */
  current(): Promise<StoredToken>
  /** A token that is not the refused one. @throws TenantError from signing in */
  insteadOf(refused: string): Promise<StoredToken>
}

/**
 * @param signIn gets a new token; never called twice at the same time
 * @param now milliseconds since 1970
 */
export function createTokens(
  key: TokenKey,
  store: Store,
  signIn: () => Promise<AccessToken>,
  now: () => number,
): Tokens {
  const name = tokenFile(key)
  let held: Promise<StoredToken> | undefined

  const renew = async (): Promise<StoredToken> => {
    const { token, expiresIn, tenantName } = await signIn()
    const fresh = { token, expiresAt: now() + (expiresIn ?? USUAL_LIFETIME) * 1_000, tenantName }
    await store.write(name, fresh)
    return fresh
  }
  const isUsable = ({ expiresAt }: StoredToken) => expiresAt - now() > MARGIN * 1_000
  const stored = async (): Promise<StoredToken> => {
    const found = readStored(await store.read(name))
    return found !== undefined && isUsable(found) ? found : renew()
  }
  return {
    async current() {
      held ??= stored()
      const token = await held
      // A very short lifetime must not end in signing in for every request.
      if (!isUsable(token) && token.expiresAt <= now()) held = renew()
      return held
    },
    async insteadOf(refused) {
      const seen = held
      const token = await seen
      // Of several requests that are refused at once, the first signs in for all.
      if (held === seen && (token === undefined || token.token === refused)) held = renew()
      return held ?? renew()
    },
  }
}

/** Forgets the token of a user. */
export async function forgetToken(key: TokenKey, store: Store): Promise<void> {
  await store.remove(tokenFile(key))
}

/** A user's token by host, user and tenant; the name does not reveal them. */
function tokenFile({ environment, user, tenantId }: TokenKey): string {
  const { host } = new URL(environment)
  const digest = createHash('sha256')
    .update(JSON.stringify([host, user, tenantId ?? null]))
    .digest('hex')
  return `token-${digest.slice(0, 32)}.json`
}

function readStored(content: unknown): StoredToken | undefined {
  if (typeof content !== 'object' || content === null) return undefined
  const { token, expiresAt, tenantName } = content as Partial<Record<keyof StoredToken, unknown>>
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || typeof expiresAt !== 'number')
    return undefined
  return { token, expiresAt, tenantName: typeof tenantName === 'string' ? tenantName : undefined }
}
