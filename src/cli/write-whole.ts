/** Files that are written as a whole. */
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { GateError, messageOf } from '../core/errors.ts'

/**
 * Writes a file so that a reader sees the old content or the new one, never a part. Missing folders are created, links are
 * followed, and what is not a file (a device, a pipe) is written to.
 * @throws GateError `io`
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  let temporary: string | undefined
  try {
    const target = await realpath(path).catch(() => path)
    const there = await stat(target).catch(() => undefined)
    if (there !== undefined && !there.isFile()) return await writeFile(target, text)
    await mkdir(dirname(target), { recursive: true })
    temporary = `${target}.${process.pid}.tmp`
    await writeFile(temporary, text)
    await rename(temporary, target)
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true })
    throw new GateError('io', `cannot write '${path}': ${messageOf(error)}`, { cause: error })
  }
}
