/** What the history of this clone contains. */
import { type Repository, runGit } from './git.ts'

/** The full id of the commit that a revision names; undefined where it names none that is here. */
export async function resolveCommit(repository: Repository, rev: string): Promise<string | undefined> {
  if (rev.includes('\0')) return undefined
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`]
  const id = (await runGit(repository, args, { okCodes: [0, 1, 128] })).toString('latin1').trim()
  return /^[0-9a-f]{40,}$/.test(id) ? id : undefined
}

/** The commits where two others parted, as far as this clone's history goes; full ids. */
export async function mergeBases(repository: Repository, a: string, b: string): Promise<readonly string[]> {
  const found = await runGit(repository, ['merge-base', '--all', a, b], { okCodes: [0, 1] })
  return found.toString('latin1').split('\n').slice(0, -1)
}

/** Whether a commit (full id) is the other one or below it; false where it is not here. */
export async function isWithin(repository: Repository, commit: string, tip: string): Promise<boolean> {
  if (commit === tip) return true
  if ((await resolveCommit(repository, commit)) === undefined) return false
  // Prints the commit itself where it is what they have in common.
  return (await mergeBases(repository, commit, tip)).includes(commit)
}

/** Whether the clone leaves out older commits. */
export async function isShallow(repository: Repository): Promise<boolean> {
  const answer = await runGit(repository, ['rev-parse', '--is-shallow-repository'])
  return answer.toString('latin1').trim() === 'true'
}
