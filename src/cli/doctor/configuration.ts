/** The configuration that applies to the next commit, at the top of the repository. */
import { type Config, DEFAULTS } from '../../config/keys.ts'
import { type FolderConfig, loadConfigs } from '../../config/load.ts'
import { GateError } from '../../core/errors.ts'
import { CURRENT_SET, laterSetOf } from '../../core/policy-sets.ts'
import { packsInForce } from '../../gate/packs-in-force.ts'
import { CONFIG_CONTEXT } from '../../gate/policy-ids.ts'
import type { Repository } from '../../git/git.ts'
import { indexSnapshot } from '../../git/index-snapshot.ts'
import { packGives } from '../../report/messages.ts'
import { count } from '../../report/words.ts'
import { type Check, ok, problem, warning } from './check.ts'

/** Variables that take precedence over every file. */
const VARIABLES = ['MVC_MODE', 'MVC_ENVIRONMENT', 'MVC_TENANT_ID', 'MVC_CONFIG', 'MVC_CA_FILE']

/** The file, the keys it sets with their values, and the variables that take precedence. */
export async function checkConfiguration(
  repository: Repository,
  env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
  const about = 'configuration'
  try {
    const snapshot = indexSnapshot(repository)
    const configFor = await loadConfigs(snapshot, await snapshot.listFolders(['.']), CONFIG_CONTEXT)
    const inForce = configFor('.')
    const { config, from } = inForce
    const set = VARIABLES.filter((name) => env[name]).map((name) =>
      ok(`variable ${name}`, withoutUserInfo(env[name] ?? '')),
    )
    if (from === undefined) return [ok(about, 'no configuration file staged; using defaults'), ...set]
    return [
      ok(about, `${from.path} (staged version); unset keys use defaults`),
      ...valueChecks(inForce),
      ...packChecks(inForce),
      ...(await setChecks(config)),
      ...set,
    ]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem(about, [error.message, ...error.details].join('; '), error.hint)]
  }
}

/** The keys that are set, in the configuration or a pack, with what gives them. */
function valueChecks({ config, from, layered }: FolderConfig): readonly Check[] {
  return (Object.keys(DEFAULTS) as (keyof Config)[]).flatMap((key) => {
    const sources = layered?.sources.get(key) ?? []
    const owner = layered?.final.get(key)
    if (sources.length === 0 && owner === undefined && from?.keys.includes(key) !== true) return []
    const by = layered === undefined ? [] : sources.map((name) => (name === owner ? `${name}, final` : name))
    const final = owner === undefined || sources.includes(owner) ? [] : [`final in ${owner}`]
    const origin = [...by, ...final].join('; ')
    return [ok(`  ${key}`, `${JSON.stringify(config[key])}${origin === '' ? '' : ` (${origin})`}`)]
  })
}

/** The packs in force, and what of the configuration is not applied because of them. */
function packChecks(config: FolderConfig): readonly Check[] {
  const packs = packsInForce([config]).map(({ name, keys, final, policyFiles }) =>
    ok(`pack ${name}`, packGives(keys, final, policyFiles)),
  )
  const refused = config.layered?.refused ?? []
  return [...packs, ...refused.map(({ path, message }) => warning('final key', `${path} ${message}`))]
}

/** What the pinned set of policies leaves out, or has and the package does not. */
async function setChecks({ policySet }: Config): Promise<readonly Check[]> {
  if (policySet === '') return []
  if (policySet > CURRENT_SET) {
    const what = `${policySet} is newer than this version of mvc-gate, which has ${CURRENT_SET}`
    return [problem('policy set', what, 'upgrade mvc-gate')]
  }
  const { POLICIES } = await import('../../policies/index.ts')
  const later = POLICIES.filter((policy) => laterSetOf(policy, policySet) !== undefined).length
  const what =
    later === 0
      ? 'all policies are enforced'
      : `${count(later, 'later policy', 'later policies')} not enforced`
  return [ok('policy set', `${policySet}: ${what}`)]
}

/** People paste URLs with passwords in them. */
function withoutUserInfo(value: string): string {
  return value.replace(/\/\/[^/]*@/, '//…@')
}
