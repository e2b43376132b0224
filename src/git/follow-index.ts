/** Makes a change of the index in the work tree too, where that loses nothing. */
import { lstat, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foldersUpward } from '../core/path.ts'
import { type Repository, runGit } from './git.ts'
import { encodePath, isTextPath } from './paths.ts'
import { replaceFile } from './replace-file.ts'

/** A file whose content in the index was replaced. */
export interface IndexChange {
  readonly path: string
  readonly before: Version
  readonly after: Version
}

interface Version {
  readonly id: string
  readonly content: Uint8Array
}

const SAME_LINES = 'it has unstaged changes in or next to the same lines'

/**
 * Replaces the file where it is as the index had it; where it has other unstaged changes, merges the change into them.
 * @returns why the file was left as it is, as a part of a sentence
 */
export async function followIndex(repository: Repository, change: IndexChange): Promise<string | undefined> {
  const place = await placeOf(repository, change.path)
  if ('why' in place) return place.why
  const { path, bytes } = place
  const put = (after: Uint8Array) => replaceFile({ path, before: bytes, after })
  if (bytes.equals(change.before.content)) return put(change.after.content)
  // What a checkout would have written: with other line ends, or through a filter.
  const before = await checkedOut(repository, change.path, change.before.id)
  const after = await checkedOut(repository, change.path, change.after.id)
  if (before === undefined || after === undefined) return 'git could not check it out'
  if (bytes.equals(before)) return put(after)
  const merged = await merge(repository, { ours: bytes, base: before, theirs: after })
  return merged === undefined ? SAME_LINES : put(merged)
}

type FilePlace = { readonly path: string; readonly bytes: Buffer } | { readonly why: string }

/** The file that stands in the work tree itself: links may lead anywhere. */
async function placeOf({ top }: Repository, path: string): Promise<FilePlace> {
  try {
    for (const each of foldersUpward(path).filter((one) => one !== '.')) {
      const found = await lstat(encodePath(`${top}/${each}`))
      const isExpected = each === path ? found.isFile() : found.isDirectory()
      if (!isExpected) return { why: 'it is not a regular file there' }
    }
    const absolute = `${top}/${path}`
    return { path: absolute, bytes: await readFile(encodePath(absolute)) }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { why: isMissing ? 'it is not there' : 'it cannot be read' }
  }
}

/** Undefined where a filter fails, and for a path that cannot be an argument. */
async function checkedOut(repository: Repository, path: string, id: string): Promise<Buffer | undefined> {
  if (!isTextPath(path)) return undefined
  const args = ['cat-file', '--filters', `--path=${path}`, id]
  return runGit(repository, args).catch(() => undefined)
}

interface Versions {
  readonly ours: Uint8Array
  readonly base: Uint8Array
  readonly theirs: Uint8Array
}

/** Undefined where both sides change the same lines. */
async function merge(repository: Repository, { ours, base, theirs }: Versions): Promise<Buffer | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'mvc-gate-'))
  try {
    const paths: string[] = []
    for (const [i, content] of [ours, base, theirs].entries()) {
      const path = join(folder, String(i))
      await writeFile(path, content)
      paths.push(path)
    }
    return await runGit(repository, ['merge-file', '-p', '-q', ...paths]).catch(() => undefined)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
