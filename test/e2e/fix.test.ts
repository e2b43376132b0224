/** `mvc-gate fix` as users run it: the built command, its own fixes, real repositories and commits. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createRepository, run, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, BAD_TF } from '../support/templates.ts'

const BUCKET = `# The logs of everything.
resource "aws_s3_bucket" "logs" {
  bucket = "logs" # by name
}

resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  subnet_id     = "subnet-1"
}
`

const DATABASE = `Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      ManageMasterUserPassword: true
      StorageEncrypted: true
      BackupRetentionPeriod: 7
      DeletionProtection: false  # for now
`

/** One fault that blocks, and its fix. */
const VERSIONLESS = `Resources:
  Logs:
    Type: AWS::S3::Bucket
`

async function staged(files: Readonly<Record<string, string>>): Promise<TestRepository> {
  const repository = await createGatedRepository()
  await repository.commit('Set up')
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '--all')
  return repository
}

const onDisk = ({ path }: TestRepository, file: string) => readFile(join(path, file), 'utf8')
const indexOf = async (repository: TestRepository) => (await repository.git('ls-files', '-s')).stdout
const addedIn = (diff: string) => diff.split('\n').filter((line) => /^\+[^+]/.test(line))
const removedIn = (diff: string) => diff.split('\n').filter((line) => /^-[^-]/.test(line))

describe('the command at the end of a report', () => {
  const commandOf = (report: string) => /^To fix: mvc-gate (fix\S*(?: [^(\s]+)*)/m.exec(report)?.[1] ?? ''
  const isClean = async (repository: TestRepository, ...args: readonly string[]) =>
    expect(await gate(repository, ['scan', ...args])).toMatchObject({ code: 0 })

  test.each([
    ['commit -a', ['commit', '-am', 'x']],
    ['commit <path>', ['commit', '-m', 'x', 'logs.yaml']],
    ['commit --only <path>', ['commit', '-m', 'x', '--only', 'logs.yaml']],
  ])('%s: fixes the file, since the index stays as it was', async (_, args) => {
    const repository = await staged({ 'infra/logs.yaml': '{}\n', 'old/logs.yaml': VERSIONLESS })
    await repository.git('commit', '-qm', 'Old', '--no-verify')
    await repository.write('infra/logs.yaml', VERSIONLESS)
    const infra = join(repository.path, 'infra')
    const commit = () => run('git', args, infra, repository.environment)
    const { code, stderr } = await commit()
    expect(code).toBe(1)
    const command = commandOf(stderr)
    expect(command).toBe('fix logs.yaml')
    expect((await gate({ ...repository, path: infra }, command.split(' '))).code).toBe(0)
    expect(await onDisk(repository, 'old/logs.yaml')).toBe(VERSIONLESS)
    expect((await commit()).code).toBe(0)
  })

  test('a push: fixes what it brings, and nothing that the remote has', async () => {
    const repository = await staged({ 'old/logs.yaml': VERSIONLESS })
    await repository.git('commit', '-qm', 'Old', '--no-verify')
    const { path: remote } = await createRepository({ bare: true })
    await repository.git('push', '-q', '--no-verify', remote, 'HEAD')
    await repository.write('new/logs.yaml', VERSIONLESS)
    await repository.git('add', '--all')
    await repository.git('commit', '-qm', 'New', '--no-verify')
    const { code, stderr } = await repository.tryGit('push', remote, 'HEAD')
    expect(code).toBe(1)
    expect(commandOf(stderr)).toBe('fix new/logs.yaml')
    await gate(repository, ['fix', 'new/logs.yaml'])
    await isClean(repository, 'new')
  })

  test('a scan: what was scanned', async () => {
    const repository = await staged({ 'infra/logs.yaml': VERSIONLESS })
    const infra = { ...repository, path: join(repository.path, 'infra') }
    const scanned = async (...args: readonly string[]) =>
      commandOf((await gate(infra, ['scan', ...args, '--fixes'])).stdout)
    expect(await scanned('--staged')).toBe('fix --staged')
    expect(await scanned('--staged', '--all')).toBe('fix --staged')
    expect(await scanned()).toBe('fix logs.yaml')
  })
})

describe('fix --policy', () => {
  test('takes policies of your own, in force where the paths are', async () => {
    const policy = `id: acme-retention
title: Logs are kept for too short a time
severity: medium
resource: { terraform: aws_cloudwatch_log_group }
attributes: { days: { terraform: retention_in_days } }
require: { attribute: days, atLeast: 365 }
fix: { do: Keep logs for 365 days., set: { days: 365 } }
`
    const group = 'resource "aws_cloudwatch_log_group" "a" {\n  retention_in_days = 30\n}\n'
    const repository = await staged({
      '.mvc-gate/policies/acme-retention.yaml': policy,
      'a/main.tf': group,
      'b/.mvcrc': '{ "policyFiles": ["own.yaml"] }\n',
      'b/own.yaml': policy.replace('acme-retention', 'acme-days'),
      'b/main.tf': group,
    })
    const fix = (...args: readonly string[]) => gate(repository, ['fix', '--staged', '--policy', ...args])
    expect(await fix('acme-retentio')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("did you mean 'acme-retention'?"),
    })
    expect((await fix('acme-retention')).stdout).toContain('fixed   a/main.tf:2  acme-retention')
    expect(await onDisk(repository, 'b/main.tf')).toBe(group)
    expect((await fix('acme-days', 'b/main.tf')).stdout).toContain('fixed   b/main.tf:2  acme-days')
  })
})

