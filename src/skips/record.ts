/** The record of commits that bypassed the gate: one for all work trees of a repository, in its git folder. */
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import { describeObjects } from '../git/cat-file.ts'
import { type Repository, runGit } from '../git/git.ts'

/** A commit with templates that the gate has not checked. */
export interface SkippedCommit {
  /** Full id. */
  readonly commit: string
  /** ISO 8601, with the committer's offset. */
  readonly date: string
  /** `Ada Lovelace <ada@example.com>` */
  readonly committer: string
  /** Repository-relative: files, and folders of Terraform. */
  readonly templates: readonly string[]
}

/** Each line is written at once, so that commits in several work trees don't mix theirs. */
export async function appendSkipped(repository: Repository, skipped: SkippedCommit): Promise<void> {
  const path = recordPath(repository)
  try {
    await mkdir(join(path, '..'), { recursive: true })
    await appendFile(path, `${JSON.stringify(skipped)}\n`)
  } catch (error) {
    throw new GateError('io', `cannot write ${path}: ${messageOf(error)}`, { cause: error })
  }
}

/** Records that the gate has checked commits (full ids) after all, at a push. */
export async function appendChecked(repository: Repository, commits: readonly string[]): Promise<void> {
  const lines = commits.map((checked) => `${JSON.stringify({ checked })}\n`)
  // What cannot be written here stays in the list, which is no reason to stop a push.
  await appendFile(recordPath(repository), lines.join('')).catch(() => undefined)
}

/**
 * What is recorded and not checked since, oldest first, each commit once, without those that no ref reaches any more;
 * lines that are damaged are passed over.
 */
export async function readSkipped(repository: Repository): Promise<readonly SkippedCommit[]> {
  const recorded = await readRecord(repository)
  if (recorded.length === 0) return []
  const gone = await unreachable(
    repository,
    recorded.map(({ commit }) => commit),
  )
  return recorded.filter(({ commit }) => !gone.has(commit))
}

/** Those of some commits (full ids) that are in no branch, tag or other ref, nor in a HEAD: amended or dropped. */
async function unreachable(repository: Repository, commits: readonly string[]): Promise<ReadonlySet<string>> {
  const present = new Set<string>()
  const described = await describeObjects(
    repository,
    commits.map((commit) => Buffer.from(commit)),
  )
  commits.forEach((commit, i) => {
    if (described[i]?.type === 'commit') present.add(commit)
  })
  const input = Buffer.from([...present, ''].join('\n'))
  const output = await runGit(repository, ['rev-list', '--stdin', '--not', '--all'], { input })
  const loose = new Set(output.toString('latin1').split('\n'))
  return new Set(commits.filter((commit) => !present.has(commit) || loose.has(commit)))
}

/** Oldest first, each commit once. */
async function readRecord(repository: Repository): Promise<readonly SkippedCommit[]> {
  const text = await readFile(recordPath(repository), 'utf8').catch(() => '')
  const commits = new Map<string, SkippedCommit>()
  for (const line of text.split('\n')) {
    const parsed = parseLine(line)
    if (parsed === undefined) continue
    if ('checked' in parsed) commits.delete(parsed.checked)
    else commits.set(parsed.commit, parsed)
  }
  return [...commits.values()]
}

/** Empties the record. */
export async function clearSkipped(repository: Repository): Promise<void> {
  await rm(recordPath(repository), { force: true })
}

function recordPath({ commonDir }: Repository): string {
  return join(commonDir, 'mvc-gate', 'skipped.jsonl')
}

/** A line of the record: a commit that bypassed the gate, or the id of one that was checked later. */
function parseLine(line: string): SkippedCommit | { readonly checked: string } | undefined {
  try {
    const value: Partial<Record<keyof SkippedCommit | 'checked', unknown>> = JSON.parse(line)
    const { commit, date, committer, templates, checked } = value
    if (isId(checked)) return { checked }
    if (!isId(commit) || typeof date !== 'string' || typeof committer !== 'string') return undefined
    if (!Array.isArray(templates)) return undefined
    return { commit, date, committer, templates: templates.map(String) }
  } catch {
    return undefined
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value)
}
