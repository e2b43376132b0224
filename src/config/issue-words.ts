/** The words for what the schema of a configuration refuses. */
import type * as z from 'zod/mini'
import { didYouMean } from '../core/suggest.ts'
import { DEFAULTS, MAX_EXCEPTION_DAYS } from './keys.ts'
import { A_POLICY_SET, NOT_IN_PACKS } from './schema.ts'

/** Whose file it is. */
type Owner = 'repository' | 'user' | 'server' | 'pack'

/** What is wrong with one key of a file, with what is there: a line each. */
export function wordIssue(
  issue: z.core.$ZodIssue,
  content: unknown,
  owner: Owner = 'repository',
): readonly string[] {
  const path = issue.path.map(String)
  const prefix = path.length > 0 ? `${path.join('.')}: ` : ''
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${prefix}${unknownKey(key, path, owner)}`)
    case 'invalid_value':
      return [`${prefix}expected ${oneOf(issue.values.map(String))}, got ${shown(valueAt(content, path))}`]
    case 'invalid_type':
      return [`${prefix}expected ${typeName(issue.expected, path)}, got ${shown(valueAt(content, path))}`]
    case 'too_small':
      return [`${prefix}${tooSmall(issue)}`]
    case 'invalid_format':
      return [`${prefix}${issue.message}, got ${shown(valueAt(content, path))}`]
    case 'too_big': {
      const what = issue.origin === 'array' ? ' entries' : ''
      return [`${prefix}must be at most ${issue.maximum}${what}`]
    }
    case 'custom':
      return [`${prefix}${issue.message}, got ${shown(valueAt(content, path))}`]
    case 'invalid_key':
      return issue.issues.map((each) => `${prefix}${each.message}`)
    case 'invalid_union':
      return [`${prefix}expected ${UNIONS[path[0] ?? ''] ?? ''}, got ${shown(valueAt(content, path))}`]
    default:
      return [`${prefix}not valid`]
  }
}

/** Anyone who has the file can read a password in it. Its value is never shown. */
const CREDENTIAL = /pass(?:word|wd)?$|secret|token|credential|^user(?:name)?$|api.?key/i

function unknownKey(key: string, path: readonly string[], owner: Owner): string {
  if (owner === 'pack' && (NOT_IN_PACKS as readonly string[]).includes(key)) {
    return `${key}: not allowed in a pack; only the repository, or its user, can set it`
  }
  if (owner !== 'pack' && key === 'final' && path.length === 0)
    return 'final: only a pack can make keys final'
  if (CREDENTIAL.test(key)) {
    return `"${key}": credentials are not allowed in a configuration file; use MVC_USERNAME and MVC_PASSWORD, or run \`mvc-gate login\``
  }
  const known = path[0] === 'ignore' ? IGNORE_KEYS : Object.keys(DEFAULTS)
  return `unknown key '${key}'${suggestion(key, known)}`
}

const IGNORE_KEYS: readonly string[] = ['policy', 'path', 'resource', 'reason', 'until']

/** The keys that take one of two types. */
const UNIONS: Readonly<Record<string, string>> = {
  timeoutSeconds: '"auto" or a whole number from 1 to 86400',
  verdictCacheMinutes: '"auto" or a whole number from 0 to 1440',
  maxExceptionDays: `"unlimited" or a whole number from 1 to ${MAX_EXCEPTION_DAYS}`,
  parameters: 'a path or an array of paths',
  policySet: A_POLICY_SET,
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'array') return 'must not be empty'
  return origin === 'string' ? 'must not be empty' : `must be at least ${minimum}`
}

function typeName(expected: string, [key]: readonly string[]): string {
  const names: Record<string, string> = {
    array: key === 'ignore' ? 'an array of objects' : 'an array of strings',
    string: 'a string',
    int: 'a whole number',
    number: 'a whole number',
    object: 'an object',
    record: 'an object',
  }
  return names[expected] ?? expected
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => `"${value}"`).join(', ')}`
}

/** `; did you mean 'x'?`, or nothing where no known word is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const question = didYouMean(word, known)
  return question === undefined ? '' : `; ${question}`
}

function valueAt(content: unknown, path: readonly string[]): unknown {
  let current = content
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Object.getOwnPropertyDescriptor(current, key)?.value
  }
  return current
}

/** Scalars are quoted, so that a slip is seen; anything larger is named by its type. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'an array' : value === undefined ? 'nothing' : 'an object'
}