describe('fix --staged', () => {
  test('lets a blocked commit through, and changes what it has to', async () => {
    const repository = await staged({ 'infra/main.tf': BUCKET })
    const blocked = await repository.tryGit('commit', '-m', 'x')
    expect(blocked.code).toBe(1)
    const [, many] = /^To fix: mvc-gate fix --staged \((\d+) of \d+\)$/m.exec(blocked.stderr) ?? []
    expect(Number(many)).toBeGreaterThan(0)
    const fixed = await gate(repository, ['fix', '--staged', '--policy', 'aws-imdsv1-enabled'])
    expect(fixed).toMatchObject({ code: 0, stderr: '' })
    const diff = (await repository.git('diff', 'HEAD', '--', 'infra')).stdout
    expect(addedIn(diff).join('\n')).toContain('http_tokens')
    expect(await onDisk(repository, 'infra/main.tf')).toContain('bucket = "logs" # by name\n')
    expect((await repository.git('diff', '--stat')).stdout).toBe('')
    expect((await gate(repository, ['fix', '--staged', '--policy', 'aws-imdsv1-enabled'])).stdout).toBe(
      'mvc-gate: nothing to fix\n',
    )
    await gate(repository, ['fix', '--staged'])
    const second = await indexOf(repository)
    await gate(repository, ['fix', '--staged'])
    expect(await indexOf(repository)).toBe(second)
  })

  test('and the diff for git apply give the same index', async () => {
    const files = { 'infra/main.tf': BUCKET, 'a b/db.yaml': DATABASE.replaceAll('\n', '\r\n') }
    const [one, two] = [await staged(files), await staged(files)]
    await gate(one, ['fix', '--staged'])
    const { stdout } = await gate(two, ['fix', '--staged', '--diff'])
    expect(stdout).toContain('DeletionProtection: true  # for now\r\n')
    const applied = await run('git', ['apply', '--cached'], two.path, two.environment, stdout)
    expect(applied).toMatchObject({ code: 0 })
    expect(await indexOf(two)).toBe(await indexOf(one))
    expect(removedIn(stdout)).toHaveLength(1)
  })

  test('says what needs a decision, and what is unsafe', async () => {
    const repository = await staged({ 'web.yaml': BAD_CFN, 'main.tf': BAD_TF })
    const { code, stdout } = await gate(repository, ['fix', '--staged'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/^unsafe {2}main\.tf:4 {2}aws-ebs-volume-unencrypted/m)
    expect(stdout).toMatch(/^To make \d unsafe fix(?:es)?: mvc-gate fix --staged --unsafe$/m)
    await gate(repository, ['fix', '--staged', '--unsafe', '--policy', 'aws-ebs-volume-unencrypted'])
    expect(await onDisk(repository, 'main.tf')).toBe(BAD_TF.replace('false', 'true'))
  })
})

describe('reports with --fixes', () => {
  test('have the same edits as the command makes', async () => {
    const repository = await staged({ 'db.yaml': DATABASE })
    const { stdout } = await gate(repository, ['scan', '--staged', '--fixes', '--format', 'json'])
    const { findings } = JSON.parse(stdout)
    const policy = 'aws-rds-instance-no-deletion-protection'
    const { automaticFix } = findings.find((each: { policy: string }) => each.policy === policy)
    const [edit] = automaticFix.edits
    const { start, end } = edit.location
    await gate(repository, ['fix', 'db.yaml', '--policy', policy])
    expect(await onDisk(repository, 'db.yaml')).toBe(
      DATABASE.slice(0, start.offset) + edit.text + DATABASE.slice(end.offset),
    )
    const without = await gate(repository, ['scan', '--staged', '--format', 'json'])
    expect(JSON.parse(without.stdout).findings.every((each: object) => 'automaticFix' in each)).toBe(true)
    expect(without.stdout).not.toContain('"edits"')
  })
})

test('a terminal is needed to be asked', async () => {
  const repository = await staged({ 'db.yaml': DATABASE })
  const { code, stderr } = await gate(repository, ['fix', '-i'])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'mvc-gate: --interactive needs a terminal\n  use --diff to see the fixes without making them\n',
  })
  expect(await gate(repository, ['fix', '-i', '--diff'])).toMatchObject({ code: 2 })
})
