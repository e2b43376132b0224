/** What has to hold of every result. FUZZ_SEED and FUZZ_RUNS, the inputs of each test, choose other inputs. */
import { expect } from 'vitest'
import { type Framework, frameworkInfo } from '../../src/core/frameworks.ts'
import { type Location, SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { partsOf, type Value } from '../../src/core/value.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_260_101)
const numRuns = Number(process.env.FUZZ_RUNS ?? 400)

/** For every property; a failure prints the seed and the path to it. */
export const SETTINGS = { seed, numRuns, endOnFailure: true } as const

/** What one template may take at most: of processor time, in microseconds, and of memory, in bytes. */
const MOST_TIME = 2_000_000
const MOST_MEMORY = 300_000_000

/** Parses and judges files, texts by path; every place has to be inside its file, and the work within bounds. */
export async function survives(framework: Framework, files: Readonly<Record<string, string>>): Promise<void> {
  const time = process.cpuUsage()
  const memory = process.memoryUsage().heapUsed
  await judged(
    framework,
    Object.entries(files).map(([name, text]) => new SourceFile(name, text)),
  )
  const { user, system } = process.cpuUsage(time)
  if (user + system > MOST_TIME) expect.fail(`took ${user + system} µs`)
  const used = process.memoryUsage().heapUsed - memory
  if (used > MOST_MEMORY) expect.fail(`took ${used} bytes`)
}

async function judged(framework: Framework, files: readonly SourceFile[]): Promise<void> {
  const path = frameworkInfo(framework).isFolder ? '.' : (files[0]?.path ?? '')
  const template = await parseTemplate({ framework, path, files })
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
