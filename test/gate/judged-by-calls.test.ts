/** A template that others use is judged as they use it: with its defaults only where nothing that is deployed uses it. */
import { describe, expect, test } from 'vitest'
import { isViolation } from '../../src/core/finding.ts'
import type { Change } from '../../src/core/snapshot.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { diskChanges } from '../../src/git/disk.ts'
import { openRepository } from '../../src/git/git.ts'
import { indexSnapshot } from '../../src/git/index-snapshot.ts'
import { stagedChange } from '../../src/git/staged.ts'
import { wholeChange } from '../../src/git/whole.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { createRepository } from '../support/repository.ts'
import { DATABASE_BY_PARAMETER, foundIn, judge } from './support.ts'

const DISK = `variable "sealed" {
  type    = bool
  default = false
}
resource "aws_ebs_volume" "disk" {
  availability_zone = "eu-west-1a"
  size              = 8
  encrypted         = var.sealed
}
`
const call = (source: string, more = '', name = 'm') =>
  `module "${name}" {\n  source = "${source}"\n  ${more}\n}\n`
const SEALED = 'sealed = true'
const UNENCRYPTED = 'violation aws-ebs-volume-unencrypted'

/** Those that block. */
const violations = async (texts: Readonly<Record<string, string>>) =>
  foundIn(await judge(texts), 'medium').filter((line) => line.startsWith('violation'))

describe('a module', () => {
  test('that nothing calls is judged with its defaults', async () => {
    expect(await violations({ 'm/main.tf': DISK })).toEqual([`${UNENCRYPTED} aws_ebs_volume.disk`])
  })

  test('is judged by its calls only', async () => {
    expect(await violations({ 'm/main.tf': DISK, 'main.tf': call('./m', SEALED) })).toEqual([])
    expect(await violations({ 'm/main.tf': DISK, 'main.tf': call('./m') })).toEqual([
      `${UNENCRYPTED} module.m.aws_ebs_volume.disk`,
    ])
  })

  test('is judged by calls through other modules', async () => {
    const texts = {
      'disk/main.tf': DISK,
      'store/main.tf': `variable "sealed" {}\n${call('../disk', 'sealed = var.sealed')}`,
      'live/main.tf': call('../store', SEALED),
    }
    expect(await violations(texts)).toEqual([])
  })

  test('is called also where it is not known how often', async () => {
    const count = call('./m', `count = var.many\n  ${SEALED}`)
    expect(await violations({ 'm/main.tf': DISK, 'main.tf': `variable "many" {}\n${count}` })).toEqual([])
  })

  test('that is switched off makes nothing', async () => {
    for (const off of ['count = 0', 'for_each = {}', 'for_each = toset([])']) {
      expect(await violations({ 'm/main.tf': DISK, 'main.tf': call('./m', off) })).toEqual([])
    }
  })

  test('that no call makes yet is judged by itself, without the defaults that every call replaces', async () => {
    const empty = (more: string) =>
      `variable "all" {\n  default = {}\n}\n${call('./m', `for_each = var.all\n  ${more}`)}`
    expect(await violations({ 'm/main.tf': DISK, 'main.tf': empty('') })).toEqual([
      `${UNENCRYPTED} aws_ebs_volume.disk`,
    ])
    const texts = { 'm/main.tf': DISK, 'main.tf': empty('sealed = each.value') }
    expect(foundIn(await judge(texts))).toEqual(['undecided aws-ebs-volume-unencrypted aws_ebs_volume.disk'])
  })

  test('with files of values of its own is deployed by itself too', async () => {
    const texts = {
      'm/main.tf': DISK,
      'm/terraform.tfvars': 'sealed = false\n',
      'main.tf': call('./m', SEALED),
    }
    expect(await violations(texts)).toEqual([`${UNENCRYPTED} aws_ebs_volume.disk`])
  })

  test('that is called in a circle is judged by itself', async () => {
    const texts = { 'a/main.tf': `${DISK}${call('../b')}`, 'b/main.tf': call('../a', SEALED) }
    expect(await violations(texts)).toEqual([`${UNENCRYPTED} aws_ebs_volume.disk`])
    expect(await violations({ 'a/main.tf': `${DISK}${call('../a', SEALED)}` })).toEqual([
      `${UNENCRYPTED} aws_ebs_volume.disk`,
    ])
  })

  test('whose calls could not all be followed is judged by itself', async () => {
    const many = Array.from({ length: 200 }, (_, i) => call('./m', `count = 100\n  ${SEALED}`, `m${i}`))
    const padding = Array.from({ length: 10 }, (_, i) => `resource "aws_vpc_dhcp_options" "o${i}" {}\n`)
    const texts = { 'm/main.tf': `${DISK}${padding.join('')}`, 'main.tf': many.join('') }
    expect(await violations(texts)).toContain(`${UNENCRYPTED} aws_ebs_volume.disk`)
  })

  test('with a fault of its own is reported once', async () => {
    const texts = {
      'm/main.tf': DISK.replace('var.sealed', 'false'),
      'prod/main.tf': call('../m'),
      'stage/main.tf': call('../m'),
    }
    expect(await violations(texts)).toHaveLength(1)
  })
})

