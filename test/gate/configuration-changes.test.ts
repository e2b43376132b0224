/** What a change does to the gate itself: reported, whatever form it takes, and only where it makes the gate weaker. */
import { describe, expect, test } from 'vitest'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import type { Change } from '../../src/core/snapshot.ts'
import { writeBaseline } from '../../src/gate/baseline.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const SSH = 'aws-sg-ssh-open-to-world'
const BACKUP = 'aws-s3-no-versioning'
const OFF_BY_DEFAULT = 'aws-iam-user-present'
const OPEN = `resource "aws_security_group" "web" {
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`
const STACK = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'

function runChanges(...changes: readonly Change[]): Promise<Report> {
  return runGate({ action: 'commit', changes, overrides: {}, tenant: NO_TENANT, today: '2026-11-30' })
}

const run = async (before: Texts, after: Texts) => runChanges(await changeOf(before, after))

/** One line for each. */
const linesOf = ({ configurationChanges }: Report): readonly string[] =>
  configurationChanges.map(({ path, key, message, files }) => {
    const what = key === undefined ? message : `${key}: ${message}`
    return `${path} ${what}${files.length === 0 ? '' : ` [${files.join(' ')}]`}`
  })

const lines = async (before: Texts, after: Texts) => linesOf(await run(before, after))
const config = (content: object) => ({ '.mvcrc': JSON.stringify(content) })

describe('files', () => {
  test('templates that exclude takes away are named, those of the same change and those that were there', async () => {
    const before = { 'infra/good.tf': '', 'docs/a.json': '{}' }
    const after = { ...before, 'infra/b.tf': OPEN, ...config({ exclude: ['**'] }) }
    const report = await run(before, after)
    expect(outcomeOf(report)).toBe('allow')
    expect(linesOf(report)).toEqual(['.mvcrc exclude: added "**" [infra/good.tf infra/b.tf]'])
  })

  test('a configuration in a folder below, as data in package.json, and one that names a folder', async () => {
    expect(await lines({}, { 'net/b.tf': OPEN, 'net/.mvcrc': 'exclude: ["*"]' })).toEqual([
      'net/.mvcrc exclude: added "*" [net/b.tf]',
    ])
    const packages = {
      'web/package.json': JSON.stringify({ mvc: { exclude: ['cfn'] } }),
      'web/cfn/t.yaml': STACK,
    }
    expect(await lines({ 'web/package.json': '{}', 'web/cfn/t.yaml': STACK }, packages)).toEqual([
      'web/package.json exclude: added "cfn" [web/cfn/t.yaml]',
    ])
  })

  test('include that no longer means a template; files that are not one are not counted', async () => {
    const files = { 'a.yaml': STACK, 'b.yaml': 'name: values\n', 'c/d.tf': OPEN }
    const after = { ...files, ...config({ include: ['*.tf', '*.yaml'] }) }
    const [line, ...more] = await lines({ ...files, ...config({ include: ['**/*.tf', '*.yaml'] }) }, after)
    expect(line).toBe('.mvcrc include: removed "**/*.tf" [c/d.tf]')
    expect(more).toEqual([])
    expect(await lines(files, after)).toMatchObject([
      expect.stringMatching(/^\.mvcrc include: .*\[c\/d\.tf\]$/),
    ])
  })

  test('a glob without any template yet is named: the next commit may bring one', async () => {
    expect(await lines(config({}), config({ exclude: ['generated/**'] }))).toEqual([
      '.mvcrc exclude: added "generated/**"',
    ])
  })

  test('globs that are added to include and removed from exclude are nothing', async () => {
    const before = config({ include: ['a/**'], exclude: ['a/b/**', 'c'] })
    expect(await lines(before, config({ include: ['a/**', 'd/**'], exclude: ['c'] }))).toEqual([])
  })
})

