/** Templates that a change reaches without touching them, in real repositories. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/core/report.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { openRepository } from '../../src/git/git.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { createRepository, type TestRepository } from '../support/repository.ts'

type Files = Readonly<Record<string, string>>

const volume = (encrypted: string): string =>
  `resource "aws_ebs_volume" "disk" {\n  availability_zone = "eu-west-1a"\n  size = 10\n  encrypted = ${encrypted}\n}\n`
const call = (source: string, more = ''): string => `module "part" {\n  source = "${source}"\n${more}}\n`
const SHELL = '#!/bin/sh\necho started\n'
const SECRET_SHELL = '#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAQWERTYUIOPASDFGH\n'
const instance = (userData: string): string =>
  `resource "aws_instance" "host" {\n  ami = "ami-1"\n  instance_type = "t3.micro"\n  user_data = ${userData}\n}\n`
const group = (source: string): string =>
  `Resources:\n  Web:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: web\n      SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: 22\n          ToPort: 22\n          CidrIp: ${source}\n`
const PARAMETER = `Parameters:\n  Source:\n    Type: String\n    Default: 10.0.0.0/8\n`
const stack = (url: string, source = '0.0.0.0/0'): string =>
  `Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n      Parameters:\n        Source: ${source}\n`

async function commitFiles(repository: TestRepository, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) await repository.write(path, text)
  await repository.commit()
}

async function check(repository: TestRepository): Promise<Report> {
  await repository.git('add', '--all')
  const opened = await openRepository(repository.path, repository.environment)
  const change = await stagedChange(opened)
  return runGate({
    action: 'commit',
    changes: [change],
    overrides: {},
    tenant: NO_TENANT,
    today: '2026-01-01',
  })
}

const violations = ({ judged }: Report): readonly string[] =>
  judged.flatMap(({ result }) =>
    result.findings
      .filter(({ verdict }) => verdict === 'violation')
      .map(({ policy }) => `${result.path}: ${policy.id}`),
  )

interface Case {
  /** Its row in docs/templates.md. */
  readonly road: string
  readonly name: string
  readonly before: Files
  readonly change: Files
  readonly removed?: readonly string[]
  readonly found: string
  /** Undefined where the fault is reported in a file of the change. */
  readonly through?: string
}

