/**
 * Which lines of blobs hold what is searched for, as earlier searches found: by the ids of blobs, whose content never
 * changes. One file for all work trees of a repository, in its git folder.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Repository } from './git.ts'

/** The lines of blobs, by their ids; none where nothing was found. */
export type LinesById = ReadonlyMap<string, readonly Uint8Array[]>

const FOLDER = 'mvc-gate'
const NAME = 'lines'

/** In bytes: longer lines are read again each time. */
const MOST_OF_A_BLOB = 16_384

const NONE: readonly Uint8Array[] = []

/** What is known of blobs where the same texts were searched for; nothing where the file is damaged, or there is none. */
export function readKnownLines(repository: Repository, texts: readonly Uint8Array[]): LinesById {
  const known = new Map<string, readonly Uint8Array[]>()
  try {
    const file = readFileSync(join(repository.commonDir, FOLDER, NAME), 'latin1')
    const [header, empty, ...found] = file.split('\n')
    if (header !== headerOf(texts) || found.splice(-2)[0] !== END) return known
    const digits = repository.objectFormat === 'sha256' ? 64 : 40
    for (let at = 0; at < (empty ?? '').length; at += digits)
      known.set(empty?.slice(at, at + digits) ?? '', NONE)
    for (const each of found) {
      const [id = '', ...lines] = each.split(' ')
      known.set(
        id,
        lines.map((line) => Buffer.from(line, 'base64')),
      )
    }
    return known
  } catch {
    return new Map()
  }
}

/** Keeps what is known of blobs, instead of what was. Where nothing can be written, it is searched for again. */
export function keepKnownLines(
  { commonDir }: Repository,
  texts: readonly Uint8Array[],
  known: LinesById,
): void {
  const empty: string[] = []
  const found: string[] = []
  for (const [id, lines] of known) {
    if (lines.length === 0) empty.push(id)
    else if (lines.reduce((sum, { length }) => sum + length, 0) <= MOST_OF_A_BLOB) {
      found.push([id, ...lines.map((line) => Buffer.from(line).toString('base64'))].join(' '))
    }
  }
  try {
    const folder = join(commonDir, FOLDER)
    mkdirSync(folder, { recursive: true })
    const temporary = join(folder, `${NAME}.${process.pid}`)
    writeFileSync(temporary, [headerOf(texts), empty.join(''), ...found, END, ''].join('\n'), 'latin1')
    renameSync(temporary, join(folder, NAME))
  } catch {
    // A read-only repository.
  }
}

/** What was written to its end has it. */
const END = 'end'

function headerOf(texts: readonly Uint8Array[]): string {
  return `1 ${texts.map((text) => Buffer.from(text).toString('base64')).join(' ')}`
}
