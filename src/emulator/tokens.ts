/** Who may come in: user and password, and the tokens given for them. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Credentials {
  readonly user: string
  readonly password: string
}

/** Whether both are right, in a time that does not tell how much of them is. */
export function sameCredentials(expected: Credentials, given: Credentials): boolean {
  const user = sameText(expected.user, given.user)
  return sameText(expected.password, given.password) && user
}

/** Whether two secrets are the same, in constant time. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}

export type TokenKind = 'iam' | 'access'

export interface Tokens {
  issue(kind: TokenKind): string
  isValid(kind: TokenKind, token: string | undefined): boolean
  revoke(token: string): void
}

/** Tokens that are kept; the oldest go first. */
const MOST_TOKENS = 10_000

/**
 * Tokens of both kinds.
 * @param lifetime seconds
 */
export function createTokens(lifetime: number): Tokens {
  const issued = new Map<string, { readonly kind: TokenKind; readonly ends: number }>()
  return {
    issue(kind) {
      const token = randomBytes(32).toString('base64url')
      issued.set(token, { kind, ends: performance.now() + lifetime * 1_000 })
      const [oldest] = issued.keys()
      if (issued.size > MOST_TOKENS && oldest !== undefined) issued.delete(oldest)
      return token
    },
    isValid(kind, token) {
      const found = token === undefined ? undefined : issued.get(token)
      return found?.kind === kind && performance.now() < found.ends
    },
    revoke(token) {
      issued.delete(token)
    },
  }
}
