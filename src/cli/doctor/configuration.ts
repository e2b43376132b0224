/** The configuration in force for the top of the repository, as a commit would be judged by it. */
import { DEFAULTS } from '../../config/keys.ts'
import { loadConfigs } from '../../config/load.ts'
import { GateError } from '../../core/errors.ts'
import { policyIds } from '../../gate/policy-ids.ts'
import type { Repository } from '../../git/git.ts'
import { indexSnapshot } from '../../git/index-snapshot.ts'
import { type Check, ok, problem } from './check.ts'

/** Variables that say something above every file. */
const VARIABLES = ['MVC_MODE', 'MVC_ENVIRONMENT', 'MVC_TENANT_ID', 'MVC_CONFIG', 'MVC_CA_FILE']

/** The file, the keys it writes with their values, and the variables above it. */
export async function checkConfiguration(
  repository: Repository,
  env: NodeJS.ProcessEnv,
): Promise<readonly Check[]> {
  const about = 'configuration'
  try {
    const snapshot = indexSnapshot(repository)
    const configFor = await loadConfigs(snapshot, await snapshot.listFolders(['.']), policyIds)
    const { config, from } = configFor('.')
    const set = VARIABLES.filter((name) => env[name]).map((name) =>
      ok(`variable ${name}`, withoutUserInfo(env[name] ?? '')),
    )
    if (from === undefined) return [ok(about, 'no file in the index: the defaults are in force'), ...set]
    const known = Object.keys(DEFAULTS).filter((key) => from.keys.includes(key))
    const values = Object.entries(config).filter(([key]) => known.includes(key))
    return [
      ok(about, `${from.path}, as it is staged; other keys have their defaults`),
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
