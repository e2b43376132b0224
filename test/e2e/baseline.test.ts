/** A baseline that is written, shrinks, and never takes in what is new. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createFolder, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_TF, GOOD_TF } from '../support/templates.ts'

async function repositoryWith(files: Readonly<Record<string, string>>): Promise<TestRepository> {
  const repository = await createGatedRepository()
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '--all')
  return repository
}

const lines = (repository: TestRepository): readonly string[] =>
  readFileSync(join(repository.path, '.mvc-baseline.json'), 'utf8').split('\n')

async function scan(repository: TestRepository) {
  await repository.git('add', '--all')
  const { code, stdout } = await gate(repository, [
    'scan',
    '--staged',
    '--all',
    '--baseline',
    '--format',
    'json',
  ])
  const { summary, notes, findings } = JSON.parse(stdout)
  return { code, existing: summary.existing, notes, found: findings.length }
}

describe('mvc-gate baseline', () => {
  test('writes one finding a line, sorted, and excuses them', async () => {
    const repository = await repositoryWith({ 'b.yaml': BAD_CFN, 'a/main.tf': BAD_TF })
    expect((await scan(repository)).code).toBe(1)
    const { code, stdout } = await gate(repository, ['baseline'])
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '.mvc-baseline.json: 2 findings. Commit it: git add .mvc-baseline.json\n',
    })
    expect(lines(repository)).toEqual([
      '{',
      '  "version": 1,',
      '  "findings": [',
      expect.stringMatching(
        /^ {4}\{"path":"a","policy":"aws-ebs-volume-unencrypted","resource":"aws_ebs_volume\.data","identity":"v1:[0-9a-f]{24}"\},$/,
      ),
      expect.stringMatching(
        /^ {4}\{"path":"b\.yaml","policy":"aws-sg-ssh-open-to-world","resource":"Web","identity":"v1:[0-9a-f]{24}"\}$/,
      ),
      '  ]',
      '}',
      '',
    ])
    expect(await scan(repository)).toEqual({ code: 0, existing: 2, notes: [], found: 0 })
    // It is read from what is judged: without it in the index, nothing is excused.
    await repository.git('rm', '-q', '--cached', '.mvc-baseline.json')
    const { stdout: without } = await gate(repository, [
      'scan',
      '--staged',
      '--all',
      '--baseline',
      '--format',
      'json',
    ])
    expect(JSON.parse(without).findings).toHaveLength(2)
  })

  test('shrinks with --update, and a new violation is never absorbed', async () => {
    const repository = await repositoryWith({ 'b.yaml': BAD_CFN, 'a/main.tf': BAD_TF })
    await gate(repository, ['baseline'])
    await repository.write('a/main.tf', GOOD_TF)
    await repository.write('c.yaml', BAD_CFN)
    expect(await scan(repository)).toEqual({
      code: 1,
      existing: 1,
      notes: ['1 entry of .mvc-baseline.json no longer needed: mvc-gate baseline --update'],
      found: 1,
    })
    expect((await gate(repository, ['baseline', '--update'])).stdout).toContain(
      '1 finding, 1 fewer than before',
    )
    expect(lines(repository).filter((line) => line.includes('identity'))).toEqual([
      expect.stringContaining('b.yaml'),
    ])
    expect(await scan(repository)).toEqual({ code: 1, existing: 1, notes: [], found: 1 })
  })

  test('never grows by itself', async () => {
    const repository = await repositoryWith({ 'b.yaml': BAD_CFN })
    await gate(repository, ['baseline'])
    await repository.write('c.yaml', BAD_CFN)
    await repository.git('add', '--all')
    const refused = await gate(repository, ['baseline'])
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('.mvc-baseline.json already exists')
    expect((await gate(repository, ['baseline', '--renew'])).stdout).toContain('2 findings')
    expect((await scan(repository)).code).toBe(0)
  })

  test.each([
    ['{', 'not readable as JSON'],
    ['{"version":9,"findings":[]}', 'version 9 of baselines is not supported'],
    ['{"version":1,"findings":[{"path":1}]}', "'findings' must be an array of entries"],
  ])('a damaged one is one clear line: %j', async (text, expected) => {
    const repository = await repositoryWith({ 'b.yaml': BAD_CFN, '.mvc-baseline.json': text })
    const { code, stderr } = await gate(repository, ['scan', '--staged', '--baseline'])
    expect(code).toBe(2)
    expect(stderr).toContain(`.mvc-baseline.json in the index: ${expected}`)
  })

  test('outside a repository it ends with 2, and an update needs a file', async () => {
    const repository = await repositoryWith({})
    expect((await gate(repository, ['baseline', '--update'])).stderr).toContain(
      'no .mvc-baseline.json found in the index',
    )
    expect((await gate(repository, ['baseline'], { cwd: createFolder() })).code).toBe(2)
  })
})
