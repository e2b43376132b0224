/** Commits of one push: what follows from what differs must be what git says of each by itself. */
import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src/core/snapshot.ts'
import { commitSnapshot } from '../../src/git/commit-snapshot.ts'
import { openRepository } from '../../src/git/git.ts'
import { changesSince } from '../../src/git/tree-diff.ts'
import { createRepository, run } from '../support/repository.ts'

const TEXTS = [Buffer.from('./'), Buffer.from('Location')]

async function found(snapshot: Snapshot): Promise<readonly string[]> {
  const lines: string[] = []
  await snapshot.search?.(TEXTS, ['.tf', '.yaml'], ({ path, line }) => {
    lines.push(`${path}: ${line.length} ${Buffer.from(line.subarray(0, 40)).toString('latin1')}`)
  })
  return lines.sort()
}

async function factsOf(snapshot: Snapshot) {
  const listed = await snapshot.list()
  const folders = await snapshot.listFolders(['.', 'a', 'a/b'])
  return {
    name: snapshot.name,
    listed,
    folders,
    unfollowed: await snapshot.unfollowed?.(),
    lines: await found(snapshot),
  }
}

/** What a commit changes; undefined takes a path away. */
type Edit = Readonly<Record<string, { readonly mode?: string; readonly text: string } | undefined>>

const EDITS: readonly Edit[] = [
  { 'a/main.tf': { text: './x\n' }, 'b.yaml': { text: 'Location: 1\n' }, 'c.txt': { text: './\n' } },
  { 'c.txt': { text: 'x' } },
  { 'a/main.tf': { text: './y\n./z' }, 'd.tf': { text: 'no' } },
  { 'a/main.tf': { text: './y\n./z', mode: '100755' } },
  { 'link.tf': { text: 'a/main.tf', mode: '120000' }, 'lost.tf': { text: 'nowhere', mode: '120000' } },
  { 'a/main.tf': undefined, 'a/b/main.tf': { text: './y\n./z' } },
  { 'b.yaml': { text: 'd.tf', mode: '120000' }, 'link.tf': { text: './\n' } },
  { 'lost.tf': undefined, 'd.tf': { text: `Location ${'x'.repeat(1_100_000)}` } },
  { 'd.tf': { text: 'Location' } },
  Object.fromEntries(Array.from({ length: 130 }, (_, i) => [`many/m${i}.tf`, { text: `./${i}\n` }])),
  { 'many/m1.tf': undefined, 'b.yaml': { text: 'Location: 2\n' } },
  {},
]

describe.each(['sha1', 'sha256'] as const)('neighboring commits in a %s repository', (objectFormat) => {
  it('have what they have by themselves, in whatever order they are asked', async () => {
    const repository = await createRepository({ objectFormat })
    const stream = EDITS.map((edit, i) => {
      const files = Object.entries(edit).map(([path, entry]) =>
        entry === undefined
          ? `D ${path}\n`
          : `M ${entry.mode ?? '100644'} inline ${path}\ndata ${entry.text.length}\n${entry.text}\n`,
      )
      return `commit refs/heads/main\ncommitter T <t@example.com> ${i} +0000\ndata 0\n${files.join('')}\n`
    })
    await run('git', ['fast-import', '--quiet'], repository.path, repository.environment, stream.join(''))
    const history = await repository.git('rev-list', '--reverse', 'main')
    const commits = history.stdout.trim().split('\n')
    expect(commits).toHaveLength(EDITS.length)
    const opened = await openRepository(repository.path, repository.environment)
    const comparisons = commits.slice(1).map((tip, i) => ({ tip, bases: [commits[i] ?? ''] }))
    const byItself = await Promise.all(commits.map((commit) => factsOf(commitSnapshot(opened, commit))))
    for (const order of [comparisons, [...comparisons].reverse()]) {
      const changes = await changesSince(opened, order)
      for (const [i, change] of changes.entries()) {
        const at = commits.indexOf(order[i]?.tip ?? '')
        expect(await factsOf(change.snapshot)).toEqual(byItself[at])
        const [base] = change.bases ?? []
        expect(base && (await factsOf(base))).toEqual(byItself[at - 1])
        const alone = (await changesSince(opened, order.slice(i, i + 1)))[0]
        const { touched, removed, links } = change
        expect({ touched, removed, links }).toEqual({
          touched: alone?.touched,
          removed: alone?.removed,
          links: alone?.links,
        })
      }
    }
  })
})
