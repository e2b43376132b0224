/** The exceptions that apply to the next commit, at the top of the repository. */
import { loadConfigs } from '../../config/load.ts'
import { utf8Text } from '../../core/decode.ts'
import { GateError } from '../../core/errors.ts'
import { folderOf } from '../../core/path.ts'
import type { Snapshot } from '../../core/snapshot.ts'
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
    const owners = await ownerCheck(snapshot, place.path)
    if (all.length === 0) return [ok(about, text), owners]
    const hint = 'run `mvc-gate scan --all` to see what they accept'
    return [warning(about, [text, ...all].join('; '), hint), owners]
  } catch (error) {
    if (!(error instanceof GateError)) throw error
    return [problem(about, [error.message, ...error.details].join('; '), error.hint)]
  }
}

/** Whether the repository names owners of its exceptions, whose review a host can require. */
async function ownerCheck(snapshot: Snapshot, path: string): Promise<Check> {
  const about = 'exception owners'
  const { CODEOWNERS_PATHS, LARGEST_CODEOWNERS, readCodeowners } = await import('../../sweep/codeowners.ts')
  const files = await snapshot.listFolders([...new Set(CODEOWNERS_PATHS.map(folderOf))])
  const file = CODEOWNERS_PATHS.flatMap((each) => files.find((one) => one.path === each) ?? [])[0]
  const hint = `add a line such as: /${path} @your/security-team`
  if (file === undefined) return warning(about, `no CODEOWNERS file: anyone may change ${path}`, hint)
  const [size = 0] = await snapshot.sizes([file])
  if (size > LARGEST_CODEOWNERS) return warning(about, `${file.path}: file too large`)
  const [content = new Uint8Array()] = await snapshot.read([file])
  const owners = readCodeowners(utf8Text(content))(path)
  if (owners.length === 0) return warning(about, `${file.path} names no owner of ${path}`, hint)
  return ok(about, `${path}: ${owners.join(', ')} (${file.path})`)
}
