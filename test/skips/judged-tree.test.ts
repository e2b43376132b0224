import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRepository } from '../../src/git/git.ts'
import { judgedTree, noteJudged } from '../../src/skips/judged-tree.ts'
import { createRepository } from '../support/repository.ts'

const TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

async function noted(before: string | Uint8Array | undefined): Promise<string | undefined> {
  const { path, environment } = await createRepository()
  const repository = await openRepository(path, environment)
  const folder = join(repository.gitDir, 'mvc-gate')
  mkdirSync(folder, { recursive: true })
  if (before !== undefined) writeFileSync(join(folder, 'judged'), before)
  noteJudged(repository, TREE)
  return judgedTree(repository)
}

test.each([
  ['no file', undefined],
  ['an empty one', ''],
  ['another tree', `${'a'.repeat(40)}\n`],
  ['a part of one', 'a'.repeat(7)],
  ['two trees', `${'a'.repeat(40)}\n${'b'.repeat(40)}\n`],
  ['a block of zeros', new Uint8Array(4096)],
  ['an id of the other length', `${'a'.repeat(64)}\n`],
])('a tree noted over %s is the one noted', async (_, before) => {
  expect(await noted(before)).toBe(TREE)
})

test.each([`${TREE}a\n`, `\0${TREE}\n`, `${TREE.slice(1)}\n`, ''])('%j is no tree', async (text) => {
  const { path, environment } = await createRepository()
  const repository = await openRepository(path, environment)
  noteJudged(repository, TREE)
  writeFileSync(join(repository.gitDir, 'mvc-gate/judged'), text)
  expect(judgedTree(repository)).toBeUndefined()
})
