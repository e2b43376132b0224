/** Reads objects by `git cat-file`, one process for all contents and one for all sizes of a repository. */
import { constants } from 'node:buffer'
import { GateError } from '../core/errors.ts'
import { type Ask, openBatch } from './batch.ts'
import type { Repository } from './git.ts'

export interface GitObject {
  readonly type: string
  readonly content: Uint8Array
}

export interface ObjectInfo {
  readonly id: string
  readonly type: string
  /** In bytes. */
  readonly size: number
}

const NEWLINE = 0x0a

interface Asking {
  readonly contents: Ask<GitObject | undefined>
  readonly infos: Ask<ObjectInfo | undefined>
}

const askingOf = new WeakMap<Repository, Asking>()

function asking(repository: Repository): Asking {
  const known = askingOf.get(repository)
  if (known !== undefined) return known
  const opened: Asking = {
    contents: openBatch(repository, ['cat-file', '--batch'], batchParser),
    infos: openBatch(repository, ['cat-file', '--batch-check'], infoParser),
  }
  askingOf.set(repository, opened)
  return opened
}

/**
 * Objects by name, in order; undefined for a name that means nothing. Everything is held in memory: ask for
 * sizes first.
 * @param names ids, or `<commit>:<path>`; bytes without a line break
 */
export function readObjects(
  repository: Repository,
  names: readonly Uint8Array[],
): Promise<readonly (GitObject | undefined)[]> {
  return asking(repository).contents(names)
}

/** What objects are, in order; undefined for a name that means nothing. */
export function describeObjects(
  repository: Repository,
  names: readonly Uint8Array[],
): Promise<readonly (ObjectInfo | undefined)[]> {
  return asking(repository).infos(names)
}

/** Takes apart `<id> <type> <size>\n` and `<name> missing\n`. */
function infoParser(onInfo: (info: ObjectInfo | undefined) => void): (chunk: Buffer) => void {
  let rest = ''
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [id = '', type = '', size = ''] = line.split(' ')
      onInfo(isMissing(line) ? undefined : { id, type, size: Number(size) })
    }
  }
}

function isMissing(header: string): boolean {
  return header.endsWith(' missing') || header.endsWith(' ambiguous')
}

/**
 * Takes apart `<id> <type> <size>\n<content>\n` and `<name> missing\n`, however the pieces are cut.
 * Each object is handed on as soon as it is complete.
 */
function batchParser(onObject: (object: GitObject | undefined) => void): (chunk: Buffer) => void {
  let header: Buffer[] = []
  let body: { readonly type: string; readonly bytes: Buffer } | undefined
  let filled = 0
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (body !== undefined) {
        const copied = chunk.copy(body.bytes, filled, at)
        filled += copied
        at += copied
        if (filled < body.bytes.length) return
        onObject({ type: body.type, content: body.bytes.subarray(0, -1) })
        body = undefined
        continue
      }
      const end = chunk.indexOf(NEWLINE, at)
      header.push(chunk.subarray(at, end === -1 ? chunk.length : end))
      if (end === -1) return
      at = end + 1
      const line = Buffer.concat(header).toString('latin1')
      header = []
      if (isMissing(line)) onObject(undefined)
      else body = startBody(line)
      filled = 0
    }
  }
}

function startBody(header: string): { readonly type: string; readonly bytes: Buffer } {
  const [id = '', type = '', size = ''] = header.split(' ')
  const length = Number(size)
  if (!/^\d+$/.test(size)) throw new GateError('git', `git cat-file answered unexpectedly: ${header}`)
  if (length >= constants.MAX_LENGTH) throw new GateError('git', `object ${id} is too large to be read`)
  // One more for the line break after the content.
  return { type, bytes: Buffer.allocUnsafe(length + 1) }
}