describe('a module that only its examples and tests call', () => {
  for (const caller of ['examples/simple', 'example', 'tests/unit', 'test/simple']) {
    const up = '../'.repeat(caller.split('/').length)
    test(`(${caller}) is judged by itself, without the defaults that every call replaces`, async () => {
      expect(await violations({ 'main.tf': DISK, [`${caller}/main.tf`]: call(up, SEALED) })).toEqual([])
      const literal = DISK.replace('var.sealed', 'false').replace('size ', 'count = var.n\n  size ')
      const texts = {
        'main.tf': `variable "n" {\n  default = 1\n}\n${literal}`,
        [`${caller}/main.tf`]: call(up, 'n = 0'),
      }
      expect(await violations(texts)).toEqual([`${UNENCRYPTED} aws_ebs_volume.disk`])
    })
  }

  test('is judged by its examples too', async () => {
    const texts = { 'main.tf': DISK, 'examples/a/main.tf': call('../../', 'sealed = false') }
    expect(await violations(texts)).toEqual([`${UNENCRYPTED} module.m.aws_ebs_volume.disk`])
  })

  test('is not one that an environment named test calls', async () => {
    const texts = {
      'modules/m/main.tf': DISK.replace('var.sealed', 'false'),
      'env/test/main.tf': call('../../modules/m'),
    }
    expect(await violations(texts)).toEqual([`${UNENCRYPTED} module.m.aws_ebs_volume.disk`])
  })
})

describe('what calls a module', () => {
  test('and is excluded judges nothing', async () => {
    const texts = {
      'm/main.tf': DISK,
      'live/main.tf': call('../m', SEALED),
      '.mvcrc': JSON.stringify({ exclude: ['live/**'] }),
    }
    expect(await violations(texts)).toEqual([`${UNENCRYPTED} aws_ebs_volume.disk`])
  })

  test('reports what is not checked in it, once', async () => {
    const remote = 'module "r" {\n  source = "a/b/c"\n}\n'
    const report = await judge({ 'm/main.tf': remote, 'main.tf': call('./m') })
    expect(report.notChecked.filter(({ reason }) => reason.includes('"r"'))).toHaveLength(1)
  })

  test('may be new: what it deploys is new', async () => {
    const before = { 'm/main.tf': DISK.replace('var.sealed', 'false'), 'prod/main.tf': call('../m') }
    const report = await judge(before, {
      'stage/main.tf': call('../m'),
      'prod/main.tf': `# edited\n${call('../m')}`,
    })
    expect(report.judged.flatMap(({ result }) => result.findings.filter(isViolation))).toHaveLength(1)
    expect(report.judged.flatMap(({ existing }) => existing)).toHaveLength(1)
    expect(report.judged.map(({ fixed }) => fixed)).toEqual([0, 0])
  })
})

describe('a module that a commit changes', () => {
  const commit = async (changes: 'new' | 'all') => {
    const repository = await createRepository()
    const literal = DISK.replace('var.sealed', 'false')
    await repository.write('m/main.tf', literal)
    await repository.write('live/main.tf', `${call('../m')}${DISK.replace('"disk"', '"own"')}`)
    await repository.commit()
    await repository.write('m/main.tf', `# edited\n${literal}`)
    await repository.git('add', '--all')
    const change = await stagedChange(await openRepository(repository.path, repository.environment))
    const request = { action: 'scan', changes: [change], overrides: { changes }, tenant: NO_TENANT } as const
    return runGate({ ...request, today: '2026-11-23' })
  }

  test('brings nothing where its callers had the fault before', async () => {
    const report = await commit('new')
    expect(foundIn(report)).toEqual([])
    expect(report.judged.flatMap(({ existing }) => existing)).not.toEqual([])
  })

  test('is all that counts of its callers, where everything in what is touched counts', async () => {
    expect(foundIn(await commit('all'))).toEqual([`${UNENCRYPTED} module.m.aws_ebs_volume.disk`])
  })
})

