/** A run ends: what was not evaluated in time is reported, and blocks. The clock is the test's. */
import { expect, test } from 'vitest'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { changeOf, snapshotOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'

const OPEN = `Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
`
const TOPIC = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'

/** Each look at it takes so many seconds. */
function clock(step: number, isCI = false) {
  let seconds = 0
  return {
    isCI,
    now: () => {
      seconds += step
      return seconds * 1_000
    },
  }
}

async function scan(files: Texts, step: number, isCI = false): Promise<Report> {
  const changes = [await wholeChange(snapshotOf(files))]
  const request = { overrides: {}, tenant: NO_TENANT, today: '2026-11-30' }
  return runGate({ ...request, action: 'scan', changes, clock: clock(step, isCI) })
}

const missed = ({ judged }: Report) =>
  judged.flatMap(({ result }) => result.unscannable.map(({ path, reason }) => `${path} ${reason}`))

test('templates after the limit are unscannable, with the limit in the reason', async () => {
  const report = await scan({ 'a.yaml': TOPIC, 'b.yaml': OPEN }, 121)
  const reason = 'not evaluated within 120 s of the run ("timeoutSeconds")'
  expect(missed(report)).toEqual([`a.yaml ${reason}`, `b.yaml ${reason}`])
  expect(outcomeOf(report)).toBe('unscannable')
})

test('policies after the limit are not passed; what was found before counts', async () => {
  const files = { 'a.yaml': OPEN, '.mvcrc': '{ "timeoutSeconds": 86400 }' }
  const findings = ({ judged }: Report) => judged.flatMap(({ result }) => result.findings).length
  const all = await scan(files, 0)
  expect([missed(all), outcomeOf(all)]).toEqual([[], 'violations'])
  const late = await scan(files, 86_400 / 5.5)
  expect(missed(late)).toEqual(['a.yaml not evaluated within 86400 s of the run ("timeoutSeconds")'])
  expect(findings(late)).toBeLessThan(findings(all))
})

test('CI has more time, and a configuration its own', async () => {
  expect(missed(await scan({ 'a.yaml': TOPIC }, 0.01, true))).toEqual([])
  expect(missed(await scan({ 'a.yaml': TOPIC }, 599, true))).toEqual([
    'a.yaml not evaluated within 600 s of the run ("timeoutSeconds")',
  ])
  const limited = {
    'a/x.yaml': TOPIC,
    'a/.mvcrc': '{ "timeoutSeconds": 1 }',
    'b/x.yaml': TOPIC,
    'b/.mvcrc': '{ "timeoutSeconds": 86400 }',
  }
  expect(missed(await scan(limited, 2)).map((each) => each.slice(0, 34))).toEqual([
    'a/x.yaml not evaluated within 1 s ',
  ])
})

test('a base that was not evaluated makes nothing existing, and is named', async () => {
  const change = await changeOf({ 'a.yaml': OPEN }, { 'a.yaml': `# changed\n${OPEN}` })
  let isLate = false
  const report = await runGate({
    action: 'commit',
    changes: [change],
    overrides: {},
    tenant: {
      ...NO_TENANT,
      settingsFor: async (config) => {
        isLate = true
        return NO_TENANT.settingsFor(config)
      },
    },
    today: '2026-11-30',
    clock: { now: () => (isLate ? 1e9 : 0), isCI: false },
  })
  expect(report.judged.flatMap(({ existing }) => existing)).toHaveLength(0)
  expect(outcomeOf(report)).toBe('violations')
  expect(report.notes).toEqual([
    'the base was not evaluated in time ("timeoutSeconds"): existing findings are reported as new',
  ])
})
