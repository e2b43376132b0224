/** Every row of the first table in docs/templates.md, by its id, in a real repository. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runGate } from '../../src/gate/run-gate.ts'
import { openRepository } from '../../src/git/git.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { createRepository } from '../support/repository.ts'
import { FIXTURES, type Files } from './files-table.ts'

const page = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8')
const [table = ''] = page.slice(page.indexOf('## Files')).split(/^## (?!Files)/m)
const rows = [...table.matchAll(/^\| `([^`]+)` \|[^|]*\| \*\*(\w+)\*\*/gm)].map(
  ([, id = '', word = '']) => [id, word] as const,
)

/** The strongest of what becomes of the files that a commit changes. */
async function outcomeOf(before: Files, files: Files): Promise<string> {
  const repository = await createRepository()
  for (const [path, content] of Object.entries(before)) await repository.stage(path, content)
  await repository.commitIndex()
  for (const [path, content] of Object.entries(files)) await repository.stage(path, content)
  const change = await stagedChange(await openRepository(repository.path, repository.environment))
  const request = { action: 'commit', changes: [change], overrides: {}, tenant: NO_TENANT } as const
  const { judged, notChecked } = await runGate({ ...request, today: '2026-01-01' })
  const results = judged.map(({ result }) => result)
  if (results.some(({ unscannable }) => unscannable.length > 0)) return 'Unscannable'
  if (results.some(({ findings }) => findings.some(({ verdict }) => verdict === 'violation')))
    return 'Checked'
  if (notChecked.some(({ notable }) => notable)) return 'Named'
  return notChecked.length > 0 ? 'Listed' : 'nothing'
}

describe('the table of files in docs/templates.md', () => {
  test('has an example for each row, and a row for each example', () => {
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.map(([id]) => id).toSorted()).toEqual(Object.keys(FIXTURES).toSorted())
  })

  test.each(rows)('%s: %s', async (id, word) => {
    const { before = {}, examples } = FIXTURES[id] ?? { examples: [] }
    const outcomes = await Promise.all(examples.map((files) => outcomeOf(before, files)))
    expect(outcomes).toEqual(examples.map(() => word))
  })
})