test('settings: weaker ones with what they were, stricter ones and those without effect not at all', async () => {
  const strict = {
    failOn: 'low',
    changes: 'all',
    undecided: 'block',
    unscannable: 'block',
    mode: 'inline',
    onUnavailable: 'block',
    timeoutSeconds: 900,
    verdictCacheMinutes: 0,
    maxFileBytes: 2_000_000,
    tenantId: 'ours',
  }
  const loose = {
    failOn: 'critical',
    changes: 'new',
    undecided: 'report',
    unscannable: 'warn',
    mode: 'offline',
    onUnavailable: 'warn',
    timeoutSeconds: 1,
    verdictCacheMinutes: 1440,
    maxFileBytes: 1,
    tenantId: 'theirs',
    concurrency: 64,
  }
  expect(await lines(config(strict), config(loose))).toEqual([
    '.mvcrc failOn: critical (was low)',
    '.mvcrc changes: new (was all)',
    '.mvcrc undecided: report (was block)',
    '.mvcrc unscannable: warn (was block)',
    '.mvcrc mode: offline (was inline)',
    '.mvcrc onUnavailable: warn (was block)',
    '.mvcrc timeoutSeconds: 1 (was 900)',
    '.mvcrc verdictCacheMinutes: 1440 (was 0)',
    '.mvcrc maxFileBytes: 1 (was 2000000)',
    '.mvcrc tenantId: theirs (was ours)',
  ])
  expect(await lines(config(loose), config({ ...strict, tenantId: 'theirs' }))).toEqual([])
})

test('auto is what it stands for, at the desk and in CI', async () => {
  expect(await lines({}, config({ onUnavailable: 'offline' }))).toEqual([
    '.mvcrc onUnavailable: offline (was auto)',
  ])
  expect(await lines(config({ onUnavailable: 'offline' }), config({}))).toEqual([])
  expect(await lines({}, config({ timeoutSeconds: 600 }))).toEqual([])
  expect(await lines({}, config({ timeoutSeconds: 599 }))).toEqual(['.mvcrc timeoutSeconds: 599 (was auto)'])
})

test('policies: off and graded down, by id and by names of tenants; grades that stay or rise are nothing', async () => {
  expect(await lines({}, config({ policies: { [SSH]: 'off' } }))).toEqual([
    `.mvcrc policies: ${SSH} is off (was critical)`,
  ])
  expect(await lines({}, config({ policies: { 'Unrestricted SSH Access': 'low' } }))).toEqual([
    `.mvcrc policies: ${SSH} is low (was critical)`,
  ])
  expect(await lines({}, config({ policies: { 'Our own rule': 'off', 'Another rule': 'low' } }))).toEqual([
    '.mvcrc policies: Our own rule is off',
  ])
  expect(await lines(config({ policies: { [BACKUP]: 'critical' } }), config({}))).toEqual([
    `.mvcrc policies: ${BACKUP} is medium (was critical)`,
  ])
  expect(await lines({}, config({ policies: { [BACKUP]: 'high' } }))).toEqual([])
  expect(await lines(config({ policies: { [OFF_BY_DEFAULT]: 'low' } }), config({}))).toEqual([
    `.mvcrc policies: ${OFF_BY_DEFAULT} is off (was low)`,
  ])
  expect(await lines({}, config({ policies: { [OFF_BY_DEFAULT]: 'off' } }))).toEqual([])
  const off = config({ policies: { [SSH]: 'off' } })
  expect(await lines(off, config({ policies: { 'Unrestricted SSH Access': 'off' } }))).toEqual([])
  expect(await lines(off, config({}))).toEqual([])
})

test('entries of parameters and services: any that changed', async () => {
  const files = { 'a.tfvars': '', 'b.tfvars': '' }
  const before = {
    ...files,
    ...config({ parameters: { a: 'a.tfvars', b: 'a.tfvars' }, services: { a: ['aws'] } }),
  }
  const after = { ...files, ...config({ parameters: { a: ['b.tfvars', 'a.tfvars'], b: 'a.tfvars' } }) }
  expect(await lines(before, after)).toEqual([
    '.mvcrc parameters: "a" b.tfvars, a.tfvars (was a.tfvars)',
    '.mvcrc services: "a" not set (was aws)',
  ])
})

