/** Several threads: the report is the same, and a signal ends them all. */
import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { gate, MAIN } from '../support/gate.ts'
import { createFolder, createRepository, type TestRepository } from '../support/repository.ts'
import { BAD_CFN, GOOD_CFN } from '../support/templates.ts'

const MODULE = `variable "acl" { default = "public-read" }
resource "aws_s3_bucket_acl" "a" {
  bucket = "b"
  acl    = var.acl
}
`
let repository: TestRepository

/** Clean ones, violations, modules that several call, nested stacks, files that cannot be read, a suppression. */
beforeAll(async () => {
  repository = await createRepository()
  repository.environment.XDG_CACHE_HOME = createFolder()
  await repository.write('modules/bucket/main.tf', MODULE)
  for (let i = 0; i < 30; i++) {
    await repository.write(`good/stack${i}.yaml`, `${GOOD_CFN}# ${i}\n`)
    await repository.write(`bad/stack${i}.yaml`, `${BAD_CFN}# ${i}\n`)
    await repository.write(
      `apps/app${i}/main.tf`,
      `module "one" {\n  source = "../../modules/bucket"\n}\nmodule "two" {\n  source = "../../modules/bucket"\n  acl = "${i % 2 ? 'private' : 'public-read'}"\n}\n`,
    )
    await repository.write(
      `nested/stack${i}.yaml`,
      `Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ../bad/stack${i}.yaml }\n`,
    )
  }
  await repository.write('broken.yaml', 'Resources:\n  A: { Type: AWS::S3::Bucket\n')
  await repository.write('apps/ignored/main.tf', `# mvc-gate:ignore aws-s3-public-acl -- a test\n${MODULE}`)
  await repository.git('add', '.')
})

/** The report without what a clock says. */
async function scan(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout, stderr } = await gate(repository, ['scan', '--staged', ...args], { env })
  expect(stderr).toBe('')
  return stdout.replace(/"durationMs": \d+|\d+(?:\.\d+)? m?s$/gm, 'TIME')
}

test.each([['json'], ['pretty'], ['sarif']])(
  '%s is the same with any number of threads, with and without cache',
  async (format) => {
    const args = ['--format', format, '--verbose']
    const one = await scan([...args, '--workers', '1'], { MVC_CACHE: 'off' })
    expect(one).toContain('bad/stack3.yaml')
    for (const workers of ['2', '3'])
      expect(await scan([...args, '--workers', workers], { MVC_CACHE: 'off' })).toBe(one)
    for (const _ of ['first', 'again'])
      expect(await scan(args, { MVC_WORKERS: '2', MVC_CACHE: 'on' })).toBe(one)
  },
)

test('what existed before is found by several threads too', async () => {
  await repository.commit('Start')
  for (let i = 0; i < 30; i++) await repository.write(`bad/stack${i}.yaml`, `${BAD_CFN}# ${i}, again\n`)
  await repository.write('bad/new.yaml', BAD_CFN)
  await repository.git('add', '.')
  const one = await scan(['--format', 'json', '--workers', '1'], {})
  expect(await scan(['--format', 'json', '--workers', '3'], {})).toBe(one)
  const { findings } = JSON.parse(one.replace('TIME', '"durationMs": 0')) as {
    findings: readonly { blocking: boolean }[]
  }
  expect(findings.filter(({ blocking }) => blocking).length).toBeGreaterThan(0)
})

test.each([['0'], ['65'], ['two'], ['-1'], ['1.5']])('MVC_WORKERS=%s is refused', async (value) => {
  const { code, stderr } = await gate(repository, ['scan'], { env: { MVC_WORKERS: value } })
  expect(code).toBe(2)
  expect(stderr).toContain(`MVC_WORKERS must be a number from 1 to 64, not '${value}'`)
})

describe.skipIf(platform() === 'win32')('a signal', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends all threads', async (signal) => {
    const child = spawn(process.execPath, [MAIN, 'scan', '--workers', '3'], {
      cwd: repository.path,
      env: { ...repository.environment, MVC_CACHE: 'off' },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve(by ?? code)))
    await wait(400)
    child.kill(signal)
    // Where it was done already it found violations.
    expect([signal, 1]).toContain(await ended)
  })
})
