import { describe, expect, test } from 'vitest'
import type { ListedPolicy } from '../../src/core/policy.ts'
import type { Severity } from '../../src/core/policy-info.ts'
import type { TemplateResult } from '../../src/core/report.ts'
import { SourceFile } from '../../src/core/source.ts'
import type { TemplateSource } from '../../src/core/template.ts'
import { judgeOffline, judgeTemplate } from '../../src/engines/offline.ts'
import { POLICIES } from '../../src/policies/index.ts'
import { describeFinding, parse } from '../policies/support.ts'

function source(name: string, text: string): TemplateSource {
  const file = new SourceFile(name, text)
  return name.endsWith('.tf')
    ? { framework: 'terraform', path: '.', files: [file] }
    : { framework: 'cloudformation', path: name, files: [file] }
}

async function judge(
  name: string,
  text: string,
  policies: Record<string, 'off' | Severity> = {},
): Promise<TemplateResult> {
  const result = await judgeOffline(source(name, text), { policies: new Map(Object.entries(policies)) })
  if ('notTemplate' in result) throw new Error(result.notTemplate)
  return result
}

/** `critical aws-sg-ssh-open-to-world (also ...)` */
function summary({ findings }: TemplateResult): readonly string[] {
  return findings.map(({ verdict, severity, policy, also }) => {
    const others = also.length === 0 ? '' : ` (also ${also.join(', ')})`
    return `${verdict} ${severity} ${policy.id}${others}`
  })
}

const rule = (ports: string, cidr = '"0.0.0.0/0"') => `resource "aws_security_group_rule" "r" {
  type        = "ingress"
  cidr_blocks = [${cidr}]
  ${ports}
}
`
const EVERYTHING = rule('protocol = "-1"\n  from_port = 0\n  to_port = 0')
const WIDE = rule('protocol = "tcp"\n  from_port = 0\n  to_port = 10000')

