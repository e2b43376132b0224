/** What a call makes of a module is reported where it is fixed: at the argument, or at what the module writes itself. */
import { describe, expect, test } from 'vitest'
import { type Finding, isViolation, primaryPlace, resourceNames } from '../../src/core/finding.ts'
import { identityOf } from '../../src/core/identity.ts'
import type { Report } from '../../src/core/report.ts'
import type { Location } from '../../src/core/source.ts'
import { entriesOf, writeBaseline } from '../../src/gate/baseline.ts'
import { BASELINE_FILE } from '../../src/gate/baseline-file.ts'
import { runGate } from '../../src/gate/run-gate.ts'
import { changeOf, type Texts } from '../support/memory-snapshot.ts'
import { NO_TENANT } from '../support/no-tenant.ts'
import { DATABASE_BY_PARAMETER, foundIn, judge } from './support.ts'

const DISK = `variable "sealed" {
  default = true
}
resource "aws_ebs_volume" "disk" {
  availability_zone = "eu-west-1a"
  encrypted         = var.sealed
}
`
const OPEN_DISK = DISK.replace('var.sealed', 'false')
const call = (name: string, source: string, more = '') =>
  `module "${name}" {\n  source = "${source}"\n  ${more}\n}\n`

const place = ({ file, range }: Location): string => `${file.path}:${file.position(range.start).line}`

/** The place and the labels of every violation. */
function places({ judged }: Report): readonly string[] {
  const found = judged.flatMap(({ result }) => result.findings).filter(isViolation)
  return found.map(({ labels: [primary, ...others] }) =>
    [place(primary.at), ...others.map(({ at, note }) => `${place(at)} ${note}`)].join(', '),
  )
}

const only = ({ judged }: Report): Finding => {
  const [finding, ...more] = judged.flatMap(({ result }) => result.findings)
  if (finding === undefined || more.length > 0) throw new Error('not one finding')
  return finding
}

describe('a value that a call brings', () => {
  test('is reported at the argument', async () => {
    const report = await judge({ 'm/main.tf': DISK, 'main.tf': call('a', './m', 'sealed = false') })
    expect(places(report)).toEqual([
      'main.tf:3, m/main.tf:6 used in module.a.aws_ebs_volume.disk, main.tf:1 called as module.a',
    ])
  })

  test('is reported where the caller has it from', async () => {
    const texts = {
      'disk/main.tf': DISK,
      'store/main.tf': `variable "sealed" {}\n${call('inner', '../disk', 'sealed = var.sealed')}`,
      'live/main.tf': `locals {\n  sealed = false\n}\n${call('outer', '../store', 'sealed = local.sealed')}`,
    }
    expect(places(await judge(texts))).toEqual([
      'live/main.tf:2, disk/main.tf:6 used in module.outer.module.inner.aws_ebs_volume.disk, live/main.tf:4 called as module.outer.module.inner',
    ])
  })

  test('is a fault for each argument, and for each use', async () => {
    const two = `${DISK}${DISK.slice(DISK.indexOf('resource')).replace('"disk"', '"other"')}`
    const main = call('a', './m', 'sealed = false') + call('b', './m', 'sealed = false')
    expect(foundIn(await judge({ 'm/main.tf': two, 'main.tf': main }))).toEqual([
      'violation aws-ebs-volume-unencrypted module.a.aws_ebs_volume.disk',
      'violation aws-ebs-volume-unencrypted module.a.aws_ebs_volume.other',
      'violation aws-ebs-volume-unencrypted module.b.aws_ebs_volume.disk',
      'violation aws-ebs-volume-unencrypted module.b.aws_ebs_volume.other',
    ])
  })

  test('has the identity of the property that it becomes', async () => {
    const texts = { 'm/main.tf': DISK, 'main.tf': call('a', './m', 'sealed = false') }
    const moved = {
      ...texts,
      'main.tf': `locals {\n  no = false\n}\n${call('a', './m', 'sealed = local.no')}`,
    }
    expect(identityOf(only(await judge(moved)))).toBe(identityOf(only(await judge(texts))))
  })

  test('is suppressed at the argument, or in the module', async () => {
    const comment = '# mvc-gate:ignore aws-ebs-volume-unencrypted -- scratch space'
    const main = call('a', './m', 'sealed = false')
    const texts = { 'm/main.tf': DISK, 'main.tf': main }
    for (const [path, line] of [
      ['main.tf', '  sealed = false'],
      ['m/main.tf', '  encrypted '],
      ['m/main.tf', 'resource'],
    ] as const) {
      const text = (texts[path] ?? '').replace(line, `${comment}\n${line}`)
      const report = await judge({ ...texts, [path]: text })
      expect(foundIn(report)).toEqual([])
      expect(report.suppressionProblems).toEqual([])
    }
  })
})

