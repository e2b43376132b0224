/** A user without a password: the team thinks that the tenant decides, so the gate must not pass silently without it. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTenantPort } from '../../src/cli/tenant-port.ts'
import { outcomeOf, type Report } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf } from '../support/memory-snapshot.ts'
import { createFolder } from '../support/repository.ts'

const CLEAN = 'Resources:\n  Wait:\n    Type: AWS::CloudFormation::WaitConditionHandle\n'

async function run(variables: NodeJS.ProcessEnv): Promise<Report> {
  const home = createFolder()
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    ...variables,
  }
  const stream = { write: () => true }
  const context = { cwd: home, env, stdin: process.stdin, stdout: stream, stderr: stream }
  return runGate({
    action: 'scan',
    changes: [await changeOf({}, { 'web.yaml': CLEAN })],
    overrides: {},
    tenant: createTenantPort(context, undefined),
    today: '2026-11-23',
  })
}

const USERS = ['MVC', 'MVISION', 'SKYHIGH']

test.each(USERS)('%s_USERNAME with an empty password blocks in CI', async (name) => {
  const report = await run({ CI: 'true', [`${name}_USERNAME`]: 'svc', [`${name}_PASSWORD`]: '' })
  expect(outcomeOf(report)).toBe('undetermined')
  expect(report.tenants).toMatchObject([{ failure: { reason: expect.stringContaining(`${name}_PASSWORD`) } }])
})

test.each(USERS)('%s_USERNAME without a password is a warning at the desk', async (name) => {
  const report = await run({ [`${name}_USERNAME`]: 'svc' })
  expect(outcomeOf(report)).toBe('allow')
  expect(report.tenants).toMatchObject([
    { failure: { instead: 'offline', reason: expect.stringContaining(`${name}_PASSWORD`) } },
  ])
})

test('neither is no word', async () => {
  for (const variables of [{}, { CI: 'true', MVC_USERNAME: '', MVC_PASSWORD: '' }]) {
    const report = await run(variables)
    expect(outcomeOf(report)).toBe('allow')
    expect(report.tenants).toEqual([])
  }
})
