/** Tokens that any replica knows: they say for whom they are and when they end. */
import type { Sealer } from './seal.ts'

export type TokenKind = 'iam' | 'access'

/** A user as a token names it. */
export interface TokenOwner {
  readonly user: string
  /** Changes with the user's password. */
  readonly version: string
}

export interface SealedTokens {
  issue(kind: TokenKind, owner: TokenOwner): string
  /** For whom a token is; undefined where it is not one of this kind, or has ended. */
  read(kind: TokenKind, token: string | undefined): TokenOwner | undefined
}

/**
 * @param lifetime seconds
 * @param now milliseconds since 1970
 */
export function createSealedTokens(sealer: Sealer, lifetime: number, now: () => number): SealedTokens {
  return {
    issue(kind, { user, version }) {
      return sealer.seal(kind, Buffer.from(JSON.stringify([now() + lifetime * 1_000, user, version])))
    },
    read(kind, token) {
      const opened = token === undefined ? undefined : sealer.open(kind, token)
      if (opened === undefined) return undefined
      // Only this program seals, so that the content has the form of `issue`.
      const [ends, user, version] = JSON.parse(Buffer.from(opened).toString()) as [number, string, string]
      return now() < ends ? { user, version } : undefined
    },
  }
}
