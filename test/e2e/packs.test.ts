/** Packs in a repository with hooks: the pack of docs/packs.md, installed as npm leaves it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { blocksOf, filesIn } from '../support/documents.ts'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createFolder, type TestRepository } from '../support/repository.ts'

const DOCS = readFileSync(fileURLToPath(new URL('../../docs/packs.md', import.meta.url)), 'utf8')
const PLACE = 'node_modules/@acme/gate-policy'
const BUCKET = 'resource "aws_s3_bucket" "logs" {\n  bucket = "acme-logs"\n}\n'

async function lock(repository: TestRepository, version: string): Promise<void> {
  await repository.write(
    'package.json',
    '{ "private": true, "devDependencies": { "@acme/gate-policy": "^1.0.0" } }',
  )
  await repository.write(
    'package-lock.json',
    JSON.stringify({ lockfileVersion: 3, packages: { [PLACE]: { version } } }),
  )
}

async function extending(config: object = {}): Promise<TestRepository> {
  const repository = await createGatedRepository()
  for (const [path, text] of filesIn(DOCS)) await repository.write(`${PLACE}/${path}`, text)
  await repository.write('.mvcrc', JSON.stringify({ extends: ['@acme/gate-policy'], ...config }))
  await lock(repository, '1.0.0')
  await repository.commit('Extend')
  return repository
}

describe('a repository that extends the pack of the documentation', () => {
  test('is checked by its policies, at a commit and at a push', async () => {
    const repository = await extending()
    await repository.write('main.tf', BUCKET)
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(code).toBe(1)
    const [head = ''] = blocksOf('packs', DOCS).flatMap(({ language, text }) =>
      language === 'text' ? [text] : [],
    )
    expect(stderr).toContain(head)
    expect(stderr).toContain('medium[acme-storage-owner]')
    await repository.git('commit', '-q', '-n', '-m', 'x')
    const remote = join(createFolder(), 'origin.git')
    await repository.git('init', '-q', '--bare', remote)
    const push = await repository.tryGit('push', remote, 'HEAD:refs/heads/main')
    expect(push.code).not.toBe(0)
    expect(push.stderr).toContain('medium[acme-storage-owner]')
  })

  test('shows them in every command', async () => {
    const repository = await extending()
    await repository.write('main.tf', BUCKET)
    await repository.git('add', '.')
    expect((await gate(repository, ['policies', 'acme-storage-owner'])).stdout).toContain(
      'Storage does not name its owner',
    )
    expect((await gate(repository, ['scan', '.'])).stdout).toContain('medium[acme-storage-owner]')
    expect((await gate(repository, ['doctor'])).stdout).toMatch(
      /failOn +"medium" \(@acme\/gate-policy 1\.0\.0, final\)/,
    )
    expect((await gate(repository, ['policies', 'test'])).stdout).toBe('0 tests: 0 passed, 0 failed\n')
    expect((await gate(repository, ['fix', '--staged'])).code).toBe(1)
    await gate(repository, ['baseline'])
    expect(readFileSync(join(repository.path, '.mvc-baseline.json'), 'utf8')).toContain('acme-storage-owner')
  })

  test('stops where another version is locked, or none is installed', async () => {
    const repository = await extending()
    await lock(repository, '1.1.0')
    await repository.write('main.tf', BUCKET)
    await repository.git('add', '.')
    const { code, stderr } = await gate(repository, ['scan', '--staged'])
    expect(code).toBe(2)
    expect(stderr).toContain(
      `${PLACE} is @acme/gate-policy 1.0.0, but package-lock.json names @acme/gate-policy 1.1.0`,
    )
    await repository.git('clean', '-xfdq', 'node_modules/@acme')
    const missing = await gate(repository, ['scan', '--staged'])
    expect(missing).toMatchObject({ code: 2, stdout: '' })
    expect(missing.stderr).toContain('@acme/gate-policy is not installed')
  })

  test('is started for a commit that only a pack makes a check of', async () => {
    const repository = await extending()
    await repository.write('.mvcrc', '{ "extends": ["./team.yaml"] }')
    await repository.write('team.yaml', 'include: ["**/*.tf", "**/*.infra"]\n')
    await repository.commit('Team')
    await repository.write(
      'net.infra',
      'Resources:\n  Open:\n    Type: AWS::S3::Bucket\n    Properties: { AccessControl: PublicReadWrite }\n',
    )
    await repository.git('add', '.')
    const { code, stderr } = await repository.tryGit('commit', '-q', '-m', 'x')
    expect(code).toBe(1)
    expect(stderr).toContain('net.infra:4')
  })
})
