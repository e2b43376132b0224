/** Replaces files on disk as a whole, and only where they still hold what was read. */
import { constants } from 'node:fs'
import { access, chmod, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { sep } from 'node:path'
import { messageOf } from '../core/errors.ts'
import { encodePath } from './paths.ts'

/** New content for a file. */
export interface Replacement {
  /** Absolute, without symbolic links; bytes that are not UTF-8 are lone surrogates. */
  readonly path: string
  /** What it holds as long as nobody else has written to it. */
  readonly before: Uint8Array
  readonly after: Uint8Array
}

const CHANGED = 'it was changed in the meantime'
const OWNER_WRITES = 0o200

/** Why a file cannot be replaced, as a part of a sentence; undefined where it can. */
export async function whyNotReplaced({
  path,
  before,
}: Pick<Replacement, 'path'> & Partial<Replacement>): Promise<string | undefined> {
  try {
    const bytes = encodePath(path)
    // A file that its owner may not write is meant to stay, even where the system would let root do it.
    if (((await stat(bytes)).mode & OWNER_WRITES) === 0) return 'it is read-only'
    await access(bytes, constants.W_OK)
    await access(folderOf(bytes), constants.W_OK)
    if (before === undefined) return undefined
    return (await readFile(bytes)).equals(before) ? undefined : CHANGED
  } catch (error) {
    return reasonOf(error)
  }
}

/**
 * Writes the new content beside the file, and puts it in the file's place: a reader sees the old content or the new one. The
 * mode stays.
 * @returns why it was not replaced, as a part of a sentence
 */
export async function replaceFile({ path, before, after }: Replacement): Promise<string | undefined> {
  const target = encodePath(path)
  const temporary = Buffer.concat([target, Buffer.from(`.${process.pid}.tmp`)])
  try {
    const { mode } = await stat(target)
    await writeNew(temporary, after)
    await chmod(temporary, mode & 0o7777)
    const why = await whyNotReplaced({ path, before })
    if (why === undefined) await rename(temporary, target)
    else await rm(temporary, { force: true })
    return why
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    return reasonOf(error)
  }
}

/** @throws where the file exists: what somebody put there is not written through */
async function writeNew(path: Buffer, content: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
  } finally {
    await file.close()
  }
}

function folderOf(path: Buffer): Buffer {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf(sep))
  return slash <= 0 ? path.subarray(0, 1) : path.subarray(0, slash)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'it no longer exists'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it is read-only, or its folder is'
  if (code === 'ENOSPC') return 'the disk is full'
  return messageOf(error)
}