describe('a configuration that is removed or replaced', () => {
  const strict = JSON.stringify({ failOn: 'low' })

  test('removed', async () => {
    expect(await lines({ '.mvcrc': strict, 'a.tf': '' }, { 'a.tf': '' })).toEqual([
      '.mvcrc removed; the defaults apply',
      '.mvcrc failOn: medium (was low)',
    ])
  })

  test('moved to another format', async () => {
    expect(await lines({ '.mvcrc': strict }, { '.mvcrc.json': strict })).toEqual([
      '.mvcrc.json applies instead of .mvcrc',
    ])
    expect(await lines({ '.mvcrc.json': strict }, { '.mvcrc': '{}' })).toEqual([
      '.mvcrc applies instead of .mvcrc.json',
      '.mvcrc failOn: medium (was low)',
    ])
  })

  test('in a folder below, where nothing is inherited', async () => {
    const top = { '.mvcrc': strict }
    expect(await lines(top, { ...top, 'net/.mvcrc.yaml': 'changes: all' })).toEqual([
      'net/.mvcrc.yaml applies instead of .mvcrc',
      'net/.mvcrc.yaml failOn: medium (was low)',
    ])
    expect(await lines({ ...top, 'net/.mvcrc': '{"undecided":"block"}' }, top)).toEqual([
      'net/.mvcrc removed; .mvcrc applies',
      '.mvcrc undecided: report (was block)',
    ])
  })

  test('its suppressions are those of before, and new ones are listed without any template', async () => {
    const ignore = [{ policy: SSH, reason: 'the jump host' }]
    const moved = await run(config({ ignore }), { '.mvcrc.json': JSON.stringify({ ignore }) })
    expect(moved.addedSuppressions).toEqual([])
    const added = await run(config({}), config({ ignore }))
    expect(added).toMatchObject({ addedSuppressions: [{ path: '.mvcrc', policies: [SSH] }], judged: [] })
  })
})

test('a baseline that accepts more than before', async () => {
  const entry = (identity: string) => ({ path: 'a.tf', policy: SSH, resource: 'r', identity })
  const baseline = (...identities: readonly string[]) => ({
    '.mvc-baseline.json': writeBaseline(identities.map(entry)),
  })
  expect(await lines({}, baseline('a', 'a', 'b'))).toEqual([
    '.mvc-baseline.json accepts 3 more findings (scan --baseline)',
  ])
  expect(await lines(baseline('a', 'b'), baseline('a', 'a'))).toEqual([
    '.mvc-baseline.json accepts 1 more finding (scan --baseline)',
  ])
  expect(await lines(baseline('a', 'a', 'b'), baseline('a'))).toEqual([])
  expect(await lines(baseline('a'), {})).toEqual([])
  expect(await lines({}, { '.mvc-baseline.json': '{' })).toEqual([])
})

describe('what a change is compared with', () => {
  test('nothing: the first commit is compared with the defaults, files on disk with nothing', async () => {
    const after = snapshotOf(config({ failOn: 'critical' }))
    const change = { snapshot: after, touched: await after.list(), removed: [] }
    expect(linesOf(await runChanges({ ...change, bases: [] }))).toEqual([
      '.mvcrc failOn: critical (was medium)',
    ])
    expect(linesOf(await runChanges(change))).toEqual([])
  })

  test('several: what one of them has is not new', async () => {
    const after = config({ failOn: 'critical', changes: 'new', exclude: ['a', 'b'] })
    const change = await changeOf({}, after)
    const strict = snapshotOf(config({ failOn: 'low', changes: 'all', exclude: ['a'] }))
    const other = snapshotOf(config({ failOn: 'critical', changes: 'all', exclude: ['b'] }))
    expect(linesOf(await runChanges({ ...change, bases: [strict, other] }))).toEqual([
      '.mvcrc changes: new (was all)',
    ])
    expect(linesOf(await runChanges({ ...change, bases: [strict, snapshotOf(after)] }))).toEqual([])
  })

  test('one that was not valid counts as none', async () => {
    expect(await lines({ '.mvcrc': '{ "failOn": "never" }' }, config({ failOn: 'high' }))).toEqual([
      '.mvcrc failOn: high (was medium)',
    ])
  })

  test('several tips with the same change: once', async () => {
    const change = await changeOf({}, config({ failOn: 'high' }))
    expect(linesOf(await runChanges(change, change))).toHaveLength(1)
  })

  test('a package.json without configuration, and edits that say the same', async () => {
    expect(await lines({ 'package.json': '{}' }, { 'package.json': '{"name":"mvc"}' })).toEqual([])
    expect(await lines({ '.mvcrc': 'failOn: high' }, { '.mvcrc': '{"failOn": "high"}' })).toEqual([])
  })
})
