/** What hooks/gate.sh has asked a git already, and hands on in `MVC_STAGED`, so that it is not asked again. */
import { entryAt, type IndexFile } from './index-file.ts'
import { bytesOfPath } from './paths.ts'
import type { DiffEntry } from './raw-diff.ts'

/** The index against HEAD. */
export interface StagedDiff {
  /** The full id of HEAD's commit. */
  readonly head: string
  /** In git's order. */
  readonly entries: readonly DiffEntry[]
}

/** A path with other characters is in quotes. */
const LINE = /^:([0-7]{6}) ([0-7]{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMDT])\t([^"\t\ufffd][^\t\ufffd]*)$/

/**
 * What the shell hands to this process: `<its id> <commit>`, and a line for each path as `git diff-index --raw` has them.
 * The shell becomes this process, or waits for it; what another one has handed on is of another commit.
 * @returns undefined where that is not the case, or a line says less than git would
 */
export function handedOver({ MVC_STAGED: handed }: NodeJS.ProcessEnv): StagedDiff | undefined {
  const [first = '', ...lines] = (handed ?? '').split('\n')
  const [, shell, head] = /^(\d+) ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(first) ?? []
  if (head === undefined || ![process.pid, process.ppid].includes(Number(shell))) return undefined
  const entries: DiffEntry[] = []
  for (const line of lines) {
    const [, oldMode = '', newMode = '', oldId = '', newId = '', status = '', path = ''] =
      LINE.exec(line) ?? []
    if (path === '' || oldId.length !== head.length || newId.length !== head.length) return undefined
    entries.push({ oldMode, newMode, oldId, newId, status, path })
  }
  return { head, entries }
}

/** Whether an index is the one that was compared, as far as it differs from HEAD. */
export function agrees(entries: readonly DiffEntry[], index: IndexFile): boolean {
  if (entries.length === 0) return false
  return entries.every(({ path, newId, newMode }) => {
    const now = entryAt(index, bytesOfPath(path))
    if (newMode === GONE) return now === undefined
    return now?.id === newId && now.mode.toString(8) === newMode
  })
}

/** The mode of a path that is not there. */
const GONE = '000000'
