/** Turns a parsed configuration file into a Config, or into every error it has. */
import { VENDOR_ENVIRONMENTS } from '../api/routes.ts'
import { GateError } from '../core/errors.ts'
import { FIRST_SET, SET_FORM } from '../core/policy-sets.ts'
import { alternatives } from '../core/suggest.ts'
import { suggestion, wordIssue } from './issue-words.ts'
import { type Config, DEFAULTS } from './keys.ts'
import { A_POLICY_SET, configFile, packFile } from './schema.ts'

/** A valid configuration over the defaults, or one line per error, each with its key. */
export type Validation = { readonly config: Config } | { readonly errors: readonly string[] }

/** Whose file it is: anyone who can push to a repository can write its file. */
export type Owner = 'repository' | 'user' | 'server'

/** The same as a whole: over the defaults. */
export function validateConfig(
  content: unknown,
  policyIds: readonly string[],
  owner: Owner = 'repository',
): Validation {
  const validation = validateKeys(content, policyIds, owner)
  return 'errors' in validation ? validation : { config: { ...DEFAULTS, ...validation.keys } }
}

/**
 * Validates the content of a configuration file.
 * @param content what the file parsed to
 * @param policyIds the ids that `policies` may name
 */
export function validateKeys(
  content: unknown,
  policyIds: readonly string[],
  owner: Owner = 'repository',
): { readonly keys: Partial<Config> } | { readonly errors: readonly string[] } {
  const result = configFile.safeParse(content ?? {})
  if (!result.success) return { errors: result.error.issues.flatMap((issue) => wordIssue(issue, content)) }
  const { $schema: _, ...given } = result.data
  const keys = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  if (given.policySet !== undefined) keys.policySet = String(given.policySet)
  const config: Config = { ...DEFAULTS, ...keys }
  const errors = [
    ...invalidSet(config),
    ...unknownPolicies(config, policyIds),
    ...CHECKS[owner](config, Object.keys(keys)),
  ]
  return errors.length > 0 ? { errors } : { keys }
}

/** What only some may set. */
const CHECKS: Readonly<Record<Owner, (config: Config, keys: readonly string[]) => readonly string[]>> = {
  repository: redirections,
  user: (_, keys) => notOnlyUsers(keys),
  server: notForAll,
}

/** One that is newer than the package is a problem, and no error: all that there is is enforced. */
function invalidSet({ policySet }: Config): readonly string[] {
  if (policySet === '') return []
  if (!SET_FORM.test(policySet)) return [`policySet: expected ${A_POLICY_SET}, got ${policySet}`]
  // Nothing at all would be enforced.
  return policySet < FIRST_SET ? [`policySet: unknown set '${policySet}'; the first one is ${FIRST_SET}`] : []
}

/** @throws GateError `config`, one line per error, for what is not valid */
export function expectValid<T extends object>(
  path: string,
  snapshot: string,
  validation: T | { readonly errors: readonly string[] },
): T {
  if (!('errors' in validation)) return validation
  const { errors } = validation
  const where = `${path} in ${snapshot}`
  const [only, ...more] = errors
  if (more.length === 0) throw new GateError('config', `${where}: ${only}`)
  throw new GateError('config', `${where} has ${errors.length} errors`, { details: errors })
}

/** Names of tenants are any text; what is written like an id is meant as one. */
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/

/** The content of a pack: what it sets, and which keys later layers must not loosen. */
export interface PackContent {
  readonly keys: Partial<Config>
  readonly final: readonly (keyof Config)[]
}

/**
 * Validates the content of a pack's file, but for the ids of policies, which all packs together bring.
 * @param content what the file parsed to
 */
export function validatePack(content: unknown): PackContent | { readonly errors: readonly string[] } {
  const result = packFile.safeParse(content ?? {})
  if (!result.success)
    return { errors: result.error.issues.flatMap((issue) => wordIssue(issue, content, 'pack')) }
  const { $schema: _, final = [], ...given } = result.data
  return { keys: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), final }
}

/** Policies that configurations name and that do not exist: a line each. */
export function unknownPolicies(
  { policies = {}, ignore = [], suppressions = {} }: Partial<Config>,
  policyIds: readonly string[],
): readonly string[] {
  const isUnknown = (name: string) => ID.test(name) && !policyIds.includes(name)
  const words = (id: string) => `unknown policy '${id}'${suggestion(id, policyIds)}`
  return [
    ...Object.keys(policies)
      .filter(isUnknown)
      .map((id) => `policies: ${words(id)}`),
    ...Object.keys(suppressions)
      .filter(isUnknown)
      .map((id) => `suppressions: ${words(id)}`),
    ...ignore.flatMap(({ policy }, i) => (isUnknown(policy) ? [`ignore.${i}.policy: ${words(policy)}`] : [])),
  ]
}

/** A repository must not redirect credentials, nor make an impostor trusted. */
function redirections({ environment, caFile }: Config): readonly string[] {
  const isVendors = URL.canParse(environment) && VENDOR_ENVIRONMENTS.includes(environment.replace(/\/$/, ''))
  return [
    ...(isVendors
      ? []
      : [
          `environment: a repository may only set ${alternatives(VENDOR_ENVIRONMENTS)}; set another one in MVC_ENVIRONMENT`,
        ]),
    ...(caFile === '' ? [] : ['caFile: not allowed in a repository; set MVC_CA_FILE']),
  ]
}

/** What a user may set for all repositories: how to reach a tenant, and nothing that makes a team's gate weaker. */
const USER_KEYS: readonly string[] = [
  'mode',
  'environment',
  'tenantId',
  'onUnavailable',
  'timeoutSeconds',
  'concurrency',
  'verdictCacheMinutes',
  'caFile',
] satisfies readonly (keyof Config)[]

function notOnlyUsers(keys: readonly string[]): readonly string[] {
  return keys
    .filter((key) => !USER_KEYS.includes(key))
    .map((key) => `${key}: only allowed in the repository's .mvcrc`)
}

/** About files of one repository. */
const OF_REPOSITORY: readonly string[] = [
  'extends',
  'policyFiles',
  'parameters',
  'services',
] satisfies readonly (keyof Config)[]

/** What a server says holds for each repository, whatever its folders are called. */
function notForAll({ ignore }: Config, keys: readonly string[]): readonly string[] {
  return [
    ...keys
      .filter((key) => OF_REPOSITORY.includes(key))
      .map((key) => `${key}: only allowed in the repository's .mvcrc`),
    ...ignore.flatMap(({ path }, i) =>
      path === undefined ? [] : [`ignore.${i}.path: only allowed in the repository's .mvcrc`],
    ),
  ]
}
