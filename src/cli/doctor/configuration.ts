/** The configuration that applies to the next commit, at the top of the repository. */
import { DEFAULTS } from '../../config/keys.ts'
import { loadConfigs } from '../../config/load.ts'
import { GateError } from '../../core/errors.ts'
import { CONFIG_CONTEXT } from '../../gate/policy-ids.ts'
import type { Repository } from '../../git/git.ts'
import { indexSnapshot } from '../../git/index-snapshot.ts'
import { type Check, ok, problem } from './check.ts'

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
    const { config, from } = configFor('.')
    const set = VARIABLES.filter((name) => env[name]).map((name) =>
      ok(`variable ${name}`, withoutUserInfo(env[name] ?? '')),
    )
    if (from === undefined) return [ok(about, 'no configuration file staged; using defaults'), ...set]
    const known = Object.keys(DEFAULTS).filter((key) => from.keys.includes(key))
    const values = Object.entries(config).filter(([key]) => known.includes(key))
    return [
      ok(about, `${from.path} (staged version); unset keys use defaults`),
      ...values.map(([key, value]) => ok(`  ${key}`, JSON.stringify(value))),
      ...set,
    ]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem(about, [error.message, ...error.details].join('; '), error.hint)]
  }
}

/** People paste URLs with passwords in them. */
function withoutUserInfo(value: string): string {
  return value.replace(/\/\/[^/]*@/, '//…@')
}
