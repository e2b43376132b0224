/** How configuration files are validated; the published JSON Schema is made from it. */
import * as z from 'zod/mini'
import { SEVERITIES } from '../core/policy-info.ts'
import type { Config } from './keys.ts'

const globs = z.array(z.string().check(z.minLength(1)))

/** A configuration file: any of the keys, and `$schema` for editors. */
export const configFile = z.strictObject({
  $schema: z.optional(z.string()),
  include: z.optional(globs),
  exclude: z.optional(globs),
  failOn: z.optional(z.enum(SEVERITIES)),
  undecided: z.optional(z.enum(['report', 'block'])),
  unscannable: z.optional(z.enum(['block', 'warn'])),
  policies: z.optional(z.record(z.string(), z.enum(['off', ...SEVERITIES]))),
  maxFileBytes: z.optional(z.int().check(z.minimum(1))),
}) satisfies z.ZodMiniType<{ readonly [K in keyof Config]?: unknown }>
