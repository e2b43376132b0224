/**
 * Reads objects: by `git cat-file`, one process for all contents and sizes of a repository, where they are not so near that
 * no git is needed.
 */
import { constants } from 'node:buffer'
import { GateError, messageOf } from '../core/errors.ts'
import { type Ask, openBatch } from './batch.ts'
import type { Repository } from './git.ts'
import type { GitObject } from './git-object.ts'
import { NearObjects } from './near-objects.ts'

export interface ObjectInfo {
  readonly id: string
  readonly type: string
  /** In bytes. */
  readonly size: number
}

const NEWLINE = 0x0a

const FSCK = { hint: 'run `git fsck` to find it' }

type Answer = GitObject | ObjectInfo | undefined
/** What is asked about an object, in git's words. */
type Kind = 'contents' | 'info'

interface Asking {
  readonly near: NearObjects
  readonly contents: Ask<GitObject | undefined>
  readonly info: Ask<ObjectInfo | undefined>
}

const askingOf = new WeakMap<Repository, Asking>()

function asking(repository: Repository): Asking {
  const known = askingOf.get(repository)
  if (known !== undefined) return known
  const opened = openAsking(repository)
  askingOf.set(repository, opened)
  return opened
}

/** Has two descriptions of the same repository ask the same git. */
export function shareGit(from: Repository, to: Repository): void {
  askingOf.set(to, asking(from))
}

/** One git answers both questions; before 2.36 it takes two. */
function openAsking(repository: Repository): Asking {
  const both = openBoth(repository)
  const apart = {
    contents: openBatch<Answer>(repository, ['cat-file', '--batch'], (onAnswer) =>
      answerParser(() => 'contents', onAnswer),
    ),
    info: openBatch<Answer>(repository, ['cat-file', '--batch-check'], (onAnswer) =>
      answerParser(() => 'info', onAnswer),
    ),
  }
  let isOld = false
  const ask =
    <T extends Answer>(kind: Kind): Ask<T> =>
    async (names) => {
      if (names.length === 0) return []
      if (!isOld) {
        try {
          return (await both(kind, names)) as readonly T[]
        } catch (error) {
          if (!/unknown option .*batch-command/.test(messageOf(error))) throw error
          isOld = true
        }
      }
      if (kind === 'info') return (await apart.info(names)) as readonly T[]
      return (await withoutProbe(apart.contents([...names, PROBE]))) as readonly T[]
    }
  return { near: new NearObjects(repository), contents: ask('contents'), info: ask('info') }
}

function openBoth(
  repository: Repository,
): (kind: Kind, names: readonly Uint8Array[]) => Promise<readonly Answer[]> {
  // What the next answers will be of: git says it by the content alone.
  let expected: { readonly kind: Kind; left: number }[] = []
  const ask = openBatch<Answer>(repository, ['cat-file', '--batch-command'], (onAnswer) => {
    const own: typeof expected = []
    expected = own
    const next = (): Kind => {
      const [first] = own
      if (first === undefined) return 'info'
      first.left--
      if (first.left === 0) own.shift()
      return first.kind
    }
    return answerParser(next, onAnswer)
  })
  return (kind, names) => {
    const command = Buffer.from(`${kind} `)
    const asked = ask([...names.map((name) => Buffer.concat([command, name])), PROBE_COMMAND])
    expected.push({ kind, left: names.length }, { kind: 'info', left: 1 })
    return withoutProbe(asked)
  }
}

/**
 * Names nothing, and is asked for after everything else: of a damaged object git may give less than it says, and its last
 * answer would be waited for without an end.
 */
const PROBE = Buffer.from('.')
const PROBE_COMMAND = Buffer.from('info .')

async function withoutProbe(asked: Promise<readonly Answer[]>): Promise<readonly Answer[]> {
  return (await asked).slice(0, -1)
}

/**
 * Objects by name, in order; undefined for a name that means nothing. Everything is held in memory: ask for
 * sizes first.
 * @param names ids, or `<commit>:<path>`; bytes without a line break
 */
export async function readObjects(
  repository: Repository,
  names: readonly Uint8Array[],
): Promise<readonly (GitObject | undefined)[]> {
  const { near, contents } = asking(repository)
  const found = near.read(names)
  if (found !== undefined) return found
  const objects = await contents(names)
  near.note(names, objects)
  return objects
}

/** What objects are, in order; undefined for a name that means nothing. */
export async function describeObjects(
  repository: Repository,
  names: readonly Uint8Array[],
): Promise<readonly (ObjectInfo | undefined)[]> {
  const { near, info } = asking(repository)
  const found = near.read(names)
  if (found === undefined) return info(names)
  return found.map(({ type, content }, i) => {
    return { id: Buffer.from(names[i] ?? []).toString('latin1'), type, size: content.length }
  })
}

/** Keeps small files that a git had to read, so that the next run needs none for them. */
export function keepReadBlobs(repository: Repository): void {
  asking(repository).near.save()
}

function isMissing(header: string): boolean {
  return header.endsWith(' missing') || header.endsWith(' ambiguous')
}

/**
 * Takes apart `<id> <type> <size>\n`, with `<content>\n` after it where that was asked for, and `<name> missing\n`,
 * however the pieces are cut. Each answer is handed on as soon as it is complete.
 */
function answerParser(nextKind: () => Kind, onAnswer: (answer: Answer) => void): (chunk: Buffer) => void {
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
        if (body.bytes.at(-1) !== NEWLINE)
          throw new GateError('git', 'an object of this repository is damaged', FSCK)
        onAnswer({ type: body.type, content: body.bytes.subarray(0, -1) })
        body = undefined
        continue
      }
      const end = chunk.indexOf(NEWLINE, at)
      header.push(chunk.subarray(at, end === -1 ? chunk.length : end))
      if (end === -1) return
      at = end + 1
      const line = Buffer.concat(header).toString('latin1')
      header = []
      const kind = nextKind()
      if (isMissing(line)) onAnswer(undefined)
      else if (kind === 'contents') body = startBody(readInfo(line))
      else onAnswer(readInfo(line))
      filled = 0
    }
  }
}

function readInfo(header: string): ObjectInfo {
  const [id = '', type = '', size = ''] = header.split(' ')
  if (!/^\d+$/.test(size)) throw new GateError('git', `unexpected output of git cat-file: ${header}`)
  return { id, type, size: Number(size) }
}

function startBody({ id, type, size }: ObjectInfo): { readonly type: string; readonly bytes: Buffer } {
  if (size >= constants.MAX_LENGTH) throw new GateError('git', `object ${id} is too large to read`)
  // One more for the line break after the content.
  return { type, bytes: Buffer.allocUnsafe(size + 1) }
}