const CASES: readonly Case[] = [
  {
    road: 'reach-module',
    name: 'a module of a module, called from the root',
    before: {
      'main.tf': call('./a', '  sealed = false\n'),
      'a/main.tf': `variable "sealed" {}\n${call('../deep/b', '  sealed = var.sealed\n')}`,
      'deep/b/main.tf': `variable "sealed" {\n  default = true\n}\n${volume('true')}`,
    },
    change: { 'deep/b/main.tf': `variable "sealed" {\n  default = true\n}\n${volume('var.sealed')}` },
    found: '.: aws-ebs-volume-unencrypted',
    through: 'deep/b/main.tf',
  },
  {
    road: 'reach-module',
    name: 'the module at the root, called by an example',
    before: {
      'examples/all/main.tf': call('../..', '  sealed = false\n'),
      'main.tf': `variable "sealed" {\n  default = true\n}\n${volume('true')}`,
    },
    change: { 'main.tf': `variable "sealed" {\n  default = true\n}\n${volume('var.sealed')}` },
    found: 'examples/all: aws-ebs-volume-unencrypted',
    through: 'main.tf',
  },
  {
    road: 'reach-module',
    name: 'a module that loses a file',
    before: {
      'live/main.tf': call('../a', '  bucket = "logs"\n'),
      'a/main.tf':
        'variable "bucket" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.bucket\n}\nvariable "on" {\n  default = true\n}\n',
      'a/block.tf':
        'resource "aws_s3_bucket_public_access_block" "b" {\n  bucket = aws_s3_bucket.b.id\n  block_public_acls = true\n  block_public_policy = true\n  ignore_public_acls = true\n  restrict_public_buckets = true\n}\n',
    },
    change: {},
    removed: ['a/block.tf'],
    found: 'aws-s3-public-access-block-incomplete',
  },
  {
    road: 'reach-module',
    name: 'a call written in JSON',
    before: {
      'live/main.tf.json': '{"module":{"part":{"source":"..\\/a","sealed":false}}}',
      'a/main.tf': `variable "sealed" {\n  default = true\n}\n${volume('true')}`,
    },
    change: { 'a/main.tf': `variable "sealed" {\n  default = true\n}\n${volume('var.sealed')}` },
    found: 'live: aws-ebs-volume-unencrypted',
    through: 'a/main.tf',
  },
  {
    road: 'reach-file',
    name: 'a file that file() reads',
    before: { 'live/main.tf': instance('file("$' + '{path.module}/boot.sh")'), 'live/boot.sh': SHELL },
    change: { 'live/boot.sh': SECRET_SHELL },
    found: 'live: ',
    through: 'live/boot.sh',
  },
  {
    road: 'reach-file',
    name: 'a file whose name is computed',
    before: {
      'live/main.tf': `locals {\n  name = "boot"\n}\n${instance('file(join("/", [path.module, "$' + '{local.name}.sh"]))')}`,
      'live/boot.sh': SHELL,
    },
    change: { 'live/boot.sh': SECRET_SHELL },
    found: 'live: ',
    through: 'live/boot.sh',
  },
  {
    road: 'reach-file',
    name: 'a template file that a module reads, with its arguments on the next lines',
    before: {
      'main.tf': call('./host'),
      'host/main.tf': instance('templatefile(\n    "$' + '{path.module}/files/boot.tpl",\n    {},\n  )'),
      'host/files/boot.tpl': SHELL,
    },
    change: { 'host/files/boot.tpl': SECRET_SHELL },
    found: '.: aws-user-data-secret',
    through: 'host/files/boot.tpl',
  },
  {
    road: 'reach-file',
    name: 'data that jsondecode reads',
    before: {
      'live/main.tf':
        `locals {\n  data = jsondecode(file("$` +
        `{path.module}/../data/sets"))\n}\n${volume('local.data.sealed')}`,
      'data/sets': '{"sealed": true}',
    },
    change: { 'data/sets': '{"sealed": false}' },
    found: 'live: aws-ebs-volume-unencrypted',
    through: 'data/sets',
  },
  {
    road: 'reach-fileset',
    name: 'a file that comes into a fileset',
    before: {
      'live/main.tf': `resource "aws_ebs_volume" "disk" {\n  for_each = fileset(path.module, "disks/*")\n  availability_zone = "eu-west-1a"\n  encrypted = each.key != "disks/b"\n  size = 1\n}\n`,
      'live/disks/a': '',
    },
    change: { 'live/disks/b': '' },
    found: 'live: aws-ebs-volume-unencrypted',
    through: 'live/disks/b',
  },
  {
    road: 'reach-stack',
    name: 'the template of a nested stack',
    before: { 'top.yaml': stack('./net/child.yaml'), 'net/child.yaml': PARAMETER + group('10.0.0.0/8') },
    change: { 'net/child.yaml': PARAMETER + group('!Ref Source') },
    found: 'top.yaml: aws-sg-ssh-open-to-world',
    through: 'net/child.yaml',
  },
  {
    road: 'reach-stack',
    name: 'a nested stack of a nested stack, its address joined',
    before: {
      'top.yaml': stack('net/middle.yaml'),
      'net/middle.yaml': `Parameters:\n  Source:\n    Type: String\n${stack('!Join ["", ["./", "child", ".yaml"]]', '!Ref Source')}`,
      'net/child.yaml': PARAMETER + group('10.0.0.0/8'),
    },
    change: { 'net/child.yaml': PARAMETER + group('!Ref Source') },
    found: 'top.yaml: aws-sg-ssh-open-to-world',
    through: 'net/child.yaml',
  },
  {
    road: 'reach-stack',
    name: 'an application of SAM, in minified JSON',
    before: {
      'app.json':
        '{"Transform":"AWS::Serverless-2016-10-31","Resources":{"A":{"Type":"AWS::Serverless::Application","Properties":{"Location":"child.yaml","Parameters":{"Source":"0.0.0.0/0"}}}}}',
      'child.yaml': PARAMETER + group('10.0.0.0/8'),
    },
    change: { 'child.yaml': PARAMETER + group('!Ref Source') },
    found: 'app.json: aws-sg-ssh-open-to-world',
    through: 'child.yaml',
  },
]

const nsg = (source: string): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { source: { type: 'string' } },
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        apiVersion: '2023-04-01',
        name: 'door',
        properties: {
          securityRules: [
            {
              name: 'in',
              properties: {
                access: 'Allow',
                direction: 'Inbound',
                protocol: 'Tcp',
                priority: 100,
                sourcePortRange: '*',
                sourceAddressPrefix: source,
                destinationAddressPrefix: '*',
                destinationPortRange: '22',
              },
            },
          ],
        },
      },
    ],
  })
