/** Who may sign in: lines of a file, `name:$scrypt$...`, or one user whose password is in the environment. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { GateError } from '../core/errors.ts'
import { sameText } from '../emulator/tokens.ts'
import { isPassword, parsePasswordHash } from './password.ts'
import type { TokenOwner } from './sealed-tokens.ts'

export interface User extends TokenOwner {
  /** Takes as long for every password. */
  matches(password: string): Promise<boolean>
}

const MOST_USERS = 10_000

/** Whether a name can stand before the colon of a line, and in the credentials of a request. */
export function isUserName(name: string): boolean {
  return /^[^\s:#][^\x00-\x1f:\x7f]{0,199}$/.test(name)
}

/** A user of a file; undefined where the name or the hash is not one. */
export function userOf(name: string, hash: string): User | undefined {
  const parsed = isUserName(name) ? parsePasswordHash(hash) : undefined
  if (parsed === undefined) return undefined
  return { user: name, version: versionOf(hash), matches: (password) => isPassword(password, parsed) }
}

/** A user whose password is known; every replica gives tokens of the same version. */
export function userWithPassword(name: string, password: string): User {
  return { user: name, version: versionOf(password), matches: async (given) => sameText(given, password) }
}

/** Stands in sealed tokens only. */
function versionOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 12)
}

/**
 * Reads the users of a file.
 * @param path for messages
 * @throws GateError `config` for a line that is not a user, or a name that is there twice; never with what a line holds
 */
export function parseUsers(path: string, text: string): readonly User[] {
  const users = new Map<string, User>()
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const colon = line.indexOf(':')
    const user = userOf(line.slice(0, Math.max(0, colon)), line.slice(colon + 1).trimEnd())
    if (user === undefined) throw invalid(path, i + 1, 'not a user: expected <name>:$scrypt$ln=...')
    if (users.has(user.user)) throw invalid(path, i + 1, 'this name is in the file twice')
    users.set(user.user, user)
  }
  if (users.size === 0) throw new GateError('config', `${path}: no users in this file`, { hint: HINT })
  if (users.size > MOST_USERS) throw new GateError('config', `${path}: more than ${MOST_USERS} users`)
  return [...users.values()]
}

const HINT =
  'make a line with `mvc-gate serve --hash-password <name>`, which reads the password from standard input'

function invalid(path: string, line: number, why: string): GateError {
  return new GateError('config', `${path}:${line}: ${why}`, { hint: HINT })
}

export interface Users {
  /** The owner of a token, if it still is a user with the same password. */
  isCurrent(owner: TokenOwner): boolean
  /** Whether a check would be immediate: this process has seen these credentials succeed. */
  isKnown(name: string, password: string): boolean
  /** The user with this name and password. Takes as long for a name that does not exist. */
  check(name: string, password: string): Promise<TokenOwner | undefined>
}

/** Credentials that have succeeded, by a digest with a key of this process; the oldest go first. */
const MOST_KNOWN = 1_000

export function createUsers(all: readonly User[]): Users {
  const byName = new Map(all.map((each) => [each.user, each]))
  const [anyUser] = all
  const secret = randomBytes(32)
  const known = new Map<string, User>()
  const digest = (name: string, password: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([name, password]))
      .digest('base64')
  return {
    isCurrent: ({ user, version }) => byName.get(user)?.version === version,
    isKnown: (name, password) => known.has(digest(name, password)),
    async check(name, password) {
      const key = digest(name, password)
      const before = known.get(key)
      if (before !== undefined) return before
      const user = byName.get(name)
      const matches = await (user ?? anyUser)?.matches(password)
      if (matches !== true || user === undefined) return undefined
      known.set(key, user)
      const [oldest] = known.keys()
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
      return user
    },
  }
}
