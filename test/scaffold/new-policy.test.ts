/** What `npm run new-policy` writes: code by a golden file, fixtures by what an existing policy says of them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fixturesOf } from '../../scripts/scaffold/fixtures.ts'
import { parseRequest, planPolicy } from '../../scripts/scaffold/plan.ts'
import { judgeTemplate } from '../../src/engines/offline.ts'
import { findPolicy } from '../../src/policies/index.ts'
import { parse } from '../policies/support.ts'
import { inStep } from '../support/generated.ts'
import { run } from '../support/repository.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

function plan(...words: readonly string[]) {
  const read = (path: string) =>
    existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n') : undefined
  const list = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
  return planPolicy(parseRequest(words), read, list)
}

const NOTEBOOK = [
  'aws-forecast-explainer-public',
  ...['--types', 'AWS::Forecast::Explainer,aws_forecast_explainer'],
  ...['--attribute', 'publicEndpoint:enabled', '--default', 'true'],
]

describe('a policy about resources that no subject reads', () => {
  const { files, notes } = plan(...NOTEBOOK)

  test('has a subject, a policy and fixtures', () => {
    const code = [...files].filter(([path]) => path.startsWith('src/') && !path.endsWith('platforms.ts'))
    inStep('test/scaffold/new-policy.out', () => code.map(([path, text]) => `== ${path}\n${text}`).join('\n'))
    expect(files.size).toBe(2 + 12 + 1)
    expect(notes).toEqual([])
  })

  test('adds its service to the platform', () => {
    const before = readFileSync(join(ROOT, 'src/core/platforms.ts'), 'utf8').replaceAll('\r\n', '\n')
    const after = files.get('src/core/platforms.ts')
    expect(after).toBe(
      before.replace("\n      iam: 'IAM'", "\n      forecast: 'Forecast',\n      iam: 'IAM'"),
    )
  })
})

test('a policy about resources that a subject reads takes that one, and says what it lacks', () => {
  const words = ['aws-kms-other', '--types', 'AWS::KMS::Key,aws_kms_other', '--attribute', 'other:flag']
  const { files, notes } = plan(...words, '--service', 'kms')
  expect(files.get('src/policies/aws/aws-kms-other.ts')).toContain("from '../../subjects/aws/kms/")
  expect([...files.keys()].filter((path) => path.startsWith('src/'))).toHaveLength(1)
  expect(notes).toHaveLength(3)
  expect(notes.join('\n')).toContain('add aws_kms_other to its sources')
})

describe.each([
  ['aws-dms-public', 'AWS::DMS::ReplicationInstance,aws_dms_replication_instance', 'publiclyAccessible:flag'],
  ['azure-redis-plain-port', 'Microsoft.Cache/redis,azurerm_redis_cache', 'enableNonSslPort:flag'],
  ['gcp-gke-legacy-abac', 'google_container_cluster', 'enableLegacyAbac:flag'],
])('fixtures for %s', (id, types, attribute) => {
  test.each([...fixturesOf(parseRequest([id, '--types', types, '--attribute', attribute]))])(
    '%s',
    async (name, text) => {
      const policy = findPolicy(id)
      if (policy === undefined) throw new Error(`no policy is called ${id}`)
      const { findings } = await judgeTemplate(await parse(name, text), { policies: new Map() }, [policy])
      const verdicts = findings.map(({ verdict }) => verdict)
      if (/violating/.test(name)) expect(verdicts).toEqual(['violation'])
      if (/passing/.test(name)) expect(verdicts).toEqual([])
      if (/undecided/.test(name)) expect(verdicts).toEqual(['undecided'])
    },
  )
})

test.each([
  [['sqs-public'], 'does not name a platform'],
  [['aws-sqs-public', '--types', 'x'], '--attribute takes name:kind'],
  [['aws-sqs-public', '--attribute', 'a:flag'], '--types is missing'],
  [['aws-sqs-public', '--attribute', 'a:word'], 'word needs --violates and --passes'],
  [['aws-sqs-public', '--attribute', 'a:flag', '--types', 'Microsoft.Cache/redis'], 'not a type of AWS'],
])('%j is refused', (words, reason) => {
  expect(() => parseRequest(words)).toThrow(reason)
})

test('the script runs, and explains its options', async () => {
  const script = join(ROOT, 'scripts/new-policy.js')
  const { code, stdout, stderr } = await run(process.execPath, [script], ROOT, process.env)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^the id is missing\n\nnpm run new-policy <id> -- --types/)
})
