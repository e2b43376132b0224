/** How configuration files are validated; the published JSON Schema is made from it. */
import * as z from 'zod/mini'
import { DATE } from '../core/date.ts'
import { TENANT_SERVICES } from '../core/platforms.ts'
import { SEVERITIES } from '../core/policy-info.ts'
import { FIRST_SET, SET_FORM } from '../core/policy-sets.ts'
import { globError } from './glob/glob.ts'
import { type Config, DEFAULTS, MAX_EXCEPTION_DAYS, MAX_FILE_BYTES } from './keys.ts'
import { MAX_PACKS, PACK_SPECIFIER } from './packs/specifier.ts'
import { PATH_RULES } from './path-rules.ts'

/** A valid glob: what it matches is found in time that grows with the path only. */
function isGlob(context: { readonly value: string; readonly issues: z.core.$ZodRawIssue[] }): void {
  const message = globError(context.value)
  if (message !== undefined) context.issues.push({ code: 'custom', input: context.value, message })
}

const MAX_GLOBS = 1_000

const path = z
  .string()
  .check(z.minLength(1), ...PATH_RULES.map(([pattern, message]) => z.regex(pattern, message)))
const glob = path.check(isGlob)
const globs = z.array(glob).check(z.maxLength(MAX_GLOBS))

const services = z.array(z.enum(TENANT_SERVICES)).check(z.minLength(1))

/** What a set of policies looks like. */
export const A_POLICY_SET = `a set such as "${FIRST_SET}": a year and .03, .06, .09 or .12`

const ignore = z.strictObject({
  policy: z.string().check(z.minLength(1)),
  path: z.optional(glob),
  resource: z.optional(z.string().check(z.minLength(1), isGlob)),
  reason: z.string().check(z.regex(/\S/, 'must not be empty')),
  until: z.optional(z.string().check(z.regex(DATE, 'must be a date (YYYY-MM-DD)'))),
})

const pack = z
  .string()
  .check(
    z.regex(
      PACK_SPECIFIER,
      'must be the name of a package, or the path of a .yaml or .json file that begins with "./"',
    ),
  )
const exceptions = path.check(
  z.regex(/\.(?:yaml|yml|json)$/, 'must be a .yaml, .yml or .json file'),
  z.regex(/^(?!(?:.*\/)?\.\.?(?:\/|$))/, 'must be a path within the folder, without "." and ".."'),
)

/** A configuration file: any of the keys, and `$schema` for editors. */
export const configFile = z.strictObject({
  $schema: z.optional(z.string()),
  extends: z.optional(z.array(pack).check(z.maxLength(MAX_PACKS))),
  include: z.optional(globs.check(z.minLength(1))),
  exclude: z.optional(globs),
  failOn: z.optional(z.enum(SEVERITIES)),
  changes: z.optional(z.enum(['new', 'all'])),
  undecided: z.optional(z.enum(['report', 'block'])),
  unscannable: z.optional(z.enum(['block', 'warn'])),
  policies: z.optional(z.record(z.string(), z.enum(['off', ...SEVERITIES]))),
  // In YAML, a set without quotes is a number; no digit of one is lost there.
  policySet: z.optional(
    z.union([z.literal(''), z.string().check(z.regex(SET_FORM, `expected ${A_POLICY_SET}`)), z.number()]),
  ),
  policyFiles: z.optional(globs),
  ignore: z.optional(z.array(ignore)),
  suppressions: z.optional(z.record(z.string().check(z.minLength(1)), z.enum(['all', 'exceptions']))),
  exceptions: z.optional(exceptions),
  exceptionsFrom: z.optional(z.enum(['change', 'base'])),
  maxExceptionDays: z.optional(
    z.union([z.literal('unlimited'), z.int().check(z.minimum(1), z.maximum(MAX_EXCEPTION_DAYS))]),
  ),
  parameters: z.optional(z.record(glob, z.union([path, z.array(path)]))),
  maxFileBytes: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_FILE_BYTES))),
  mode: z.optional(z.enum(['auto', 'inline', 'offline'])),
  environment: z.optional(z.string()),
  tenantId: z.optional(z.string().check(z.regex(/^[\w.-]{0,100}$/, 'must be a tenant id'))),
  services: z.optional(z.record(glob, services)),
  onUnavailable: z.optional(z.enum(['auto', 'offline', 'block', 'warn'])),
  timeoutSeconds: z.optional(z.union([z.literal('auto'), z.int().check(z.minimum(1), z.maximum(86_400))])),
  concurrency: z.optional(z.int().check(z.minimum(1), z.maximum(64))),
  verdictCacheMinutes: z.optional(
    z.union([z.literal('auto'), z.int().check(z.minimum(0), z.maximum(1_440))]),
  ),
  caFile: z.optional(z.string()),
}) satisfies z.ZodMiniType<{ readonly [K in keyof Config]?: unknown }>

/** Keys that only a repository, or its user, may set. */
export const NOT_IN_PACKS = ['environment', 'tenantId', 'caFile'] as const satisfies readonly (keyof Config)[]

/** Keys that a pack can make final. */
export const FINAL_KEYS = (Object.keys(DEFAULTS) as (keyof Config)[]).filter(
  (key) => ![...NOT_IN_PACKS, 'extends', 'policyFiles'].includes(key),
)

/** The file of a pack. */
export const packFile = z.extend(z.omit(configFile, { environment: true, tenantId: true, caFile: true }), {
  final: z.optional(z.array(z.enum(FINAL_KEYS))),
})
