/** The exceptions that apply to the next commit, at the top of the repository. */
import { loadConfigs } from '../../config/load.ts'
import { GateError } from '../../core/errors.ts'
import { validExceptions } from '../../gate/exceptions.ts'
import { allPolicyIds, CONFIG_CONTEXT } from '../../gate/policy-ids.ts'
import type { Repository } from '../../git/git.ts'
import { indexSnapshot } from '../../git/index-snapshot.ts'
import { count } from '../../report/words.ts'
import { expiresSoon, hasExpired, placeOf } from '../../suppressions/exceptions/exception.ts'
import { type Check, ok, problem, warning } from './check.ts'

/** How many there are, and which have expired or soon will; nothing without a file that exists or is named. */
export async function checkExceptions(repository: Repository, today: string): Promise<readonly Check[]> {
  const about = 'exceptions'
  const snapshot = indexSnapshot(repository)
  const files = await snapshot.listFolders(['.'])
  // The check of the configuration reports one that is not valid.
  const configFor = await loadConfigs(snapshot, files, CONFIG_CONTEXT).catch(() => undefined)
  if (configFor === undefined) return []
  const { exceptions: place, from } = configFor('.')
  try {
    const ids = () => allPolicyIds([{ configFor, templates: [] }])
    const entries = await validExceptions(snapshot, place, configFor, today, ids)
    if (entries === undefined) {
      if (!from?.keys.includes('exceptions')) return []
      return [warning(about, `${place.path} is not staged, or does not exist`)]
    }
    const expired = entries.filter((each) => hasExpired(each, today))
    const soon = entries.filter((each) => !hasExpired(each, today) && expiresSoon(each, today))
    const text = `${place.path}: ${count(entries.length, 'exception')}`
    const all = [
      ...expired.map((each) => `expired: ${placeOf(each)}`),
      ...soon.map((each) => `expires on ${each.until}: ${placeOf(each)}`),
    ]
    if (all.length === 0) return [ok(about, text)]
    return [warning(about, [text, ...all].join('; '), 'run `mvc-gate scan --all` to see what they accept')]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem(about, [error.message, ...error.details].join('; '), error.hint)]
  }
}
