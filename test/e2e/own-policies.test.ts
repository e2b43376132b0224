/** `policies test`, `policies new` and the page of an own policy, on real files; the examples of the documentation are run. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { MAIN } from '../support/gate.ts'
import { type CommandResult, createFolder, run, testEnvironment } from '../support/repository.ts'

const FOLDER = '.mvc-gate/policies'
const DOCS = readFileSync(fileURLToPath(new URL('../../docs/custom-policies.md', import.meta.url)), 'utf8')

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = createFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function gate(cwd: string, ...args: readonly string[]): Promise<CommandResult> {
  return run(process.execPath, [MAIN, ...args], cwd, testEnvironment(cwd))
}

/** The files that the documentation shows: policies by their ids, tests by the names above them. */
function documented(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const [, name, text = ''] of DOCS.matchAll(
    /(?:^`([\w.-]+)`:\n\n)?^```(?:yaml|hcl|json)\n([\s\S]*?)^```$/gm,
  )) {
    const id = /^id: (\S+)$/m.exec(text)?.[1]
    if (name !== undefined) files[`${FOLDER}/${name}`] = text
    else if (id !== undefined) files[`${FOLDER}/${id}.yaml`] = text
  }
  return files
}

const POLICY = `id: acme-name
title: The name is wrong
severity: low
resource: { terraform: aws_s3_bucket }
require: { property: bucket, startsWith: acme- }
`
const bucket = (name: string) => `resource "aws_s3_bucket" "b" {\n  bucket = "${name}"\n}\n`

describe('policies test', () => {
  test('the examples of the documentation', async () => {
    const files = documented()
    expect(Object.keys(files).length).toBeGreaterThan(6)
    const { code, stdout } = await gate(folderOf(files), 'policies', 'test')
    expect(stdout).toContain('4 tests: 4 passed, 0 failed')
    expect(code).toBe(0)
  })

  test.each([
    ['violating.tf', bucket('acme-a'), '1: expected a violation of acme-name, found none'],
    [
      'violating-2.tf',
      `${bucket('a')}# expect: acme-name\n${bucket('acme-b')}`,
      '5: expected a violation of acme-name here, found none',
    ],
    ['passing.tf', bucket('a'), '2: not expected: a violation of acme-name: bucket is "a"'],
    ['passing.b.tf', bucket('$' + '{var.x}'), '2: not expected: an undecided finding of acme-name'],
    ['undecided.tf', bucket('a'), '1: expected an undecided finding of acme-name, found none'],
    ['passing.yaml', 'a: b\n', '1: not a template'],
  ])('%s that is not as it says', async (ending, text, line) => {
    const path = `${FOLDER}/acme-name.${ending}`
    const cwd = folderOf({ [`${FOLDER}/name.yaml`]: POLICY, [path]: text })
    const { code, stdout } = await gate(cwd, 'policies', 'test')
    expect(stdout).toContain(`${path}:${line}`)
    expect(stdout).toContain('1 test: 0 passed, 1 failed')
    expect(code).toBe(1)
    const junit = await gate(cwd, 'policies', 'test', '--format', 'junit')
    expect(junit.stdout).toContain('tests="1" failures="1"')
  })

  test('of a path alone, and of none', async () => {
    const cwd = folderOf({
      [`${FOLDER}/acme-name.yaml`]: POLICY,
      [`${FOLDER}/acme-name.passing.tf`]: bucket('acme-a'),
      [`${FOLDER}/acme-name.violating.tf`]: bucket('acme-a'),
      [`${FOLDER}/other.json`]: JSON.stringify({
        id: 'acme-other',
        title: 'x',
        severity: 'low',
        resource: { arm: 'a/b' },
        require: true,
      }),
    })
    expect((await gate(cwd, 'policies', 'test', `${FOLDER}/acme-name.passing.tf`)).stdout).toBe(
      '1 test: 1 passed, 0 failed\n',
    )
    expect((await gate(cwd, 'policies', 'test')).stdout).toContain('without tests: acme-other')
    expect(await gate(cwd, 'policies', 'test', 'nothing')).toMatchObject({ code: 2 })
    expect(await gate(folderOf({}), 'policies', 'test')).toMatchObject({ code: 2 })
  })
})

