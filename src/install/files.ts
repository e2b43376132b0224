/** Reading and writing files for the installer: never through links, and all or nothing. */
import {
  access,
  chmod,
  constants,
  lstat,
  mkdir,
  open,
  readFile,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises'
import { dirname } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'

export interface FileNow {
  readonly text: string
  /** Always true on Windows, which has no such permission. */
  readonly executable: boolean
}

/** A file as it is and as it must become. */
export interface FileChange {
  readonly path: string
  readonly before: string | undefined
  /** Undefined if it is to be removed. */
  readonly after: string | undefined
  /** Whether it must be made executable; false if it is, or need not be. */
  readonly makeExecutable: boolean
}

/** How to undo one step. */
interface Undo {
  readonly path: string
  readonly run: () => Promise<void>
}

/**
 * A file, or undefined if it does not exist.
 * @throws GateError `refused` if it is not a regular file (writing would go elsewhere) or not UTF-8 (writing would
 * damage it), `io` if it cannot be read
 */
export async function readIfThere(path: string): Promise<FileNow | undefined> {
  try {
    const now = await lstat(path)
    if (!now.isFile()) throw new GateError('refused', `${path} is not a regular file`)
    const bytes = await readFile(path)
    const text = bytes.toString('utf8')
    if (!Buffer.from(text).equals(bytes)) throw new GateError('refused', `${path} is not UTF-8 text`)
    return { text, executable: process.platform === 'win32' || (now.mode & 0o100) !== 0 }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error instanceof GateError ? error : ioError('read', path, error)
  }
}

/** Whether a path is a link, wherever it leads. */
export async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (now) => now.isSymbolicLink(),
    () => false,
  )
}

/**
 * Writes the changes that change something, in their order; returns these.
 * @throws GateError `io` if one cannot be written; everything is then as it was, or the error names what is not
 */
export async function applyChanges(changes: readonly FileChange[]): Promise<readonly FileChange[]> {
  const needed = changes.filter(changesAnything)
  for (const change of needed) await expectWritable(change.path)
  const done: Undo[] = []
  for (const change of needed) {
    try {
      await write(change, done)
    } catch (error) {
      throw ioError('write', change.path, error, await undoAll(done))
    }
  }
  return needed
}

export function changesAnything({ before, after, makeExecutable }: FileChange): boolean {
  return before !== after || makeExecutable
}

/** Checks before anything is written. A missing file is created in the nearest existing folder. */
async function expectWritable(path: string): Promise<void> {
  for (let nearest = path; ; nearest = dirname(nearest)) {
    try {
      return await access(nearest, constants.W_OK)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || nearest === dirname(nearest)) throw ioError('write', path, error)
    }
  }
}

async function write({ path, before, after, makeExecutable }: FileChange, done: Undo[]): Promise<void> {
  if (after === undefined) {
    if (before !== undefined) await removeFile(path, before, done)
    return
  }
  const folder = dirname(path)
  const made = await mkdir(folder, { recursive: true })
  if (made !== undefined) done.push({ path: made, run: () => removeFolders(folder, made) })
  if (before === undefined) {
    // `wx` fails if the file has appeared in the meantime, and follows no link.
    await (await open(path, 'wx')).close()
    done.push({ path, run: () => rm(path) })
  } else {
    const { mode } = await lstat(path)
    done.push({ path, run: () => writeFile(path, before).then(() => chmod(path, mode)) })
  }
  if (before !== after) await writeFile(path, after)
  if (makeExecutable) await chmod(path, 0o755)
}

async function removeFile(path: string, before: string, done: Undo[]): Promise<void> {
  const { mode } = await lstat(path)
  await rm(path)
  done.push({ path, run: () => writeFile(path, before, { mode }) })
}

/** Removes empty folders from the innermost to the outermost that was made. */
async function removeFolders(innermost: string, outermost: string): Promise<void> {
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) {
    await rmdir(folder)
  }
}

/** Undoes the steps, last first; returns the paths where that failed. */
async function undoAll(done: readonly Undo[]): Promise<readonly string[]> {
  const left: string[] = []
  for (const { path, run } of [...done].reverse()) await run().catch(() => left.push(path))
  return left
}

/** Node's messages repeat the path after the reason. */
function ioError(
  verb: 'read' | 'write',
  path: string,
  error: unknown,
  left: readonly string[] = [],
): GateError {
  const reason = messageOf(error).replace(/, \w+ '.*$/s, '')
  return new GateError('io', `cannot ${verb} ${path}: ${reason}`, {
    details: left.map((changed) => `${changed} could not be restored`),
    cause: error,
  })
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
