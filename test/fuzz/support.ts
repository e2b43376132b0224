/** Seeds, mutations, and what has to hold of every result. FUZZ_SEED and FUZZ_RUNS choose other ones. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Framework } from '../../src/core/frameworks.ts'
import { type Location, SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { partsOf, type Value } from '../../src/core/value.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_260_101)
const numRuns = Number(process.env.FUZZ_RUNS ?? 400)

/** For every property; a failure prints the seed and the path to it. */
export const SETTINGS = { seed, numRuns, endOnFailure: true } as const

const FIXTURES = fileURLToPath(new URL('../policies', import.meta.url))

/** Texts of fixtures with an ending: something real to damage. */
export function fixtureTexts(ending: string): readonly string[] {
  return readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(FIXTURES, name), 'utf8'))
}

/** Pieces that mean something to a parser. */
const SPARKS = [
  '{', '}', '[', ']', '(', ')', '"', "'", '\\', '${', '%{', '<<EOT\n', '|\n', '>-\n', '&a ', '*a', '!Ref ', '!Sub ',
  '- ', ': ', '#', '/*', '*/', '//', '\t', '\r\n', '\0', '\uFEFF', '\u2028', '\uD800', '__proto__', '<<: ', '? ', '...',
  '---\n', 'Fn::If', 'Fn::ForEach::x', 'dynamic "a" {', 'for_each = ', '0e999', '-', '~', 'null', '9'.repeat(400),
] as const // biome-ignore format: a list of words

/** A text with some of its parts cut, doubled, moved or set on fire. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 40 }),
    spark: fc.constantFrom(...SPARKS),
    kind: fc.constantFrom('cut', 'double', 'insert', 'replace', 'end' as const),
  })
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([text, edits]) =>
      edits.reduce((current, { at, length, spark, kind }) => {
        const start = Math.floor(at * current.length)
        const [before, piece, after] = [
          current.slice(0, start),
          current.slice(start, start + length),
          current.slice(start + length),
        ]
        if (kind === 'cut') return before + after
        if (kind === 'double') return before + piece + piece + after
        if (kind === 'insert') return before + spark + piece + after
        return kind === 'replace' ? before + spark + after : before
      }, text),
    )
}

/** A text with some of its lines in other columns, or without their ends. */
export function shifted(texts: readonly string[]): fc.Arbitrary<string> {
  const shift = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    columns: fc.integer({ min: -8, max: 4 }),
  })
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(shift, { minLength: 1, maxLength: 4 }))
    .map(([text, shifts]) => {
      const lines = text.split('\n')
      for (const { at, columns } of shifts) {
        const index = Math.floor(at * lines.length)
        const line = lines[index] ?? ''
        lines[index] =
          columns > 0 ? ' '.repeat(columns) + line : line.slice(Math.min(-columns, line.search(/\S|$/)))
        if (columns === 0) lines[index] = line.slice(0, -1)
      }
      return lines.join('\n')
    })
}

/** What one template may take at most: of processor time, in microseconds, and of memory, in bytes. */
const MOST_TIME = 2_000_000
const MOST_MEMORY = 300_000_000

/** Parses and judges; every place of the result has to be inside its file, and the work within bounds. */
export async function survives(framework: Framework, name: string, text: string): Promise<void> {
  const time = process.cpuUsage()
  const memory = process.memoryUsage().heapUsed
  await judged(framework, name, text)
  const { user, system } = process.cpuUsage(time)
  if (user + system > MOST_TIME) expect.fail(`took ${user + system} µs`)
  const used = process.memoryUsage().heapUsed - memory
  if (used > MOST_MEMORY) expect.fail(`took ${used} bytes`)
}

async function judged(framework: Framework, name: string, text: string): Promise<void> {
  const file = new SourceFile(name, text)
  const template = await parseTemplate({
    framework,
    path: framework === 'terraform' ? '.' : name,
    files: [file],
  })
  if ('notTemplate' in template) return
  for (const place of placesOf(template)) expectInside(place)
  const { findings, unscannable } = await judgeTemplate(template, { policies: new Map() })
  for (const { labels, subject } of findings)
    for (const { at } of [...labels, { at: subject }]) expectInside(at)
  // A policy that throws is reported as unscannable: it is a bug all the same.
  expect(unscannable.filter(({ reason }) => /^policy .* failed/.test(reason))).toEqual([])
}

export function expectInside({ file, range }: Location): void {
  const isInside = range.start >= 0 && range.start <= range.end && range.end <= file.text.length
  if (!isInside) expect.fail(`${range.start}-${range.end} is not inside a text of ${file.text.length}`)
}

function* placesOf({ resources, problems, gaps = [], comments }: Template): Generator<Location> {
  for (const { at } of [...problems, ...gaps]) yield at
  for (const at of comments?.() ?? []) yield at
  for (const { at, head, properties, meta } of resources) {
    yield at
    yield head
    yield* placesIn(properties)
    yield* placesIn(meta)
  }
}

/** Values may share parts: each is walked once. */
function* placesIn(value: Value): Generator<Location> {
  const seen = new Set<Value>()
  const waiting = [value]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    yield next.at
    if ('from' in next && next.from !== undefined) yield next.from.at
    waiting.push(...partsOf(next))
  }
}
