import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blobSizes, readBlobStart, readBlobs } from '../../src/git/blobs.ts'
import { EMPTY_TREE } from '../../src/git/empty-tree.ts'
import { openRepository, runGit } from '../../src/git/git.ts'
import { createFolder, createRepository, type TestRepository, useRepository } from '../support/repository.ts'
import { textOf } from './changes.ts'
import { olderGit, REFUSAL } from './older-git.ts'

/** In a pack: what is in a file of its own is read without a git. */
async function store(repository: TestRepository, ...contents: readonly (string | Uint8Array)[]) {
  const ids: string[] = []
  for (const [i, content] of contents.entries()) {
    await repository.stage(`file-${i}`, content)
    ids.push(await repository.id(`:file-${i}`))
  }
  await repository.git('gc', '-q')
  return { ids, repository, opened: await openRepository(repository.path, repository.environment) }
}

describe('readBlobs', () => {
  it('gives bytes as they are: empty, with NULs, without a line end, like an answer of git', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    const posing = '1111111111111111111111111111111111111111 missing\n'
    const contents = ['', '\n', bytes, posing, 'no line end']
    const { ids, opened } = await store(await createRepository(), ...contents)
    const read = await readBlobs(opened, ids)
    expect(read.map((content) => Buffer.from(content))).toEqual(
      contents.map((content) => Buffer.from(content)),
    )
  })

  it('reads what is larger than a pipe holds, both ways', async () => {
    const large = Buffer.alloc(3_000_000, 'large ')
    const { ids, opened } = await store(await createRepository(), large, 'small')
    const many = Array.from({ length: 5000 }, (_, i) => ids[i % 500 === 0 ? 0 : 1] ?? '')
    const read = await readBlobs(opened, many)
    expect(read.filter((content) => large.equals(content)).length).toBe(10)
    expect(read.filter((content) => textOf(content) === 'small').length).toBe(4990)
    expect((await blobSizes(opened, many)).slice(0, 3)).toEqual([3_000_000, 5, 5])
  })

  it('answers questions of both kinds that are asked at once', async () => {
    const { ids, opened } = await store(await createRepository(), 'one', 'second')
    const [contents, sizes, again] = await Promise.all([
      readBlobs(opened, ids),
      blobSizes(opened, ids),
      readBlobs(opened, ids.toReversed()),
    ])
    expect([contents.map(textOf), sizes, again.map(textOf)]).toEqual([
      ['one', 'second'],
      [3, 6],
      ['second', 'one'],
    ])
  })

  it.skipIf(process.platform === 'win32')('reads with a git that answers one kind at a time', async () => {
    const repository = await createRepository()
    const { ids } = await store(repository, 'one', 'second')
    const opened = await openRepository(repository.path, {
      ...repository.environment,
      PATH: await olderGit(),
    })
    await expect(runGit(opened, ['cat-file', '--batch-command'])).rejects.toMatchObject({
      message: `git cat-file failed: ${REFUSAL.replace('error: ', '')}`,
    })
    expect(await blobSizes(opened, ids)).toEqual([3, 6])
    const [contents, sizes] = await Promise.all([readBlobs(opened, ids), blobSizes(opened, ids)])
    expect([contents.map(textOf), sizes]).toEqual([
      ['one', 'second'],
      [3, 6],
    ])
  })

  it('fails for what is not there and for what is not a file', async () => {
    const { ids, opened } = await store(await createRepository(), 'a')
    const absent = '1'.repeat(40)
    const message = `blob ${absent} is not in this repository`
    await expect(readBlobs(opened, [...ids, absent])).rejects.toMatchObject({ code: 'git', message })
    await expect(blobSizes(opened, [...ids, absent])).rejects.toMatchObject({ code: 'git', message })
    await expect(readBlobStart(opened, absent, 1)).rejects.toMatchObject({ code: 'git' })
    await expect(readBlobs(opened, [EMPTY_TREE.sha1])).rejects.toMatchObject({ code: 'git' })
  })

  it('fails for a blob that is damaged', async () => {
    const { ids, opened, repository } = await store(await createRepository(), 'a')
    await repository.stage('late', 'damaged')
    const id = await repository.id(':late')
    await rm(join(opened.gitDir, 'objects', id.slice(0, 2), id.slice(2)))
    await expect(readBlobs(opened, [...ids, id])).rejects.toMatchObject({ code: 'git' })
  })

  it('fetches what a partial clone lacks', async () => {
    const origin = await createRepository()
    await origin.write('a.tf', 'fetched')
    await origin.commit()
    await origin.git('config', 'uploadpack.allowFilter', 'true')
    await origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const clone = useRepository(createFolder())
    await clone.git('clone', '-q', '--no-checkout', '--filter=blob:none', `file://${origin.path}`, '.')
    const opened = await openRepository(clone.path, clone.environment)
    const id = await origin.id('HEAD:a.tf')
    expect((await clone.git('rev-list', '--objects', '--missing=print', 'HEAD')).stdout).toContain(`?${id}`)
    expect(await blobSizes(opened, [id])).toEqual([7])
    expect((await readBlobs(opened, [id])).map(textOf)).toEqual(['fetched'])
  })
})

describe('readBlobStart', () => {
  it('stops git when it has enough', async () => {
    const { ids, opened } = await store(await createRepository(), Buffer.alloc(20_000_000, 'x'))
    const start = await readBlobStart(opened, ids[0] ?? '', 100_000)
    expect(textOf(start)).toBe('x'.repeat(100_000))
  })
})

it.each(['sha1', 'sha256'] as const)('EMPTY_TREE is what git says for %s', async (objectFormat) => {
  const { path, environment } = await createRepository({ objectFormat })
  const opened = await openRepository(path, environment)
  const id = await runGit(opened, ['hash-object', '-t', 'tree', '--stdin'], { input: Buffer.alloc(0) })
  expect(id.toString().trim()).toBe(EMPTY_TREE[objectFormat])
})