describe('policies new', () => {
  test('writes a policy that holds for the resource, and is not written twice', async () => {
    const cwd = folderOf({
      'main.tf': `${bucket('a')}resource "aws_db_instance" "d" {\n  password = "hunter2hunter2"\n  port = 5432\n}\n`,
    })
    expect(await gate(cwd, 'policies', 'new', 'acme-db', 'main.tf', 'd')).toMatchObject({ code: 0 })
    const text = readFileSync(join(cwd, FOLDER, 'acme-db.yaml'), 'utf8')
    expect(text).toContain('{ attribute: port, is: 5432 }')
    expect(text).toContain('{ attribute: password, exists: true }')
    expect(text).not.toContain('hunter2')
    const { stdout } = await gate(cwd, 'scan', 'main.tf', '--format', 'json')
    expect(stdout).not.toContain('acme-db')
    expect(await gate(cwd, 'policies', 'new', 'acme-db')).toMatchObject({ code: 2 })
    expect(await gate(cwd, 'policies', 'new', 'acme-x', 'main.tf', 'dd')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("declares no resource 'dd'"),
    })
    expect(await gate(cwd, 'policies', 'new', 'aws-x')).toMatchObject({ code: 2 })
    expect(await gate(cwd, 'policies', 'new', 'acme-generic')).toMatchObject({ code: 0 })
    expect(await gate(cwd, 'policies', 'acme-generic')).toMatchObject({ code: 0 })
  })
})

describe('policies', () => {
  test('lists own policies, and shows one', async () => {
    const cwd = folderOf({ [`${FOLDER}/a.yaml`]: POLICY })
    expect((await gate(cwd, 'policies')).stdout).toMatch(/^low {7}acme-name .*The name is wrong$/m)
    expect((await gate(cwd, 'policies', 'acme-name')).stdout).toContain('acme-name  (low)')
    const { stdout } = await gate(cwd, 'policies', 'acme-name', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'acme-name', frameworks: ['terraform'], examples: [] }])
    expect((await gate(cwd, 'policies', 'acme-nam')).stderr).toContain("did you mean 'acme-name'?")
  })

  test('lists the catalog where the configuration has a fault, and names the fault', async () => {
    const cwd = folderOf({ '.mvcrc.yaml': 'policies:\n  aws-s3-nothing: high\n' })
    expect(await gate(cwd, 'policies')).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('aws-s3-no-versioning'),
      stderr: expect.stringContaining("unknown policy 'aws-s3-nothing'"),
    })
    expect(await gate(cwd, 'policies', 'acme-x')).toMatchObject({ code: 2, stdout: '' })
    expect(await gate(cwd, 'policies', 'aws-rds-public')).toMatchObject({ code: 0, stderr: '' })
  })

  test('shows the tests of one as its examples, and no control characters of any', async () => {
    const group = 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n'
    const cwd = folderOf({
      [`${FOLDER}/a.yaml`]: POLICY.replace('The name is wrong', '"Wrong \\e[2J"'),
      [`${FOLDER}/acme-name.violating-2.tf`]: bucket('c'),
      [`${FOLDER}/acme-name.violating.tf`]: bucket('b\u001b[2J'),
      [`${FOLDER}/acme-name.passing.tf`]: bucket('acme-b'),
      [`${FOLDER}/acme-name.passing.yaml`]: group,
    })
    const { stdout } = await gate(cwd, 'policies', 'acme-name')
    expect(stdout).toContain(`Violating (Terraform)\n  resource "aws_s3_bucket" "b" {\n    bucket = "`)
    expect(stdout).toContain('Compliant (Terraform)\n  resource "aws_s3_bucket" "b" {\n    bucket = "acme-b"')
    expect(stdout).toContain('Compliant (CloudFormation)\n  Resources:')
    expect(stdout).toContain('Wrong \\x1b[2J')
    expect(stdout).not.toContain('\u001b')
    expect((await gate(cwd, 'policies')).stdout).not.toContain('\u001b')
    const json = await gate(cwd, 'policies', 'acme-name', '--format', 'json')
    expect(JSON.parse(json.stdout)).toMatchObject([
      { examples: [{ framework: 'cloudformation', passing: group }, { framework: 'terraform' }] },
    ])
  })
})