const linking = (templateLink: object): string =>
  JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { _artifactsLocation: { type: 'string' }, kind: { type: 'string', defaultValue: 'door' } },
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'linked',
          properties: { mode: 'Incremental', templateLink, parameters: { source: { value: '*' } } },
        },
      ],
    },
    null,
    2,
  )
const LINKS: readonly (readonly [string, object])[] = [
  ['relativePath', { relativePath: 'nested/door.json' }],
  ['an address', { uri: "[concat(parameters('_artifactsLocation'), '/nested/door.json')]" }],
  [
    'an address in parts',
    { uri: "[uri(parameters('_artifactsLocation'), concat('nested/', parameters('kind'), '.json'))]" },
  ],
]

test('docs/templates.md has a row for each road, and each row its tests', () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/templates.md', import.meta.url)), 'utf8')
  const [, section = ''] = page.split('\n## What a change reaches\n')
  const rows = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id = '']) => id)
  const below = ['reach-linked', 'link-inside', 'link-outside', 'link-missing']
  expect([...rows].sort()).toEqual([...new Set([...CASES.map(({ road }) => road), ...below])].sort())
})

describe('a linked template of ARM', () => {
  test.each(LINKS)('by %s', async (_, link) => {
    const repository = await createRepository()
    await commitFiles(repository, {
      'shop/main.json': linking(link),
      'shop/nested/door.json': nsg('10.0.0.0/8'),
    })
    await repository.write('shop/nested/door.json', nsg("[parameters('source')]"))
    const report = await check(repository)
    expect(violations(report)).toEqual(['shop/main.json: azure-nsg-ssh-open'])
    expect(report.notes.join()).toContain('reaches it through shop/nested/door.json')
  })
})

describe('a change that reaches', () => {
  test.each(CASES)('$name', async ({ before, change, removed = [], found, through }) => {
    const repository = await createRepository()
    await commitFiles(repository, before)
    await repository.remove(...removed)
    for (const [path, text] of Object.entries(change)) await repository.write(path, text)
    const report = await check(repository)
    expect(violations(report).join('\n')).toContain(found)
    expect(report.notes.join('\n')).toContain(through === undefined ? '' : `reaches it through ${through}`)
  })
})

describe('a template that is only reached', () => {
  const notable = ({ notChecked }: Report) =>
    notChecked.filter((each) => each.notable).map(({ path, reason }) => `${path}: ${reason}`)

  test('is reported with what the change makes unread, and with nothing else', async () => {
    const repository = await createRepository()
    await commitFiles(repository, {
      'live/main.tf': `${call('../a')}module "b" {\n  source = "../b"\n}\nmodule "c" {\n  source = "../none"\n}\nbroken =\n`,
      'a/main.tf': volume('true'),
      'b/main.tf': volume('true'),
    })
    await repository.remove('b/main.tf')
    await repository.write('a/main.tf', volume('true').replace('10', '20'))
    const report = await check(repository)
    expect(notable(report)).toEqual(['live/main.tf: the folder of module "b" is not found: b'])
    expect(report.judged.flatMap(({ result }) => result.unscannable)).toEqual([])
  })
})