describe('a module that is checked without its callers', () => {
  const FILES = {
    'main.tf': `${call('./modules/m', 'sealed = true')}${DISK.replace('"disk"', '"own"')}`,
    'modules/m/main.tf': DISK,
    'other/main.tf': 'resource "x" {',
  }
  const scan = async (files: Readonly<Record<string, string>>, whole = false) => {
    const repository = await createRepository()
    for (const [path, text] of Object.entries(files)) await repository.write(path, text)
    await repository.commit()
    const changes = whole
      ? [
          below(
            await wholeChange(indexSnapshot(await openRepository(repository.path, repository.environment))),
            'modules/',
          ),
        ]
      : await diskChanges(['modules/m'], repository.path, {})
    return runGate({ action: 'scan', changes, overrides: {}, tenant: NO_TENANT, today: '2026-11-23' })
  }
  const below = ({ whole: _, ...change }: Change, prefix: string): Change => ({
    ...change,
    touched: change.touched.filter(({ path }) => path.startsWith(prefix)),
  })

  test.each([
    ['on disk, from a folder above', false],
    ['in the index, from anywhere', true],
  ])('is judged by its calls, %s, and nothing else of those', async (_, isWhole) => {
    expect(foundIn(await scan(FILES, isWhole))).toEqual([])
    const bad = { ...FILES, 'main.tf': FILES['main.tf'].replace('sealed = true', 'sealed = false') }
    expect(foundIn(await scan(bad, isWhole))).toEqual([`${UNENCRYPTED} module.m.aws_ebs_volume.disk`])
  })

  test('is judged by itself where a caller on disk is not above it', async () => {
    const { 'main.tf': main, ...others } = FILES
    const files = { ...others, 'live/main.tf': main.replace('./modules', '../modules') }
    expect(foundIn(await scan(files))).toEqual([`${UNENCRYPTED} aws_ebs_volume.disk`])
    expect(foundIn(await scan(files, true))).toEqual([])
  })
})

describe('a nested stack', () => {
  const stack = (value: string) => `Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./inner.yaml
      Parameters: { Public: '${value}' }
`
  const PUBLIC = 'violation aws-rds-public'

  test('is judged with the parameters of the stack only', async () => {
    expect(await violations({ 'inner.yaml': DATABASE_BY_PARAMETER })).toEqual([`${PUBLIC} Book`])
    expect(await violations({ 'inner.yaml': DATABASE_BY_PARAMETER, 'top.yaml': stack('false') })).toEqual([])
    expect(await violations({ 'inner.yaml': DATABASE_BY_PARAMETER, 'top.yaml': stack('true') })).toEqual([
      `${PUBLIC} Inner/Book`,
    ])
  })

  test('keeps the comments that suppress what is found in it', async () => {
    const ignored = DATABASE_BY_PARAMETER.replace(
      '  Book:',
      '  # mvc-gate:ignore aws-rds-public -- the address book\n  Book:',
    )
    const report = await judge({ 'inner.yaml': ignored, 'top.yaml': stack('true') })
    expect(foundIn(report)).toEqual([])
    expect(report.suppressionProblems).toEqual([])
  })
})

describe('a linked template', () => {
  const arm = (body: object) =>
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      ...body,
    })
  const STORAGE = {
    parameters: { tls: { type: 'string', defaultValue: 'TLS1_0' } },
    resources: [
      {
        type: 'Microsoft.Storage/storageAccounts',
        apiVersion: '2023-01-01',
        name: 's1',
        location: 'westeurope',
        sku: { name: 'Standard_LRS' },
        kind: 'StorageV2',
        properties: {
          minimumTlsVersion: "[parameters('tls')]",
          supportsHttpsTrafficOnly: true,
          allowBlobPublicAccess: false,
          networkAcls: { defaultAction: 'Deny' },
        },
      },
    ],
  }
  const link = (tls: string) =>
    arm({
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'inner',
          properties: {
            mode: 'Incremental',
            templateLink: { relativePath: 'inner.json' },
            parameters: { tls: { value: tls } },
          },
        },
      ],
    })
  const WEAK = 'violation azure-storage-weak-tls s1'

  test('is judged with the parameters of the deployment only', async () => {
    expect(await violations({ 'inner.json': arm(STORAGE) })).toEqual([WEAK])
    expect(await violations({ 'inner.json': arm(STORAGE), 'top.json': link('TLS1_2') })).toEqual([])
    expect(await violations({ 'inner.json': arm(STORAGE), 'top.json': link('TLS1_0') })).toEqual([WEAK])
  })

  test('keeps the passwords that stand in it', async () => {
    const secret = { key: { type: 'secureString', defaultValue: 'Xk29-vLq0z-77' } }
    const texts = { 'inner.json': arm({ parameters: secret, resources: [] }), 'top.json': link('TLS1_2') }
    expect(await violations(texts)).toEqual(['violation azure-arm-securestring-default key'])
  })
})
