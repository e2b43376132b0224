/** Reads objects by one `git cat-file --batch`: answers are taken apart as they arrive. */
import { constants } from 'node:buffer'
import { GateError } from '../core/errors.ts'
import { type Repository, runGit, streamGit } from './git.ts'

export interface GitObject {
  readonly type: string
  readonly content: Uint8Array
}

const NEWLINE = 0x0a

/**
 * Objects by name, in order; undefined for a name that means nothing. Everything is held in memory: ask for
 * sizes first.
 * @param names ids, or `<commit>:<path>`; bytes without a line break
 */
export async function readObjects(
  repository: Repository,
  names: readonly Uint8Array[],
): Promise<readonly (GitObject | undefined)[]> {
  if (names.length === 0) return []
  const objects: (GitObject | undefined)[] = []
  const parser = batchParser((object) => objects.push(object))
  // Without --buffer git flushes after each object, which costs a system call for each.
  await streamGit(repository, ['cat-file', '--batch', '--buffer'], { input: asLines(names) }, (chunk) => {
    parser(chunk)
    return 'more'
  })
  if (objects.length !== names.length) throw new GateError('git', 'git cat-file ended too early')
  return objects
}

/** Id, type and size in bytes of objects, in order; undefined for a name that means nothing. */
export async function describeObjects(
  repository: Repository,
  names: readonly Uint8Array[],
): Promise<readonly ({ readonly id: string; readonly type: string; readonly size: number } | undefined)[]> {
  if (names.length === 0) return []
  const output = await runGit(repository, ['cat-file', '--batch-check', '--buffer'], {
    input: asLines(names),
  })
  const lines = output.toString('latin1').split('\n').slice(0, -1)
  if (lines.length !== names.length) throw new GateError('git', 'git cat-file ended too early')
  return lines.map((line) => {
    if (isMissing(line)) return undefined
    const [id = '', type = '', size = ''] = line.split(' ')
    return { id, type, size: Number(size) }
  })
}

function asLines(names: readonly Uint8Array[]): Buffer {
  return Buffer.concat(names.flatMap((name) => [name, Buffer.of(NEWLINE)]))
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
