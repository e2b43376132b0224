/** Own policies through real commits and pushes: they block, pass, are suppressed, kept in a baseline, and listed where they change. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGatedRepository, gate } from '../support/gate.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'

const POLICY = `id: acme-log-retention
title: Logs are not kept for a year
severity: high
resource: { terraform: aws_cloudwatch_log_group, cloudformation: AWS::Logs::LogGroup, arm: Microsoft.OperationalInsights/workspaces }
attributes:
  days: { terraform: retention_in_days, cloudformation: RetentionInDays, arm: properties.retentionInDays }
require: { attribute: days, atLeast: 365 }
fix:
  do: Keep logs for 365 days.
  set: { days: 365 }
`
const PATH = '.mvc-gate/policies/acme-log-retention.yaml'

const group = (days: number, more = '') =>
  `resource "aws_cloudwatch_log_group" "app" {\n  name              = "app"\n  kms_key_id        = "arn:aws:kms:eu-west-1:123456789012:key/a"\n  retention_in_days = ${days}${more}\n}\n`
const FORMATION = `Resources:
  Group:
    Type: AWS::Logs::LogGroup
    Properties:
      KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/a
      RetentionInDays: 30
`
const ARM = `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.OperationalInsights/workspaces",
      "apiVersion": "2023-09-01",
      "name": "logs",
      "location": "westeurope",
      "properties": {
        "sku": { "name": "PerGB2018" }
      }
    }
  ]
}
`

async function withPolicy(): Promise<TestRepository> {
  const repository = await createGatedRepository()
  await repository.write(PATH, POLICY)
  await repository.commit('Own policy')
  return repository
}

async function commitOf(
  repository: TestRepository,
  files: Readonly<Record<string, string>>,
  ...args: string[]
) {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.git('add', '--all')
  return repository.tryGit('commit', '-m', 'x', ...args)
}

describe('git commit', () => {
  test('is blocked by a violation, and passes with what the policy asks for', async () => {
    const repository = await withPolicy()
    const blocked = await commitOf(repository, { 'app/main.tf': group(30) })
    expect(blocked.code).toBe(1)
    expect(blocked.stderr).toContain('acme-log-retention')
    expect(blocked.stderr).toContain('app/main.tf:4:23')
    expect((await commitOf(repository, { 'app/main.tf': group(365) })).code).toBe(0)
  })

  test('is judged alike with what was kept of the policies, also of a policy that changed meanwhile', async () => {
    const repository = await withPolicy()
    const first = await commitOf(repository, { 'app/main.tf': group(30) })
    const again = await repository.tryGit('commit', '-m', 'x')
    const found = (text: string) => text.split('\n').filter((line) => /acme|main\.tf/.test(line))
    expect(found(again.stderr)).toEqual(found(first.stderr))
    const stricter = await commitOf(repository, {
      [PATH]: POLICY.replace('365 }', '731 }'),
      'app/main.tf': group(400),
    })
    expect(stricter.code).toBe(1)
  })

  test('passes with a comment that says why', async () => {
    const repository = await withPolicy()
    const comment = ' # mvc-gate:ignore acme-log-retention -- nothing of value is logged'
    expect((await commitOf(repository, { 'app/main.tf': group(30, comment) })).code).toBe(0)
  })

  test('passes where the baseline has the violation, and is blocked by another', async () => {
    const repository = await withPolicy()
    expect((await commitOf(repository, { 'app/main.tf': group(30) }, '-n')).code).toBe(0)
    expect((await gate(repository, ['baseline'])).code).toBe(0)
    expect(await readFile(join(repository.path, '.mvc-baseline.json'), 'utf8')).toContain(
      'acme-log-retention',
    )
    await repository.git('add', '--all')
    expect((await gate(repository, ['scan', '.', '--baseline', '.mvc-baseline.json'])).code).toBe(0)
    await repository.write('more/main.tf', group(30))
    expect((await gate(repository, ['scan', '.', '--baseline', '.mvc-baseline.json'])).code).toBe(1)
  })

  test.each([
    ['removed', { [PATH]: '' }, 'acme-log-retention removed'],
    ['lower', { [PATH]: POLICY.replace('high', 'low') }, 'its severity is low (was high)'],
    [
      'narrower',
      { [PATH]: POLICY.replace('require', 'when: { self: name, is: x }\nrequire') },
      'acme-log-retention changed',
    ],
    [
      'of another id',
      { [PATH]: POLICY.replace('id: acme-log', 'id: acme-logs') },
      'acme-log-retention removed',
    ],
    ['excluded', { '.mvcrc': 'policyFiles: [other/*.yaml]\n' }, 'acme-log-retention removed'],
    ['off', { '.mvcrc': 'policies: { acme-log-retention: "off" }\n' }, 'acme-log-retention'],
  ] as readonly (readonly [string, Readonly<Record<string, string>>, string])[])(
    'that hides a policy in the same change names it: %s',
    async (_, files, line) => {
      const repository = await withPolicy()
      if (files[PATH] === '') await repository.git('rm', '-q', PATH)
      const { [PATH]: text, ...others } = files
      const { stderr } = await commitOf(repository, {
        'app/main.tf': group(30),
        ...others,
        ...(text ? { [PATH]: text } : {}),
      })
      expect(stderr).toContain(line)
    },
  )

  test('is blocked by a policy that is not valid, with its place', async () => {
    const repository = await withPolicy()
    const wrong = POLICY.replace('attribute: days', 'attribute: dys')
    const { code, stderr } = await commitOf(repository, { [PATH]: wrong, 'app/main.tf': group(365) })
    expect(code).not.toBe(0)
    expect(stderr).toContain(`${PATH}:7:23: unknown attribute 'dys'; did you mean 'days'?`)
  })
})

describe('git push', () => {
  test('is stopped by a violation that was committed past the hook', async () => {
    const repository = await withPolicy()
    const remote = await createRepository({ bare: true })
    await repository.git('remote', 'add', 'origin', remote.path)
    await repository.git('push', '-q', '-u', 'origin', 'main')
    expect((await commitOf(repository, { 'app/main.tf': group(30) }, '-n')).code).toBe(0)
    const stopped = await repository.tryGit('push')
    expect(stopped.code).toBe(1)
    expect(stopped.stderr).toContain('acme-log-retention')
    expect((await commitOf(repository, { 'app/main.tf': group(365) })).code).toBe(0)
    expect((await repository.tryGit('push', '-q')).code).toBe(0)
  })
})

describe('fix --staged', () => {
  test('writes what the policy declares, in every framework', async () => {
    const repository = await withPolicy()
    const files = { 'app/main.tf': group(30), 'app/group.yaml': FORMATION, 'app/logs.json': ARM }
    const blocked = await commitOf(repository, files)
    expect(blocked.code).toBe(1)
    expect(blocked.stderr).toContain('To fix: mvc-gate fix --staged')
    await gate(repository, ['fix', '--staged'])
    const read = async (path: string) => (await repository.git('show', `:${path}`)).stdout
    expect(await read('app/main.tf')).toBe(group(365))
    expect(await read('app/group.yaml')).toBe(FORMATION.replace('30', '365'))
    expect(JSON.parse(await read('app/logs.json'))).toMatchObject({
      resources: [{ properties: { sku: { name: 'PerGB2018' }, retentionInDays: 365 } }],
    })
    const { stderr } = await repository.tryGit('commit', '-m', 'x')
    expect(stderr).not.toContain('acme-log-retention')
  })
})
