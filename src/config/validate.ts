/** Turns a parsed configuration file into a Config, or into every error it has. */
import { closest } from 'fastest-levenshtein'
import type * as z from 'zod/mini'
import { type Config, DEFAULTS } from './keys.ts'
import { configFile } from './schema.ts'

/** A valid configuration over the defaults, or one line per error, each with its key. */
export type Validation = { readonly config: Config } | { readonly errors: readonly string[] }

/**
 * Validates the content of a configuration file.
 * @param content what the file parsed to
 * @param policyIds the ids that `policies` may name
 */
export function validateConfig(content: unknown, policyIds: readonly string[]): Validation {
  const result = configFile.safeParse(content ?? {})
  if (!result.success) return { errors: result.error.issues.flatMap((issue) => wordIssue(issue, content)) }
  const unknown = Object.keys(result.data.policies ?? {}).filter((id) => !policyIds.includes(id))
  if (unknown.length > 0) {
    return { errors: unknown.map((id) => `policies: no policy is called "${id}"${suggest(id, policyIds)}`) }
  }
  const { $schema: _, ...given } = result.data
  const written = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return { config: { ...DEFAULTS, ...written } }
}

function wordIssue(issue: z.core.$ZodIssue, content: unknown): readonly string[] {
  const path = issue.path.map(String)
  const prefix = path.length > 0 ? `${path.join('.')}: ` : ''
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${prefix}unknown key "${key}"${suggest(key, Object.keys(DEFAULTS))}`)
    case 'invalid_value':
      return [`${prefix}expected ${oneOf(issue.values.map(String))}, got ${shown(valueAt(content, path))}`]
    case 'invalid_type':
      return [`${prefix}expected ${typeName(issue.expected)}, got ${shown(valueAt(content, path))}`]
    case 'too_small':
      return [`${prefix}${tooSmall(issue)}`]
    case 'invalid_format':
      return [`${prefix}${issue.message}, got ${shown(valueAt(content, path))}`]
    default:
      return [`${prefix}not valid`]
  }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'array') return 'must not be empty'
  return origin === 'string' ? 'must not be empty text' : `must be at least ${minimum}`
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    array: 'a list of text',
    string: 'text',
    int: 'a whole number',
    number: 'a whole number',
    object: 'a mapping of keys',
    record: 'a mapping of policy ids',
  }
  return names[expected] ?? expected
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => `"${value}"`).join(', ')}`
}

/** The nearest known word, when it is near enough to be what was meant. */
function suggest(word: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  return `; did you mean "${closest(word.slice(0, 100), [...known])}"?`
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
  return Array.isArray(value) ? 'a list' : value === undefined ? 'nothing' : 'a mapping'
}
