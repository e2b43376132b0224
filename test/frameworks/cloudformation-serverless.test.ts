// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how the Serverless Framework writes variables
/** What files of the Serverless Framework hold of CloudFormation. */
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { detectFramework } from '../../src/frameworks/detect.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { showValue } from './support.ts'

/** The resources of a file as `name property: value`, or what else becomes of it. */
async function shown(text: string, path = 'serverless.yml'): Promise<readonly string[]> {
  const detected = detectFramework(path, text)
  if ('notTemplate' in detected) return ['not a template']
  const template = await parseTemplate({ ...detected, path, files: [new SourceFile(path, text)] })
  if ('notTemplate' in template) return ['not a template']
  return [
    ...template.resources.map(({ name, properties }) => `${name} ${showValue(properties)}`),
    ...template.problems.map(({ message }) => `problem: ${message}`),
    ...template.unread.map(({ reach }) => `unread: ${reach}`),
  ]
}

const HEAD = 'service: shop\nprovider:\n  name: aws\n'
const bucket = (acl: string) =>
  `    Reports:\n      Type: AWS::S3::Bucket\n      Properties:\n        AccessControl: ${acl}\n`

describe('a file of the Serverless Framework', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'with resources',
      `${HEAD}resources:\n  Resources:\n${bucket('Private')}`,
      ['Reports {AccessControl: "Private"}', 'unread: resources'],
    ],
    [
      'with resources in several parts',
      `${HEAD}resources:\n  - \${file(more.yml)}\n  - Resources:\n      A:\n        Type: AWS::SQS::Queue\n  - Resources:\n      B:\n        Type: AWS::SQS::Queue\n`,
      ['A {}', 'B {}', 'unread: resources'],
    ],
    ...[
      '${self:custom.acl}',
      "${opt:acl, 'Private'}",
      '${file(./x.yml):acl}',
      '${env:ACL}',
      'a${ssm:/x}',
      '${strToBool(${self:x})}',
      '"${ self:x }"',
    ].map((acl): [string, string, readonly string[]] => [
      `with ${acl}`,
      `${HEAD}resources:\n  Resources:\n${bucket(acl)}`,
      [
        'Reports {AccessControl: unknown elsewhere a variable of the Serverless Framework}',
        'unread: resources',
      ],
    ]),
    [
      'with what is CloudFormation and no variable',
      `${HEAD}resources:\n  Resources:\n${bucket('"${Name} ${A.Arn} $x ${AWS::Region}"')}`,
      ['Reports {AccessControl: "${Name} ${A.Arn} $x ${AWS::Region}"}', 'unread: resources'],
    ],
    [
      'in JSON',
      '{"service": "x", "provider": {}, "resources": {"Resources": {"A": {"Type": "AWS::SQS::Queue"}}}}',
      ['A {}', 'unread: resources'],
    ],
    [
      'with a variable in Fn::Sub',
      `${HEAD}resources:\n  Resources:\n${bucket('!Sub "x-${self:x}"')}`,
      ['Reports {AccessControl: unknown reference self:x x-…}', 'unread: resources'],
    ],
    ['without resources', `${HEAD}functions:\n  a:\n    handler: x\n`, ['not a template']],
    [
      'of another tool',
      'resources:\n  Resources:\n    B:\n      Type: AWS::S3::Bucket\n',
      ['not a template'],
    ],
    ['without types', `${HEAD}resources: \${file(x.yml)}\n# AWS::S3::Bucket Resources\n`, ['not a template']],
  ])('%s', async (_, text, expected) => {
    expect(await shown(text)).toEqual(expected)
  })
})
