/** What several policies have in common is written once, beside the subject that they judge. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const FOLDER = fileURLToPath(new URL('../../src/policies', import.meta.url))
const RUN = 6

/** Lines of code, without indentation, imports, comments and lone punctuation. */
function codeLines(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /\w/.test(line) && !/^(?:import\b|\/\/|\/\*|\*)/.test(line))
}

/** The files in which each run of so many lines stands. */
function filesByRun(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const runs = new Map<string, Set<string>>()
  for (const path of paths) {
    const lines = codeLines(path)
    for (let i = 0; i + RUN <= lines.length; i++) {
      const run = lines.slice(i, i + RUN).join('\n')
      runs.set(run, (runs.get(run) ?? new Set()).add(basename(path)))
    }
  }
  return runs
}

test(`no two policies share a run of ${RUN} lines`, () => {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[\\/].*\.ts$/.test(path))
    .map((path) => join(FOLDER, path))
  expect(paths.length).toBeGreaterThan(100)
  const runs = filesByRun(paths)
  expect(runs.size).toBeGreaterThan(1000)
  const shared = [...runs].filter(([, files]) => files.size > 1)
  expect(shared.map(([run, files]) => `${[...files].join(', ')}:\n${run}`)).toEqual([])
})
