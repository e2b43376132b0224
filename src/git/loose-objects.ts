/**
 * Objects that git keeps in files of their own, as it does with what was added or committed lately: to read one takes less
 * time than to start a git that does. https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import type { Repository } from './git.ts'
import type { GitObject } from './git-object.ts'
import { inflate } from './inflate/inflate.ts'

/** In bytes, as it is stored: a git is started for what is larger. */
const LARGEST_FILE = 1 << 20
/** In bytes, as it is stored: up to here zlib takes longer to load than to do without. */
const LARGEST_SMALL = 1 << 13
/** In bytes. */
const LARGEST_OBJECT = 1 << 23

const HEADER = /^(blob|tree|commit|tag) (0|[1-9][0-9]{0,8})$/

/** Undefined where git has to be asked: for what is in a pack, in another repository, missing, damaged or large. */
export function readLooseObject({ commonDir, environment }: Repository, id: string): GitObject | undefined {
  if (environment.GIT_OBJECT_DIRECTORY) return undefined
  try {
    const path = join(commonDir, 'objects', id.slice(0, 2), id.slice(2))
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile() || found.size > LARGEST_FILE) return undefined
    const stored = readFileSync(path)
    return parseObject(
      stored.length <= LARGEST_SMALL
        ? inflate(stored, LARGEST_OBJECT)
        : inflateSync(stored, { maxOutputLength: LARGEST_OBJECT }),
    )
  } catch {
    return undefined
  }
}

/** `<type> <length>\0<content>` */
function parseObject(bytes: Buffer): GitObject | undefined {
  const end = bytes.indexOf(0)
  const [, type, length] = HEADER.exec(bytes.toString('latin1', 0, Math.max(0, end))) ?? []
  const content = bytes.subarray(end + 1)
  return type === undefined || Number(length) !== content.length ? undefined : { type, content }
}
