/** Words for trees and values, and templates with the expected places marked in them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Range } from '../../src/core/source.ts'
import type { Reach, Template } from '../../src/core/template.ts'
import type { UnknownCause, Value } from '../../src/core/value.ts'
import type { Node } from '../../src/frameworks/node.ts'

/** `a: «b»` is the text `a: b` with the range of `b`; ranges come in the order in which they open. */
export function marked(text: string): { readonly text: string; readonly ranges: readonly Range[] } {
  const ranges: { start: number; end: number }[] = []
  const open: { start: number; end: number }[] = []
  let plain = ''
  for (const char of text) {
    if (char === '«') {
      const range = { start: plain.length, end: plain.length }
      ranges.push(range)
      open.push(range)
    } else if (char === '»') {
      const range = open.pop()
      if (range !== undefined) range.end = plain.length
    } else plain += char
  }
  return { text: plain, ranges }
}

/** A tree in one line, as JSON with tags. */
export function showNode(node: Node | undefined): string {
  if (node === undefined) return 'nothing'
  const tag = node.tag === undefined ? '' : `${node.tag} `
  switch (node.kind) {
    case 'scalar':
      return tag + JSON.stringify(node.value)
    case 'sequence':
      return `${tag}[${node.items.map(showNode).join(', ')}]`
    case 'mapping':
      return `${tag}{${[...node.entries.values()].map((entry) => `${entry.key}: ${showNode(entry.value)}`).join(', ')}}`
  }
}

/** A value in one line. */
export function showValue(value: Value | undefined): string {
  if (value === undefined) return 'nothing'
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value) + (value.from === undefined ? '' : ` (${value.from.what})`)
    case 'list':
      return `[${value.items.map(showValue).join(', ')}]`
    case 'mapping':
      return `{${[...value.entries, ...(value.rest ? [['…', value.rest] as const] : [])]
        .map(([key, entry]) => `${key}: ${showValue(entry)}`)
        .join(', ')}}`
    case 'json':
      return `json ${showValue(value.of)}`
    case 'either':
      return `${value.condition} ? ${value.branches.map(showValue).join(' : ')}`
    case 'unknown':
      return `unknown ${causeWords(value.because).join(' ')}`
  }
}

function causeWords(because: UnknownCause): readonly string[] {
  if (because.kind !== 'reference') return Object.values(because).filter((word) => typeof word === 'string')
  const { kind, text, resource, within } = because
  return [kind, text, resource, within].filter((word) => word !== undefined)
}

/** How far the parts reach that were not read. */
export function reachesOf({ unread }: Template): readonly Reach[] {
  return unread.map(({ reach }) => reach)
}

/** Every value inside a value, itself first. */
export function* valuesIn(value: Value | undefined): Generator<Value> {
  if (value === undefined) return
  yield value
  switch (value.kind) {
    case 'list':
      for (const item of value.items) yield* valuesIn(item)
      break
    case 'mapping':
      for (const entry of value.entries.values()) yield* valuesIn(entry)
      break
    case 'json':
      yield* valuesIn(value.of)
      break
    case 'either':
      for (const branch of value.branches) yield* valuesIn(branch)
  }
}

/** The ranges of all keys and nodes of a tree, outer ones first. */
export function* rangesIn(node: Node | undefined): Generator<Range> {
  if (node === undefined) return
  yield node.range
  if (node.kind === 'sequence') for (const item of node.items) yield* rangesIn(item)
  if (node.kind === 'mapping') {
    for (const entry of node.entries.values()) {
      yield entry.keyRange
      yield* rangesIn(entry.value)
    }
  }
}

export function isInside(range: Range, text: string): boolean {
  return range.start >= 0 && range.start <= range.end && range.end <= text.length
}

/** Published templates beside the repository, if this machine has them. */
const CORPUS = fileURLToPath(new URL('../../../shared/templates', import.meta.url))

/** Files of the corpus with one of the endings; none, with a printed line, where it is absent. */
export function corpusFiles(...endings: readonly string[]): readonly { path: string; text: string }[] {
  if (!existsSync(CORPUS)) {
    process.stdout.write('skipped: ../shared/templates is not on this machine\n')
    return []
  }
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(CORPUS, path), 'utf8').replace(/^\uFEFF/, '') }))
}
