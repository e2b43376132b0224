/** Every configuration key: its type, its default, and what it means. `schema.ts` adds how it is validated. */
import { VENDOR_ENVIRONMENTS } from '../api/routes.ts'
import { TENANT_SERVICES, type TenantService } from '../core/platforms.ts'
import type { Severity } from '../core/policy-info.ts'
import { defaultExclude, defaultInclude } from './default-files.ts'

/** Everything that can be configured, with nothing left out. */
export interface Config {
  readonly extends: readonly string[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly failOn: Severity
  readonly changes: 'new' | 'all'
  readonly undecided: 'report' | 'block'
  readonly unscannable: 'block' | 'warn'
  readonly policies: Readonly<Record<string, 'off' | Severity>>
  readonly policySet: string
  readonly policyFiles: readonly string[]
  readonly ignore: readonly Ignore[]
  readonly suppressions: Readonly<Record<string, 'all' | 'exceptions'>>
  readonly exceptions: string
  readonly exceptionsFrom: 'change' | 'base'
  readonly maxExceptionDays: 'unlimited' | number
  readonly parameters: Readonly<Record<string, string | readonly string[]>>
  readonly maxFileBytes: number
  readonly mode: 'auto' | 'inline' | 'offline'
  readonly environment: string
  readonly tenantId: string
  readonly services: Readonly<Record<string, readonly TenantService[]>>
  readonly onUnavailable: 'auto' | 'offline' | 'block' | 'warn'
  readonly timeoutSeconds: 'auto' | number
  readonly concurrency: number
  readonly verdictCacheMinutes: 'auto' | number
  readonly caFile: string
}

/** A suppression of violations. */
export interface Ignore {
  /** A policy's id, or a tenant's name for one. */
  readonly policy: string
  /** A glob of files, relative to the folder of the configuration file; every file without one. */
  readonly path?: string | undefined
  /** A glob of resource names; every resource without one. */
  readonly resource?: string | undefined
  readonly reason: string
  /** The last day on which it applies: `2027-01-31`. */
  readonly until?: string | undefined
}

/** What `maxExceptionDays` may be at most: ten years. */
export const MAX_EXCEPTION_DAYS = 3_650

/** What `maxFileBytes` may be at most: a run holds a file in memory, several times over. */
export const MAX_FILE_BYTES = 67_108_864

/**
 * The configuration without any file. `maxFileBytes` is what Azure takes at most, which is more than CloudFormation does:
 * https://learn.microsoft.com/azure/azure-resource-manager/template-best-practices
 */
export const DEFAULTS: Config = {
  extends: [],
  include: defaultInclude(),
  exclude: defaultExclude(),
  failOn: 'medium',
  changes: 'new',
  undecided: 'report',
  unscannable: 'block',
  policies: {},
  policySet: '',
  policyFiles: ['.mvc-gate/policies/**/*.{yaml,yml,json}'],
  ignore: [],
  suppressions: {},
  exceptions: '.mvc-gate/exceptions.yaml',
  exceptionsFrom: 'change',
  maxExceptionDays: 'unlimited',
  parameters: {},
  maxFileBytes: 4_194_304,
  mode: 'auto',
  environment: VENDOR_ENVIRONMENTS[0] ?? '',
  tenantId: '',
  services: {},
  onUnavailable: 'auto',
  timeoutSeconds: 'auto',
  concurrency: 8,
  verdictCacheMinutes: 'auto',
  caFile: '',
}

/** What `auto` stands for, in a hook and in CI. */
export const AUTO = {
  onUnavailable: { hook: 'offline', ci: 'block' },
  timeoutSeconds: { hook: 120, ci: 600 },
  verdictCacheMinutes: { hook: 15, ci: 0 },
} as const

/** For docs/configuration.md and the JSON Schema. */
export const DOCS: Readonly<Record<keyof Config, string>> = {
  extends:
    'Packs that the configuration builds on: npm packages that package.json and the lock file name (`@acme/gate-policy`), and files of the repository (`./team.mvcrc.yaml`). Later ones take precedence, and the configuration over all of them, but for keys that a pack makes final ([packs](packs.md)).',
  include:
    'Globs of files to check, relative to the folder of the configuration file. Content decides which of them are templates.',
  exclude: 'Globs of files to exclude; takes precedence over `include`.',
  failOn:
    'The lowest severity that blocks (`low`, `medium`, `high`, `critical`); violations below it are only reported.',
  changes:
    'Which violations count: only those that a change introduces (`new`), or all in the templates that it touches (`all`). Without a base to compare with (`scan` of files, `--all`), all count.',
  undecided:
    'What to do (`report`, `block`) with a policy that cannot be decided because a value is unknown before deployment.',
  unscannable: 'What to do (`block`, `warn`) with a template that cannot be read.',
  policies:
    "Policy id, or a tenant's policy name, to `off`, or to a severity that overrides the policy's own and turns on a policy that is off by default.",
  policySet:
    'The set of policies to enforce, such as `2026.12`: what came or got stricter in a later set is reported in one line and does not count, unless `policies` gives it a severity. Empty: everything in the package.',
  policyFiles:
    'Globs of the files (`.yaml`, `.yml`, `.json`) that hold your own policies, relative to the folder of the configuration file. A configuration that does not set it uses what the one above it does; the default is relative to the root of the repository.',
  ignore:
    "Suppressions: an array of objects with `policy` (id or tenant's policy name), `reason`, and optionally `path` (glob), `resource` (glob of names) and `until` (last day, `2027-01-31`).",
  suppressions:
    "Policy id, tenant's policy name, or a severity (also of all above it), to what suppresses its findings: every kind of suppression (`all`), or nothing but the exceptions file (`exceptions`). A policy takes precedence over a severity.",
  exceptions:
    'The file of exceptions (`.yaml`, `.yml`, `.json`), relative to the folder of the configuration file; the default is relative to the root of the repository.',
  exceptionsFrom:
    'Which exceptions apply: those in the exceptions file of the change (`change`), or only those that its base has too (`base`).',
  maxExceptionDays:
    'How many days from today an exception may last; every exception then needs `until`. `unlimited`, or 1 to 3650.',
  parameters:
    'Glob of templates to the parameter files (`.tfvars` for Terraform folders) that give their values; later files take precedence. All relative to the folder of the configuration file.',
  maxFileBytes:
    'Templates larger than this many bytes are not read, and are unscannable. At most 67108864 (64 MiB).',
  mode: 'Which engine decides: the tenant (`inline`), the embedded engine (`offline`), or the tenant if credentials for it are found (`auto`).',
  environment:
    "The tenant's environment: `https://www.myshn.net` (US), `.eu`, `.ca`, or `https://www.govshn.net`. Another one can only be set by the user (`MVC_ENVIRONMENT`, or the file in `MVC_CONFIG`).",
  tenantId: "The tenant's id, for users who sign in through auth.ui.trellix.com.",
  services: `Glob of files to the clouds (${TENANT_SERVICES.map((each) => `\`${each}\``).join(', ')}) whose tenant policies apply to them; for other files the content decides.`,
  onUnavailable:
    'What to do without a verdict from the tenant: fall back to the embedded engine (`offline`), block (`block`), or pass with a warning (`warn`). `auto`: `offline`, in CI `block`.',
  timeoutSeconds:
    'Time limit for the whole run: for the tenant, and for the embedded engine. `auto`: 120, in CI 600.',
  concurrency: 'Concurrent requests to the tenant.',
  verdictCacheMinutes:
    'How long a clean verdict of the tenant is cached for the same bytes. `auto`: 15, in CI 0.',
  caFile:
    "A PEM file of certificate authorities to trust in addition to the system's; only in the user's own configuration (`MVC_CONFIG`), or as `MVC_CA_FILE`.",
}
