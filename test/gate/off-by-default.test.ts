/** Policies that are off by default: without a say of their own, a place for what the tenant reports. */
import { expect, test } from 'vitest'
import type { TenantSettings } from '../../src/config/tenant-settings.ts'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import type { TenantPort } from '../../src/gate/decide/tenant-port.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { foundIn } from './support.ts'

const SETTINGS: TenantSettings = {
  mode: 'inline',
  environment: 'https://www.myshn.net',
  tenantId: undefined,
  onUnavailable: 'offline',
  timeoutSeconds: 120,
  concurrency: 1,
  verdictCacheMinutes: 0,
  caFile: undefined,
}

/** Reports the same policies of every file; without any it cannot be reached. */
function tenant(names?: readonly string[]): TenantPort {
  return {
    settingsFor: async () => SETTINGS,
    prepare: () => {},
    findCredentials: async () => ({ user: 'svc', password: 'x' }),
    judge: async (_, __, submissions) => {
      if (names === undefined) return { verdicts: new Map(), error: undefined }
      const verdict = { kind: 'judged', violationCount: names.length, policies: names } as const
      return { verdicts: new Map(submissions.map((each) => [each, verdict])), error: undefined }
    },
  }
}

async function run(texts: Texts, port: TenantPort, base?: Texts): Promise<Report> {
  return runGate({
    action: 'scan',
    changes: [await changeOf(base ?? {}, texts)],
    overrides: {},
    tenant: port,
    today: '2026-11-23',
  })
}

const USER = 'Resources:\n  Deployer:\n    Type: AWS::IAM::User\n'
const POLICY = 'aws-iam-user-present'

test('off: not judged, whoever decides', async () => {
  for (const port of [NO_TENANT, tenant([]), tenant()]) {
    const report = await run({ 'user.yaml': USER }, port)
    expect(foundIn(report)).toEqual([])
    expect(report.judged.flatMap(({ unconfirmed }) => unconfirmed)).toEqual([])
    expect(outcomeOf(report)).toBe('allow')
  }
})

test('a severity in the configuration turns it on, under either name', async () => {
  for (const name of [POLICY, 'AWS IAM User Present']) {
    const texts = { 'user.yaml': USER, '.mvcrc': JSON.stringify({ policies: { [name]: 'high' } }) }
    const report = await run(texts, NO_TENANT)
    expect(foundIn(report)).toEqual([`violation ${POLICY} Deployer`])
    expect(outcomeOf(report)).toBe('violations')
  }
})

test('what the tenant reports gets its place', async () => {
  const report = await run({ 'user.yaml': USER }, tenant(['AWS IAM User Present']))
  expect(foundIn(report)).toEqual([`violation ${POLICY} Deployer`])
  expect(outcomeOf(report)).toBe('violations')
})

test('what the base had is existing for it too', async () => {
  const edited = { 'user.yaml': `${USER}    Properties:\n      UserName: deployer\n` }
  const report = await run(edited, tenant(['AWS IAM User Present']), { 'user.yaml': USER })
  expect(foundIn(report)).toEqual([])
  expect(outcomeOf(report)).toBe('allow')
})

test('nothing of it is counted: neither as fixed nor in files that are excluded', async () => {
  const edited = { 'user.yaml': `${USER}    Properties:\n      UserName: deployer\n` }
  const { judged } = await run(edited, NO_TENANT, { 'user.yaml': USER })
  expect(judged.map(({ fixed }) => fixed)).toEqual([0])
  const excluded = {
    'main.tf': '',
    'old.tf': 'resource "aws_iam_user" "deployer" {}\n',
    '.mvcrc': JSON.stringify({ exclude: ['old.tf'] }),
  }
  const { notChecked } = await run(excluded, NO_TENANT)
  expect(notChecked.filter(({ reason }) => reason.includes('not reported'))).toEqual([])
})