describe('one finding for one fault', () => {
  test('every port says more than any port', async () => {
    expect(summary(await judge('main.tf', EVERYTHING))).toEqual([
      'violation critical aws-sg-all-ports-open-to-world (also aws-sg-ingress-all-protocols, aws-sg-rdp-open-to-world, aws-sg-sensitive-port-open-to-world, aws-sg-ssh-open-to-world)',
    ])
  })

  test('a range over several ports is fixed at one place', async () => {
    expect(summary(await judge('main.tf', WIDE))).toEqual([
      'violation critical aws-sg-ssh-open-to-world (also aws-sg-rdp-open-to-world, aws-sg-sensitive-port-open-to-world, aws-sg-wide-port-range)',
    ])
  })

  test('writing says more than reading', async () => {
    const text =
      'resource "aws_s3_bucket_acl" "a" {\n  bucket = "example"\n  acl    = "public-read-write"\n}\n'
    expect(summary(await judge('main.tf', text))).toEqual([
      'violation critical aws-s3-public-write-acl (also aws-s3-public-read-acl)',
    ])
  })

  test('a policy that is off stands for nothing', async () => {
    const result = await judge('main.tf', EVERYTHING, { 'aws-sg-all-ports-open-to-world': 'off' })
    expect(summary(result)).toEqual([
      'violation critical aws-sg-ssh-open-to-world (also aws-sg-ingress-all-protocols, aws-sg-rdp-open-to-world, aws-sg-sensitive-port-open-to-world)',
    ])
  })

  test('a policy that is graded down does not hide a worse one', async () => {
    const result = await judge('main.tf', EVERYTHING, { 'aws-sg-all-ports-open-to-world': 'low' })
    expect(summary(result)).toEqual([
      'violation critical aws-sg-ssh-open-to-world (also aws-sg-ingress-all-protocols, aws-sg-rdp-open-to-world, aws-sg-sensitive-port-open-to-world)',
      'violation low aws-sg-all-ports-open-to-world',
    ])
  })

  test('rules that are fixed apart are reported apart', async () => {
    const text = `resource "aws_security_group" "g" {
  dynamic "ingress" {
    for_each = [
      { port = 22, cidr = "0.0.0.0/0" },
      { port = 3306, cidr = "0.0.0.0/0" },
    ]
    content {
      protocol    = "tcp"
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      cidr_blocks = [ingress.value.cidr]
    }
  }
}
`
    expect(summary(await judge('main.tf', text))).toEqual([
      'violation critical aws-sg-ssh-open-to-world',
      'violation high aws-sg-sensitive-port-open-to-world',
    ])
  })

  test('an unknown value makes one finding of what waits for it', async () => {
    const unknown = `variable "cidr" {}\n${rule('protocol = "tcp"\n  from_port = 0\n  to_port = 10000', 'var.cidr')}`
    expect(summary(await judge('main.tf', unknown))).toEqual(['undecided critical aws-sg-ssh-open-to-world'])
  })

  test('a document that two resources have is judged once', async () => {
    const text = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
resource "aws_s3_bucket_policy" "a" {
  bucket = "example-a"
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_s3_bucket_policy" "b" {
  bucket = "example-b"
  policy = data.aws_iam_policy_document.d.json
}
`
    const { findings } = await judge('main.tf', text)
    const told = findings.filter(({ policy }) => policy.id === 'aws-s3-policy-public-principal')
    expect(told.map(describeFinding)).toEqual([
      '7:22-7:25 violation aws-s3-policy-public-principal | the principal is anyone',
    ])
  })
})

describe('the result', () => {
  test('lists findings by place and counts what passed', async () => {
    const text = `Resources:
  Second:
    Type: AWS::EC2::Volume
    Properties: { Encrypted: true }
  First:
    Type: AWS::RDS::DBInstance
    Properties: { Engine: postgres, PubliclyAccessible: true, MasterUserPassword: correct-horse, DeletionProtection: true }
  Third:
    Type: AWS::EC2::Volume
`
    const result = await judge('template.yaml', text)
    expect(summary(result)).toEqual([
      'violation high aws-rds-instance-unencrypted',
      'violation critical aws-rds-public',
      'violation critical aws-rds-plaintext-password',
      'violation high aws-ebs-volume-unencrypted',
    ])
    expect(result).toMatchObject({ framework: 'cloudformation', path: 'template.yaml', unscannable: [] })
    expect(result.passed).toBe(5)
  })

  test('grades as the configuration says', async () => {
    const text = 'resource "aws_ebs_volume" "v" {}\n'
    expect(summary(await judge('main.tf', text, { 'aws-ebs-volume-unencrypted': 'low' }))).toEqual([
      'violation low aws-ebs-volume-unencrypted',
    ])
    expect(summary(await judge('main.tf', text, { 'aws-ebs-volume-unencrypted': 'off' }))).toEqual([])
  })

  test('says what could not be read, and judges the rest', async () => {
    const result = await judge(
      'main.tf',
      'resource "aws_ebs_volume" "v" {\n  encrypted = false\n}\nresource = = "x"\n',
    )
    expect(summary(result)).toEqual(['violation high aws-ebs-volume-unencrypted'])
    expect(result.unscannable).toHaveLength(1)
    expect(result.unscannable[0]).toMatchObject({ path: 'main.tf' })
    expect(result.unscannable[0]?.at?.file.path).toBe('main.tf')
  })

  test('says which files could not be read', async () => {
    const unread = { path: 'big.tf', reason: 'it is too large' }
    const result = await judgeOffline(
      { ...source('main.tf', 'resource "aws_s3_bucket" "b" {}\n'), unreadFiles: [unread] },
      { policies: new Map() },
    )
    if ('notTemplate' in result) throw new Error(result.notTemplate)
    expect(result.unscannable).toEqual([unread])
    // What else is said of the bucket may stand in the file that was not read.
    expect(summary(result)).toEqual([
      'undecided high aws-s3-block-public-policy-off',
      'undecided medium aws-s3-no-versioning',
      'undecided low aws-s3-no-access-logging',
      'undecided low aws-s3-unencrypted',
    ])
  })

  test('a value of another type is a fault of an Azure template, once for each place', async () => {
    const account = (properties: object) =>
      JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        parameters: { later: { type: 'bool' } },
        resources: [{ type: 'Microsoft.Storage/storageAccounts', name: 'a', kind: 'StorageV2', properties }],
      })
    const judge = async (value: unknown) => {
      const text = account({ supportsHttpsTrafficOnly: value, minimumTlsVersion: 'TLS1_2' })
      const result = await judgeOffline(
        { framework: 'arm', path: 'a.json', files: [new SourceFile('a.json', text)] },
        { policies: new Map() },
      )
      if ('notTemplate' in result) throw new Error(result.notTemplate)
      const plainHTTP = result.findings.find(({ policy }) => policy.id === 'azure-storage-plain-http')
      return [plainHTTP?.verdict, result.unscannable.map(({ reason }) => reason)]
    }
    expect(await judge('perhaps')).toEqual([undefined, ['the value is not true or false']])
    expect(await judge(["[parameters('later')]"])).toEqual([undefined, ['the value is not true or false']])
    expect(await judge("[parameters('later')]")).toEqual(['undecided', []])
    expect(await judge(false)).toEqual(['violation', []])
  })

  test('says when it is not a template after all', async () => {
    expect(await judgeOffline(source('data.json', '{"Resources": 1}'), { policies: new Map() })).toEqual({
      notTemplate: expect.any(String),
    })
  })

  test('a policy that fails is reported, and the others judge on', async () => {
    const [first, ...others] = POLICIES
    if (first === undefined) throw new Error('the catalog is empty')
    const broken: ListedPolicy = {
      ...first,
      id: 'aws-broken',
      judge() {
        throw new Error('out of cheese')
      },
    }
    const template = await parse('main.tf', WIDE)
    const result = await judgeTemplate(template, { policies: new Map() }, [broken, ...others])
    expect(result.unscannable).toEqual([{ path: '.', reason: 'policy aws-broken failed: out of cheese' }])
    expect(result.findings).toHaveLength(1)
  })
})

test('a policy may find more than a call has room for', async () => {
  const text = 'resource "aws_ebs_volume" "data" {\n  encrypted = false\n}\n'
  const [volume] = POLICIES.filter(({ id }) => id === 'aws-ebs-volume-unencrypted')
  const template = await parse('main.tf', text)
  if (volume === undefined) throw new Error('no such policy')
  const many: ListedPolicy = {
    ...volume,
    judge: () => ({ passed: 0, findings: Array(200_000).fill(volume.judge(template).findings[0]) }),
  }
  const { findings } = await judgeTemplate(template, { policies: new Map() }, [many])
  expect(findings.map(({ policy }) => policy.id)).toEqual([volume.id])
})
