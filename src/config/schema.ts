/** The one table of configuration keys: validation, defaults, JSON Schema and the README's table come from it. */
import * as z from 'zod/mini'
import { SEVERITIES } from '../core/policy.ts'

const globs = z.array(z.string().check(z.minLength(1)))
const severity = z.enum(SEVERITIES)

/** Everything that can be configured, with nothing left out. */
export interface Config {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly failOn: z.infer<typeof severity>
  readonly undecided: 'report' | 'block'
  readonly unscannable: 'block' | 'warn'
  readonly policies: Readonly<Record<string, 'off' | z.infer<typeof severity>>>
  readonly maxFileBytes: number
}

interface Key<T> {
  readonly schema: z.ZodMiniType<T>
  readonly default: T
  readonly doc: string
}

type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : T

export const KEYS: { readonly [K in keyof Config]: Key<Mutable<Config[K]>> } = {
  include: {
    schema: globs,
    default: ['**/*.{yaml,yml,json,template,tf}', '**/terraform.tfvars', '**/*.auto.tfvars'],
    doc: 'Globs of the files to look at, relative to the folder of the configuration file. What is a template among them is decided by content.',
  },
  exclude: {
    schema: globs,
    default: ['**/node_modules/**', '**/.terraform/**', '**/package-lock.json', '**/pnpm-lock.yaml'],
    doc: 'Globs of files to leave out; wins over `include`.',
  },
  failOn: {
    schema: severity,
    default: 'medium',
    doc: 'The least severity that blocks; violations below it are listed.',
  },
  undecided: {
    schema: z.enum(['report', 'block']),
    default: 'report',
    doc: 'What a policy does that cannot be judged because a value is unknown before deployment.',
  },
  unscannable: {
    schema: z.enum(['block', 'warn']),
    default: 'block',
    doc: 'What a template does that cannot be read.',
  },
  policies: {
    schema: z.record(z.string(), z.enum(['off', ...SEVERITIES])),
    default: {},
    doc: 'Policy id to `off`, or to the severity it shall have.',
  },
  maxFileBytes: {
    schema: z.int().check(z.minimum(1)),
    default: 1_048_576,
    doc: 'Templates larger than this many bytes are not read and count as unscannable.',
  },
}

/** The configuration that holds where nothing is configured. */
export const DEFAULTS: Config = {
  include: KEYS.include.default,
  exclude: KEYS.exclude.default,
  failOn: KEYS.failOn.default,
  undecided: KEYS.undecided.default,
  unscannable: KEYS.unscannable.default,
  policies: KEYS.policies.default,
  maxFileBytes: KEYS.maxFileBytes.default,
}

/** A configuration file: any of the keys, and `$schema` for editors. */
export const configFile = z.strictObject({
  $schema: z.optional(z.string()),
  include: z.optional(KEYS.include.schema),
  exclude: z.optional(KEYS.exclude.schema),
  failOn: z.optional(KEYS.failOn.schema),
  undecided: z.optional(KEYS.undecided.schema),
  unscannable: z.optional(KEYS.unscannable.schema),
  policies: z.optional(KEYS.policies.schema),
  maxFileBytes: z.optional(KEYS.maxFileBytes.schema),
})
