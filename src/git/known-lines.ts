/**
 * Which lines of blobs hold what is searched for, as earlier searches found: by the ids of blobs, whose content never
 * changes. One file for all work trees of a repository, in its git folder.
 */
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Repository } from './git.ts'

/** The lines of blobs, by their ids; none where nothing was found. */
export type LinesById = ReadonlyMap<string, readonly Uint8Array[]>

const FOLDER = 'mvc-gate'
const NAME = 'lines'

/** In bytes: longer lines are read again each time. */
const MOST_OF_A_BLOB = 16_384

const NONE: readonly Uint8Array[] = []

/** What a file of found lines holds. */
export interface KnownLines {
  readonly lines: LinesById
  /** How many blobs were added since it was written as a whole; undefined where there is none that can be added to. */
  readonly added?: number
}

/** What is known of blobs where the same texts were searched for; nothing where the file is damaged, or there is none. */
export function readKnownLines(repository: Repository, texts: readonly Uint8Array[]): KnownLines {
  try {
    const file = readFileSync(join(repository.commonDir, FOLDER, NAME), 'latin1')
    const [header, empty = '', ...rest] = file.split('\n')
    const end = rest.indexOf(END)
    if (header !== headerOf(texts) || end === -1) return NOTHING
    const lines = new Map<string, readonly Uint8Array[]>()
    const digits = repository.objectFormat === 'sha256' ? 64 : 40
    for (let at = 0; at < empty.length; at += digits) lines.set(empty.slice(at, at + digits), NONE)
    for (const each of rest.slice(0, end)) addRecord(lines, each)
    const whole = wholeMark(header)
    const added = rest.slice(end + 1).filter((each) => each.endsWith(whole) && ADDED.test(each))
    for (const each of added) addRecord(lines, each.slice(0, -whole.length))
    return { lines, added: added.length }
  } catch {
    return NOTHING
  }
}

/**
 * Keeps what is known of blobs. Where nothing can be written, it is searched for again.
 * @param all what is known of all that the index has
 * @param fresh those of them that the file does not have
 */
export function keepKnownLines(
  { commonDir }: Repository,
  texts: readonly Uint8Array[],
  { added }: KnownLines,
  { all, fresh }: { readonly all: LinesById; readonly fresh: readonly string[] },
): void {
  const path = join(commonDir, FOLDER, NAME)
  try {
    // To replace the file takes as long as to judge a small template.
    const header = headerOf(texts)
    if (added !== undefined && added + fresh.length <= MOST_ADDED)
      appendFileSync(path, addition(all, fresh, wholeMark(header)))
    else replace(path, [header, ...wholeOf(all), END, ''].join('\n'))
  } catch {
    // A read-only repository.
  }
}

/** What was too much to find has no lines in `all`, which does not mean that it has none. */
function addition(all: LinesById, fresh: readonly string[], whole: string): string {
  const records = fresh.flatMap((id) => recordOf(id, all.get(id)) ?? [])
  return records.map((each) => `\n${each}${whole}\n`).join('')
}

function wholeOf(all: LinesById): readonly string[] {
  const empty = [...all].flatMap(([id, lines]) => (lines.length === 0 ? [id] : []))
  const found = [...all].flatMap(([id, lines]) => (lines.length === 0 ? [] : (recordOf(id, lines) ?? [])))
  return [empty.join(''), ...found]
}

function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, text)
  renameSync(temporary, path)
}

/** Undefined for more lines than are kept. */
function recordOf(id: string, lines: readonly Uint8Array[] | undefined): string | undefined {
  if (lines === undefined || lines.reduce((sum, { length }) => sum + length, 0) > MOST_OF_A_BLOB)
    return undefined
  return [id, ...lines.map((line) => Buffer.from(line).toString('base64'))].join(' ')
}

function addRecord(to: Map<string, readonly Uint8Array[]>, record: string): void {
  const [id = '', ...lines] = record.split(' ')
  to.set(
    id,
    lines.map((line) => Buffer.from(line, 'base64')),
  )
}

/** What was written as a whole has it at its end. */
const END = 'end'
/**
 * What was added has it at the end of each record: another version, which searches for other texts, may have replaced the file
 * meanwhile.
 */
function wholeMark(header: string): string {
  let hash = header.length
  for (let i = 0; i < header.length; i++) hash = Math.imul(hash ^ header.charCodeAt(i), 0x01000193)
  return ` .${(hash >>> 0).toString(16)}`
}

const ADDED = /^[0-9a-f]{40,64}(?: [A-Za-z0-9+/=]*)* \.[0-9a-f]+$/
/** Blobs: then the file is written as a whole, without those that the index no longer has. */
const MOST_ADDED = 32

const NOTHING: KnownLines = { lines: new Map() }

function headerOf(texts: readonly Uint8Array[]): string {
  return `1 ${texts.map((text) => Buffer.from(text).toString('base64')).join(' ')}`
}