describe('a fault that a module writes itself', () => {
  const TEXTS = {
    'm/main.tf': OPEN_DISK,
    'a/main.tf': call('x', '../m') + call('y', '../m', 'count = 2'),
    'b/main.tf': call('x', '../m'),
  }

  test('is one finding with all calls', async () => {
    const report = await judge(TEXTS)
    expect(places(report)).toEqual([
      'm/main.tf:6, a/main.tf:1 called as module.x, a/main.tf:5 called as module.y[0], b/main.tf:1 called as module.x',
    ])
    expect(resourceNames(only(report))).toEqual([
      'module.x.aws_ebs_volume.disk',
      'module.y[0].aws_ebs_volume.disk',
      'module.y[1].aws_ebs_volume.disk',
    ])
  })

  test('is new in a new call, and existing in the others', async () => {
    const report = await judge(TEXTS, { 'b/main.tf': `${TEXTS['b/main.tf']}${call('z', '../m')}` })
    expect(foundIn(report)).toEqual(['violation aws-ebs-volume-unencrypted module.z.aws_ebs_volume.disk'])
    expect(report.judged.flatMap(({ existing }) => existing)).toHaveLength(1)
  })

  test('is accepted in a baseline for all calls', async () => {
    const written = writeBaseline(entriesOf((await judge(TEXTS)).judged))
    const scan = async (texts: Texts) => {
      const { snapshot, touched, removed } = await changeOf({}, { ...texts, [BASELINE_FILE]: written })
      return runGate({
        action: 'scan',
        changes: [{ snapshot, touched, removed }],
        overrides: {},
        tenant: NO_TENANT,
        today: '2026-11-23',
        baseline: true,
      })
    }
    expect(foundIn(await scan(TEXTS))).toEqual([])
    expect(foundIn(await scan({ ...TEXTS, 'c/main.tf': call('x', '../m') }))).toHaveLength(1)
  })

  test('is one that no call changes, at its place', async () => {
    expect(primaryPlace(only(await judge({ 'm/main.tf': OPEN_DISK }))).file.path).toBe('m/main.tf')
  })
})

describe('what a stack brings to its template', () => {
  const top = (parameters: string) => `Resources:
  One:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./inner.yaml
${parameters}  Two:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./inner.yaml
      Parameters: { Public: 'false' }
`

  test('is reported at its parameter, with the stack', async () => {
    const parameters = `      Parameters:\n        Public: 'true'\n`
    expect(places(await judge({ 'inner.yaml': DATABASE_BY_PARAMETER, 'top.yaml': top(parameters) }))).toEqual(
      ['top.yaml:7, inner.yaml:10 used in One/Book, top.yaml:2 called as One'],
    )
  })

  test('is reported in the template where that writes it, once for all stacks', async () => {
    const literal = DATABASE_BY_PARAMETER.replace('!Ref Public', 'true')
    const report = await judge({ 'inner.yaml': literal, 'top.yaml': top('') })
    expect(places(report)).toEqual(['inner.yaml:10, top.yaml:2 called as One, top.yaml:6 called as Two'])
    expect(resourceNames(only(report))).toEqual(['One/Book', 'Two/Book'])
  })
})

describe('what a caller and its modules say of a bucket', () => {
  const BUCKET =
    'variable "name" {}\nresource "aws_s3_bucket" "s" {\n  bucket = var.name\n}\noutput "id" {\n  value = aws_s3_bucket.s.id\n}\n'
  const settings = (bucket: string) => `resource "aws_s3_bucket_public_access_block" "g" {
  bucket = ${bucket}
  block_public_acls = true
  block_public_policy = true
  ignore_public_acls = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket_versioning" "g" {
  bucket = ${bucket}
  versioning_configuration {
    status = "Enabled"
  }
}
`
  const unprotected = async (texts: Texts) =>
    foundIn(await judge(texts))
      .filter((line) => /public-access-block|no-versioning/.test(line))
      .toSorted()
  const store = call('store', './store', 'name = "store-7"')

  test('stands beside the call', async () => {
    const texts = { 'store/main.tf': BUCKET, 'main.tf': `${store}${settings('module.store.id')}` }
    expect(await unprotected(texts)).toEqual([])
  })

  test('stands in the module that is given the bucket', async () => {
    const texts = {
      'guard/main.tf': `variable "bucket" {}\n${settings('var.bucket')}`,
      'main.tf': `resource "aws_s3_bucket" "own" {\n  bucket = "own-7"\n}\n${call('guard', './guard', 'bucket = aws_s3_bucket.own.id')}`,
    }
    expect(await unprotected(texts)).toEqual([])
  })

  test('is of one of several instances', async () => {
    const texts = {
      'store/main.tf': BUCKET,
      'main.tf': `${call('store', './store', 'for_each = toset(["a", "b"])\n  name = each.key')}${settings('module.store["a"].id')}`,
    }
    expect(await unprotected(texts)).toEqual([
      'violation aws-s3-no-versioning module.store["b"].aws_s3_bucket.s',
      'violation aws-s3-public-access-block-incomplete module.store["b"].aws_s3_bucket.s',
    ])
  })
})
