/** The record of commits that bypassed the gate: one for all work trees of a repository, in its git folder. */
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'
import type { Repository } from '../git/git.ts'

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

/** What is recorded, oldest first, each commit once; lines that are damaged are passed over. */
export async function readSkipped(repository: Repository): Promise<readonly SkippedCommit[]> {
  const text = await readFile(recordPath(repository), 'utf8').catch(() => '')
  const commits = new Map<string, SkippedCommit>()
  for (const line of text.split('\n')) {
    const parsed = parseLine(line)
    if (parsed !== undefined) commits.set(parsed.commit, parsed)
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

function parseLine(line: string): SkippedCommit | undefined {
  try {
    const value: Partial<Record<keyof SkippedCommit, unknown>> = JSON.parse(line)
    const { commit, date, committer, templates } = value
    if (typeof commit !== 'string' || typeof date !== 'string' || typeof committer !== 'string')
      return undefined
    if (!Array.isArray(templates)) return undefined
    return { commit, date, committer, templates: templates.map(String) }
  } catch {
    return undefined
  }
}