describe('symbolic links', () => {
  const byVariable = `resource "aws_ebs_volume" "disk" {\n  availability_zone = "eu-west-1a"\n  size = 10\n  encrypted = var.sealed\n}\n`
  const variable = (value: string): string => `variable "sealed" {\n  default = ${value}\n}\n`
  const link = (repository: TestRepository, path: string, target: string) =>
    repository.stage(path, target, '120000')
  const checkIndex = async (repository: TestRepository): Promise<Report> => {
    const opened = await openRepository(repository.path, repository.environment)
    const changes = [await stagedChange(opened)]
    return runGate({ action: 'commit', changes, overrides: {}, tenant: NO_TENANT, today: '2026-01-01' })
  }
  const notable = ({ notChecked }: Report) =>
    notChecked.filter((each) => each.notable).map(({ path, reason }) => `${path}: ${reason}`)
  const unscannable = ({ judged }: Report) =>
    judged.flatMap(({ result }) => result.unscannable.map(({ path, reason }) => `${path}: ${reason}`))

  test('to a variables file that changes', async () => {
    const repository = await createRepository()
    await repository.stage('shared/variables.tf', variable('true'))
    await repository.stage('a/main.tf', byVariable)
    await link(repository, 'a/variables.tf', '../shared/variables.tf')
    await repository.commitIndex()
    await repository.stage('shared/variables.tf', variable('false'))
    expect(violations(await checkIndex(repository))).toEqual(['a: aws-ebs-volume-unencrypted'])
  })

  test.each([
    ['to a file', 'b/main.tf', '../shared/main.tf', 'b'],
    ['to a folder', 'b', 'shared', 'b'],
    ['to a link in a folder that is a link', 'c/main.tf', '../also/more.tf', 'c'],
  ])('%s in a new folder', async (_, path, target, folder) => {
    const repository = await createRepository()
    await repository.stage('shared/main.tf', volume('false'))
    await link(repository, 'shared/more.tf', 'main.tf')
    await link(repository, 'also', 'shared')
    await repository.commitIndex()
    await link(repository, path, target)
    expect(violations(await checkIndex(repository))).toContain(`${folder}: aws-ebs-volume-unencrypted`)
  })

  test('to a template of CloudFormation', async () => {
    const repository = await createRepository()
    await repository.stage('all/web.txt', group('10.0.0.0/8'))
    await link(repository, 'web.yaml', 'all/web.txt')
    await repository.commitIndex()
    await repository.stage('all/web.txt', group('0.0.0.0/0'))
    expect(violations(await checkIndex(repository))).toEqual(['web.yaml: aws-sg-ssh-open-to-world'])
  })

  test('in the folder of a module, which its callers reach', async () => {
    const repository = await createRepository()
    await repository.stage('live/main.tf', call('../parts/disk', '  sealed = false\n'))
    await link(repository, 'parts/disk', '../code/disk')
    await repository.stage('code/disk/variables.tf', variable('true'))
    await repository.stage('code/disk/main.tf', volume('true'))
    await repository.commitIndex()
    await repository.stage('code/disk/main.tf', byVariable)
    expect(violations(await checkIndex(repository))).toContain('live: aws-ebs-volume-unencrypted')
  })

  test('of a caller, whose call leads elsewhere from there', async () => {
    const repository = await createRepository()
    await link(repository, 'live/one/main.tf', '../../stacks/main.tf')
    await repository.stage('stacks/main.tf', call('../disk', '  sealed = false\n'))
    await repository.stage('live/disk/main.tf', `${variable('true')}${volume('true')}`)
    await repository.commitIndex()
    await repository.stage('live/disk/main.tf', `${variable('true')}${byVariable}`)
    expect(violations(await checkIndex(repository))).toEqual(['live/one: aws-ebs-volume-unencrypted'])
  })

  test('to what the file held before brings nothing', async () => {
    const repository = await createRepository()
    await repository.stage('shared/variables.tf', variable('true'))
    await repository.stage('a/main.tf', volume('false'))
    await repository.stage('a/variables.tf', variable('true'))
    await repository.commitIndex()
    await link(repository, 'a/variables.tf', '../shared/variables.tf')
    expect(violations(await checkIndex(repository))).toEqual([])
  })

  test('out of the repository are named, and make what they may hold unknown', async () => {
    const repository = await createRepository()
    await repository.stage('a/main.tf', 'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n')
    await link(repository, 'a/block.tf', '/srv/block.tf')
    await link(repository, 'web.yaml', '../web.yaml')
    await link(repository, 'stack', '../../stack')
    await link(repository, 'bin/tool.sh', '/usr/bin/tool.sh')
    const report = await checkIndex(repository)
    const reason = 'a symbolic link that leads out of the repository'
    expect(notable(report)).toEqual([`a/block.tf: ${reason}`, `stack: ${reason}`, `web.yaml: ${reason}`])
    expect(unscannable(report)).toEqual([])
    expect(violations(report)).toEqual([])
  })

  test('that lead nowhere are parts of a Terraform folder that could not be read', async () => {
    const repository = await createRepository()
    await link(repository, 'a/main.tf', 'main.tf')
    await link(repository, 'b/main.tf', 'other.tf')
    await link(repository, 'web.json', 'c.json')
    const report = await checkIndex(repository)
    expect(unscannable(report)).toEqual([
      'a/main.tf: a symbolic link that leads back to itself',
      'b/main.tf: a symbolic link to something that is not in the repository',
    ])
    expect(notable(report)).toEqual(['web.json: a symbolic link to something that is not in the repository'])
  })
})
