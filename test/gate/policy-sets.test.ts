/** A pinned set of policies: what a later version of the package brings is reported, and blocks nothing. */
import { describe, expect, test, vi } from 'vitest'
import type { TenantSettings } from '../../src/config/tenant-settings.ts'
import { is } from '../../src/core/claim.ts'
import { definePolicy, type ListedPolicy } from '../../src/core/policy.ts'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import { judgeOffline } from '../../src/engines/offline.ts'
import type { TenantPort } from '../../src/gate/decide/tenant-port.ts'
import { openKnownVerdicts } from '../../src/gate/evaluate/known-verdicts.ts'
import { type GateRequest, runGate } from '../../src/gate/run-gate.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { dmsReplicationInstance } from '../../src/subjects/aws/dms/dms-replication-instance.ts'
import { changeOf, snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { foundIn } from './support.ts'

/** What a version of the package that is to come brings, beside the policies that it has now. */
const upgrade = vi.hoisted(() => ({ policies: [] as ListedPolicy[] }))
vi.mock('../../src/policies/policies-of.ts', async (original) => {
  const { policiesOf } = await original<typeof import('../../src/policies/policies-of.ts')>()
  return {
    policiesOf: async (...given: Parameters<typeof policiesOf>) => [
      ...(await policiesOf(...given)),
      ...upgrade.policies,
    ],
  }
})

const OLD = 'aws-dms-public'

type About = Partial<Pick<ListedPolicy, 'policySet' | 'changedIn' | 'subsumes' | 'mvisionNames' | 'severity'>>

function policy(id: string, about: About = { policySet: '2027.03' }): ListedPolicy {
  return definePolicy({
    id,
    platform: 'aws',
    service: 'dms',
    title: `Replication instance violates ${id}`,
    severity: 'critical',
    why: 'It is reachable.',
    fix: 'Set PubliclyAccessible to false.',
    references: [],
    mvisionNames: [],
    ...about,
    subject: dmsReplicationInstance,
    violatedWhen: ({ publiclyAccessible }) => is(publiclyAccessible, [true], 'reachable'),
  })
}

const TWENTY = Array.from({ length: 20 }, (_, i) => `aws-dms-new-${String(i + 1).padStart(2, '0')}`)

const PIN = { '.mvcrc': '{ "policySet": "2026.12" }' }

/** Violates nothing but what is public. */
function instance(isPublic: boolean, comment = ''): Texts {
  const line = `      PubliclyAccessible: ${isPublic}${comment}\n`
  const rest = `      ReplicationInstanceClass: dms.t3.micro\n`
  return {
    'dms.yaml': `Resources:\n  Move:\n    Type: AWS::DMS::ReplicationInstance\n    Properties:\n${rest}${line}`,
  }
}

async function run(after: Texts, before: Texts = {}, more: Partial<GateRequest> = {}): Promise<Report> {
  const changes = [await changeOf(before, after)]
  return runGate({
    action: 'commit',
    changes,
    overrides: {},
    tenant: NO_TENANT,
    today: '2027-03-31',
    ...more,
  })
}

function withUpgrade(...policies: readonly ListedPolicy[]): void {
  upgrade.policies.splice(0, Number.POSITIVE_INFINITY, ...policies)
}

const awaitedIn = ({ judged }: Report) =>
  judged.flatMap(({ notEnforced = [] }) => notEnforced.map((each) => each.policy.id))

describe('an upgrade that brings 20 policies', () => {
  test('blocks nothing where an earlier set is pinned, and one line names them', async () => {
    withUpgrade()
    const suppressed = instance(true, ` # mvc-gate:ignore ${OLD} -- for the move`)
    const before = await run({ ...PIN, ...suppressed })
    expect(outcomeOf(before)).toBe('allow')
    withUpgrade(...TWENTY.map((id) => policy(id)))
    const report = await run({ ...PIN, ...suppressed }, {}, { suppressions: 'strict' })
    expect(outcomeOf(report)).toBe('allow')
    expect(foundIn(report)).toEqual([])
    expect(report.notes).toEqual([
      `new in 2027.03, not enforced ("policySet"): 20 policies with 20 findings: ${TWENTY.join(', ')}`,
    ])
    expect(report.judged.map(({ result }) => result.passed)).toEqual(
      before.judged.map(({ result }) => result.passed),
    )
  })

  test('blocks without a pin, and where the later set is pinned', async () => {
    withUpgrade(...TWENTY.map((id) => policy(id)))
    for (const config of [{}, { '.mvcrc': 'policySet: 2027.03\n' }, { '.mvcrc': '{"policySet": ""}' }]) {
      const report = await run({ ...config, ...instance(true) })
      expect(outcomeOf(report)).toBe('violations')
      expect(foundIn(report)).toHaveLength(21)
      expect(report.notes).toEqual([])
    }
  })

  test('says nothing where it finds nothing, or nothing new', async () => {
    withUpgrade(...TWENTY.map((id) => policy(id)))
    expect((await run({ ...PIN, ...instance(false) })).notes).toEqual([])
    const moved = { ...PIN, 'dms.yaml': `# moved\n${instance(true)['dms.yaml']}` }
    const report = await run(moved, { ...PIN, ...instance(true) })
    expect(report.notes).toEqual([])
    expect(report.judged.map(({ fixed, existing }) => [fixed, existing.length])).toEqual([[0, 1]])
  })

  test('counts more than twenty', async () => {
    withUpgrade(...[...TWENTY, 'aws-dms-new-21', 'aws-dms-new-22'].map((id) => policy(id)))
    const [note = '', ...others] = (await run({ ...PIN, ...instance(true) })).notes
    expect(note).toMatch(/: 22 policies with 22 findings: aws-dms-new-01, .*, aws-dms-new-20 and 2 more$/)
    expect(others).toEqual([])
  })
})

describe('under a pinned set', () => {
  test('a later policy stands for none that is enforced', async () => {
    withUpgrade(policy('aws-dms-says-more', { policySet: '2027.03', subsumes: [OLD] }))
    const report = await run({ ...PIN, ...instance(true) })
    expect(foundIn(report)).toEqual([`violation ${OLD} Move`])
    expect(report.judged[0]?.result.findings[0]?.also).toEqual([])
  })

  test('one that got stricter is not enforced in its new meaning, and the line says so', async () => {
    withUpgrade(policy('aws-dms-stricter', { changedIn: '2027.06' }), policy('aws-dms-new'))
    const { notes } = await run({ ...PIN, ...instance(true) })
    expect(notes).toEqual([
      'new in 2027.03, not enforced ("policySet"): 1 policy with 1 finding: aws-dms-new',
      'new or stricter in 2027.06, not enforced ("policySet"): 1 policy with 1 finding: aws-dms-stricter',
    ])
    const later = await run({ '.mvcrc': 'policySet: "2027.03"', ...instance(true) })
    expect(foundIn(later)).toEqual(['violation aws-dms-new Move', `violation ${OLD} Move`])
  })

  test('a severity in the configuration enforces a later policy', async () => {
    withUpgrade(policy('aws-dms-new'), policy('aws-dms-other'))
    const source = { framework: 'cloudformation', path: 'dms.yaml' } as const
    const files = [new SourceFile('dms.yaml', instance(true)['dms.yaml'] ?? '')]
    const policies = new Map([['aws-dms-new', 'low'] as const, [OLD, 'off'] as const])
    const result = await judgeOffline({ ...source, files }, { policies, policySet: '2026.12' })
    expect('findings' in result && result.findings.map((each) => [each.policy.id, each.laterSet])).toEqual([
      ['aws-dms-new', undefined],
      ['aws-dms-other', '2027.03'],
    ])
  })

  test('what several calls of a module have is one finding', async () => {
    withUpgrade(policy('aws-dms-new'))
    const call = (name: string) => `module "${name}" {\n  source = "./dms"\n}\n`
    const resource = `resource "aws_dms_replication_instance" "move" {
  replication_instance_class = "dms.t3.micro"
  replication_instance_id    = "move"
  publicly_accessible        = true
}
`
    const files = { 'main.tf': call('a') + call('b') + call('c'), 'dms/main.tf': resource }
    const { notes } = await run({ ...PIN, ...files })
    expect(notes).toEqual([
      'new in 2027.03, not enforced ("policySet"): 1 policy with 1 finding: aws-dms-new',
    ])
  })

  test('a suppression that is ready for a later policy is used', async () => {
    const ignore = [{ policy: 'Reachable from outside', reason: 'for the move' }]
    withUpgrade(policy('aws-dms-new', { policySet: '2027.03', mvisionNames: ['Reachable from outside'] }))
    const files = {
      '.mvcrc': JSON.stringify({ policySet: '2026.12', policies: { [OLD]: 'off' }, ignore }),
      ...instance(true),
    }
    const changes = [await wholeChange(snapshotOf(files))]
    const report = await run({}, {}, { changes, action: 'scan', suppressions: 'strict', isWhole: true })
    expect(report.suppressionProblems).toEqual([])
    expect([outcomeOf(report), report.notes]).toEqual(['allow', []])
  })

  test('a later policy that fails makes nothing unscannable', async () => {
    const judge = () => {
      throw new Error('not ready')
    }
    withUpgrade({ ...policy('aws-dms-broken'), judge })
    expect(outcomeOf(await run({ ...PIN, ...instance(false) }))).toBe('allow')
    expect(outcomeOf(await run(instance(false)))).toBe('unscannable')
  })

  test('a clean verdict that is cached holds for its set alone', async () => {
    withUpgrade(policy('aws-dms-new'))
    const store = new Map<string, unknown>()
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${i}/dms.yaml`, instance(false)['dms.yaml'] ?? '']),
    )
    const openVerdicts = () =>
      openKnownVerdicts(
        {
          read: async (name) => store.get(name),
          write: async (name, content) => void store.set(name, content),
        },
        'build',
      )
    const passed = async (config: Texts) =>
      (await run({ ...config, ...files }, {}, { openVerdicts })).judged[0]?.result.passed ?? 0
    const pinned = await passed(PIN)
    expect(await passed({})).toBe(pinned + 1)
    expect(await passed(PIN)).toBe(pinned)
  })
})

describe('where the tenant decides', () => {
  const settings: TenantSettings = {
    mode: 'inline',
    environment: 'https://www.myshn.net',
    tenantId: undefined,
    onUnavailable: 'offline',
    timeoutSeconds: 120,
    concurrency: 1,
    verdictCacheMinutes: 0,
    caFile: undefined,
  }
  const tenant = (names?: readonly string[]): TenantPort => ({
    settingsFor: async () => settings,
    prepare: () => {},
    findCredentials: async () => ({ user: 'svc', password: 'x' }),
    judge: async (_, __, submissions) => {
      if (names === undefined) return { verdicts: new Map(), error: undefined }
      const verdict = { kind: 'judged', violationCount: names.length, policies: names } as const
      return { verdicts: new Map(submissions.map((each) => [each, verdict])), error: undefined }
    },
  })

  test('a later policy is neither counted nor reported as not named by the tenant', async () => {
    withUpgrade(policy('aws-dms-new'))
    const report = await run({ ...PIN, ...instance(true) }, {}, { tenant: tenant([]) })
    expect(report.judged.flatMap(({ unconfirmed }) => unconfirmed.map((each) => each.policy.id))).toEqual([
      OLD,
    ])
    expect([outcomeOf(report), report.notes]).toEqual(['allow', []])
  })

  test('without a verdict the pin counts', async () => {
    withUpgrade(policy('aws-dms-new'))
    const report = await run({ ...PIN, ...instance(true) }, {}, { tenant: tenant() })
    expect(foundIn(report)).toEqual([`violation ${OLD} Move`])
    expect(awaitedIn(report)).toEqual(['aws-dms-new'])
  })
})

describe('the pin among the changes to the gate', () => {
  const changed = async (before: object | undefined, after: object | undefined) => {
    const files = (content: object | undefined): Texts =>
      content === undefined ? {} : { '.mvcrc': JSON.stringify(content) }
    const report = await run(files(after), files(before))
    return report.configurationChanges.map(({ path, key, message }) => `${path} ${key}: ${message}`)
  }

  test('one that is set, or earlier than it was, is listed', async () => {
    expect(await changed({ failOn: 'high' }, { failOn: 'high', policySet: '2026.12' })).toEqual([
      '.mvcrc policySet: 2026.12 (was not set)',
    ])
    expect(await changed({ policySet: '2027.03' }, { policySet: '2026.12' })).toEqual([
      '.mvcrc policySet: 2026.12 (was 2027.03)',
    ])
  })

  test('one that is later, or removed, or new with the newest set, makes nothing weaker', async () => {
    expect(await changed({ policySet: '2026.12' }, { policySet: '2027.03' })).toEqual([])
    expect(await changed({ policySet: '2026.12' }, {})).toEqual([])
    expect(await changed(undefined, { policySet: '2026.12' })).toEqual([])
  })
})

test('a set that the package does not have yet is reported, and everything is enforced', async () => {
  withUpgrade()
  const report = await run({ '.mvcrc': 'policySet: 2031.09\n', ...instance(true) })
  expect(foundIn(report)).toEqual([`violation ${OLD} Move`])
  expect(report.configurationProblems).toEqual([
    {
      path: '.mvcrc',
      message:
        'policySet: 2031.09 is newer than this version of mvc-gate, which has 2026.12; upgrade mvc-gate',
    },
  ])
})
