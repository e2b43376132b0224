/** What a search of the index finds must be what git's own search finds, first and again, with and without the cache. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openRepository } from '../../src/git/git.ts'
import { indexSnapshot } from '../../src/git/index-snapshot.ts'
import { searchLines } from '../../src/git/search.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'

const TEXTS = ['./', 'file(', 'Location'].map((text) => Buffer.from(text)).concat(Buffer.of(0xff, 0xfe))
const ENDINGS = ['.tf', '.yaml', '.tf.json']

async function found(
  repository: TestRepository,
  env: NodeJS.ProcessEnv,
  endings: readonly string[] = ENDINGS,
): Promise<readonly string[]> {
  const opened = await openRepository(repository.path, { ...repository.environment, ...env })
  const lines: string[] = []
  await indexSnapshot(opened).search?.(TEXTS, endings, ({ path, line }) => {
    lines.push(`${path}: ${Buffer.from(line).toString('latin1')}`)
  })
  return lines
}

async function foundByGit(
  repository: TestRepository,
  endings: readonly string[] = ENDINGS,
): Promise<readonly string[]> {
  const opened = await openRepository(repository.path, repository.environment)
  const lines: string[] = []
  await searchLines(opened, '--cached', { texts: TEXTS, endings, paths: [] }, ({ path, line }) => {
    lines.push(`${path}: ${Buffer.from(line).toString('latin1')}`)
  })
  return lines
}

const KEPT = { MVC_CACHE: 'on' }
const NOT_KEPT = { MVC_CACHE: 'off' }

async function expectAsGit(repository: TestRepository): Promise<readonly string[]> {
  const lines = await foundByGit(repository)
  expect(await found(repository, NOT_KEPT)).toEqual(lines)
  expect(await found(repository, KEPT)).toEqual(lines)
  expect(await found(repository, KEPT)).toEqual(lines)
  return lines
}

describe('a search of the index', () => {
  for (const objectFormat of ['sha1', 'sha256'] as const) {
    it(`finds what git finds: ${objectFormat}`, async () => {
      const repository = await createRepository({ objectFormat })
      const texts: Readonly<Record<string, string | Buffer>> = {
        'main.tf': 'a\n  source = "./x"\n\nfile(  file( ./\nlast file(',
        'UPPER.TF': './\n',
        'same/main.tf': 'a\n  source = "./x"\n\nfile(  file( ./\nlast file(',
        'none.yaml': 'Loc\nation\n. /\n',
        'empty.tf': '',
        'a.yaml/body': 'Location',
        'x.tf.json': '{"Location": 1}\r\n',
        'text.txt': './',
        'utf16.yaml': Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('./\n./', 'utf16le')]),
        'nul.yaml': Buffer.from('a\0./\n\0\nLocation\0', 'latin1'),
      }
      for (const [path, text] of Object.entries(texts)) await repository.stage(path, text)
      await repository.stage(Buffer.from('caf\u00e9.tf', 'latin1'), './')
      await repository.stage('link.tf', './x', '120000')
      expect(await expectAsGit(repository)).toHaveLength(12)
      expect(await found(repository, KEPT, [])).toEqual(await foundByGit(repository, []))
      await repository.stage('main.tf', 'b ./\n')
      await repository.git('mv', '-k', 'UPPER.TF', 'other.tf')
      await repository.git('rm', '-q', '--cached', 'same/main.tf')
      await repository.stage('new.yaml', 'Location\n'.repeat(3_000))
      await expectAsGit(repository)
    })
  }

  it('of much is done by git once, and again only for what is new', async () => {
    const repository = await createRepository()
    for (let i = 0; i < 120; i++) await repository.write(`m${i}/main.tf`, i % 3 === 0 ? `./${i}\n` : `${i}\n`)
    await repository.write('large.yaml', `${'Location: x\n'.repeat(5_000)}`)
    await repository.git('add', '.')
    expect(await expectAsGit(repository)).toHaveLength(5_040)
    await repository.write('m1/main.tf', 'file(x)\n')
    await repository.git('add', '.')
    expect(await expectAsGit(repository)).toHaveLength(5_041)
  })

  it('keeps nothing where the cache is off, and believes nothing that is damaged or of other texts', async () => {
    const repository = await createRepository()
    await repository.stage('main.tf', 'x ./y\n')
    const kept = join(repository.path, '.git/mvc-gate/lines')
    await found(repository, NOT_KEPT)
    expect(existsSync(kept)).toBe(false)
    const lines = await found(repository, KEPT)
    expect(lines).toEqual(['main.tf: x ./y'])
    const text = readFileSync(kept, 'utf8')
    for (const damaged of ['', text.slice(0, -5), text.slice(0, 40), text.replace('1 ', '0 '), '\n\nend\n']) {
      writeFileSync(kept, damaged)
      expect(await found(repository, KEPT)).toEqual(lines)
    }
    appendFileSync(kept, 'more')
    expect(await found(repository, KEPT)).toEqual(lines)
  })

  it('adds what is new to what is kept, and believes no part of what was added', async () => {
    const repository = await createRepository()
    await repository.stage('main.tf', 'x ./y\n')
    const kept = join(repository.path, '.git/mvc-gate/lines')
    await found(repository, KEPT)
    const first = readFileSync(kept, 'latin1')
    await repository.stage('a.tf', 'file(a)\nfile(b)\n')
    await repository.stage('none.tf', 'nothing\n')
    await repository.stage('long.tf', 'file(a)\n'.repeat(3_000))
    const lines = await expectAsGit(repository)
    const text = readFileSync(kept, 'latin1')
    expect(text.startsWith(first)).toBe(true)
    expect(text.slice(first.length).match(/ \.[0-9a-f]+\n/g)).toHaveLength(2)
    // Added by a version that searched for other texts.
    writeFileSync(
      kept,
      text.slice(0, first.length) + text.slice(first.length).replace(/(?: \S+)* \.[0-9a-f]+\n/g, ' .1\n'),
    )
    expect(await found(repository, KEPT)).toEqual(lines)
    for (let length = first.length; length < text.length; length += 7) {
      for (const rest of ['', '\0'.repeat(text.length - length)]) {
        writeFileSync(kept, text.slice(0, length) + rest, 'latin1')
        expect(await found(repository, KEPT)).toEqual(lines)
        expect(await found(repository, KEPT)).toEqual(lines)
      }
    }
  })

  it('writes it as a whole when much was added, without what is gone', async () => {
    const repository = await createRepository()
    await repository.stage('main.tf', 'x ./y\n')
    await found(repository, KEPT)
    const kept = join(repository.path, '.git/mvc-gate/lines')
    for (let turn = 0; turn < 3; turn++) {
      for (let i = 0; i < 90; i++) await repository.stage(`m${i}.tf`, `./${i} ${turn}\n`)
      await expectAsGit(repository)
    }
    const records = readFileSync(kept, 'latin1')
      .split('\n')
      .filter((each) => / /.test(each))
    expect(records).toHaveLength(1 + 91)
  })

  it('of a clone that fetches what it needs is left to git', async () => {
    const repository = await createRepository()
    await repository.stage('main.tf', 'x ./y\n')
    await repository.git('config', 'extensions.partialClone', 'origin')
    await repository.git('config', 'remote.origin.promisor', 'true')
    const kept = join(repository.path, '.git/mvc-gate/lines')
    expect(await found(repository, KEPT)).toEqual(['main.tf: x ./y'])
    expect(existsSync(kept)).toBe(false)
  })
})
