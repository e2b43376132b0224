/** How configuration files are validated; the published JSON Schema is made from it. */
import * as z from 'zod/mini'
import { SEVERITIES } from '../core/policy-info.ts'
import type { Config } from './keys.ts'

/** Forms that match nothing, or everything, where a person meant something else. */
const glob = z
  .string()
  .check(
    z.minLength(1),
    z.regex(/^(?![!/])/, 'must be relative and not negated: no leading "/" or "!"'),
    z.regex(/^$|^\S(.*\S)?$/s, 'must not begin or end with a blank'),
    z.regex(/^$|[^/]$/, 'must not end with "/"; the name of a folder means what is in it'),
  )
const globs = z.array(glob)

/** A configuration file: any of the keys, and `$schema` for editors. */
export const configFile = z.strictObject({
  $schema: z.optional(z.string()),
  include: z.optional(globs.check(z.minLength(1))),
  exclude: z.optional(globs),
  failOn: z.optional(z.enum(SEVERITIES)),
  undecided: z.optional(z.enum(['report', 'block'])),
  unscannable: z.optional(z.enum(['block', 'warn'])),
  policies: z.optional(z.record(z.string(), z.enum(['off', ...SEVERITIES]))),
  maxFileBytes: z.optional(z.int().check(z.minimum(1))),
}) satisfies z.ZodMiniType<{ readonly [K in keyof Config]?: unknown }>
