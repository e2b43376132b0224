import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { detectFramework, detectUnread } from '../../src/frameworks/detect.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { corpusFiles } from './support.ts'

const CLOUDFORMATION = { framework: 'cloudformation' }
const NOT = { notTemplate: 'not a template', notable: false }
const ARM = { framework: 'arm' }
const VALUES = { notTemplate: 'values for variables of Terraform', notable: false }

describe('Terraform is recognized by its name', () => {
  test.each([
    ['main.tf', { framework: 'terraform' }],
    ['a/b/x.auto.tfvars', { framework: 'terraform' }],
    ['Main.tf', { framework: 'terraform' }],
    ['main.tf.json', { framework: 'terraform' }],
    ['x.auto.tfvars.json', { framework: 'terraform' }],
    ['x.tfvars', VALUES],
    ['x.tfvars.json', VALUES],
    ['X.TFVARS', VALUES],
  ])('%s', (path, detected) => {
    expect(detectFramework(path, '')).toEqual(detected)
  })

  // A template in it would pass in silence, because Terraform passes it over.
  test.each([
    ['MAIN.TF'],
    ['a/main.Tf'],
    ['main.tf.JSON'],
    ['main.TF.json'],
    ['x.auto.TFVARS'],
    ['TERRAFORM.TFVARS'],
  ])('but not in capitals: %s', (path) => {
    expect(detectFramework(path, 'resource "aws_ebs_volume" "data" {}')).toEqual({
      notTemplate: 'Terraform reads endings in small letters only',
      notable: true,
    })
  })
})

describe('CloudFormation is recognized by what stands at the top level', () => {
  test.each([
    ['its version', 'a.yaml', "# head\n---\nAWSTemplateFormatVersion: '2010-09-09'\n"],
    ['its version, quoted', 'a.yaml', '"AWSTemplateFormatVersion" : "2010-09-09"\n'],
    ['its version, below other keys', 'a.yml', 'Description: x\nAWSTemplateFormatVersion: 2010-09-09\n'],
    ['resources with types', 'a.template', 'Resources:\n  B:\n    Type: AWS::S3::Bucket\n'],
    ['resources with types of others', 'a.yaml', 'Resources:\n  B:\n    Type: "Custom::Thing"\n'],
    ['resources in one line', 'a.yaml', "Resources: {B: {Type: 'AWS::S3::Bucket'}}\n"],
    ['indented altogether', 'a.yaml', '  Resources:\n    B:\n      Type: AWS::S3::Bucket\n'],
    ['line ends of Windows', 'a.yaml', 'Resources:\r\n\r\n  B:\r\n    Type: AWS::S3::Bucket\r\n'],
    ['a type with an anchor', 'a.yaml', 'Resources:\n  B:\n    Type: &t AWS::S3::Bucket\n'],
    ['a type with a tag', 'a.yaml', 'Resources:\n  B:\n    Type: !!str "AWS::S3::Bucket"\n'],
    ['a type on the next line', 'a.yaml', 'Resources:\n  B:\n    Type:\n      AWS::S3::Bucket\n'],
    ['a document in braces', 'a.yaml', '--- {Resources: {B: {Type: AWS::S3::Bucket}}}\n'],
    ['an explicit key', 'a.yaml', '? Resources\n: B:\n    Type: AWS::S3::Bucket\n'],
    ['the transform of SAM', 'a.yaml', 'Transform: AWS::Serverless-2016-10-31\n'],
    ['the transform of SAM in a list', 'a.yaml', 'Transform:\n- X\n- AWS::Serverless-2016-10-31\n'],
    ['a broken file', 'a.yaml', 'Resources:\n\tB: [\n  Type: AWS::S3::Bucket\n"'],
    ['Helm in it', 'a.yaml', '{{- if .Values.x }}\nAWSTemplateFormatVersion: "2010-09-09"\n{{ end }}\n'],
    ['its version in JSON', 'a.json', '{"AWSTemplateFormatVersion": "2010-09-09"}'],
    ['resources in JSON', 'a.json', '// c\n{"Resources": {"B": {"Type": "AWS::S3::Bucket"}}}'],
    [
      'resources in JSON, far below',
      'a.json',
      '{"A": [{}, "\\"}"], "Resources": {"B": {"X": [], "Type" : "AWS::S3::Bucket"}}}',
    ],
    ['the transform in JSON', 'a.json', '{"Transform": ["AWS::Serverless-2016-10-31"]}'],
    [
      'a broken JSON file',
      'a.json',
      '{"Resources": {"B": {"Description": "open\n, "Type": "AWS::S3::Bucket"',
    ],
    ['JSON with YAML in its name', 'a.yaml', '{"AWSTemplateFormatVersion": "2010-09-09"}'],
    [
      'a YAML mapping in braces',
      'a.yaml',
      '{AWSTemplateFormatVersion: x, Resources: {B: {Type: AWS::S3::Bucket}}}',
    ],
    ['no known ending', 'stack.cform', 'AWSTemplateFormatVersion: 2010-09-09\n'],
  ])('%s', (_, path, text) => {
    expect(detectFramework(path, text)).toEqual(CLOUDFORMATION)
  })
})

describe('Azure templates are recognized by their schema', () => {
  test.each([
    ['https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'],
    ['https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#'],
    ['https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#'],
    ['http://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json#'],
  ])('%s', (schema) => {
    expect(detectFramework('a.json', JSON.stringify({ $schema: schema, resources: [] }))).toEqual(ARM)
  })

  test('parameters of one are not', () => {
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#'
    expect(detectFramework('a.json', JSON.stringify({ $schema: schema }))).toEqual(NOT)
  })
})

/** What becomes of a file once it is parsed, if it is. */
async function decided(path: string, text: string): Promise<string> {
  const detected = detectFramework(path, text)
  if ('notTemplate' in detected) return 'not a template'
  const { framework } = detected
  const template = await parseTemplate({ framework, path, files: [new SourceFile(path, text)] })
  return 'notTemplate' in template ? 'not a template' : framework
}

describe('anything else is not a template', () => {
  test.each([
    ['Kubernetes', 'a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n'],
    [
      'a ConfigMap that holds a template',
      'a.yaml',
      "apiVersion: v1\nkind: ConfigMap\ndata:\n  t.yaml: |\n    AWSTemplateFormatVersion: '2010-09-09'\n    Resources:\n      B:\n        Type: AWS::S3::Bucket\n",
    ],
    [
      'a JSON ConfigMap that holds a template',
      'a.json',
      JSON.stringify({ kind: 'ConfigMap', data: { t: '{"AWSTemplateFormatVersion": "2010-09-09"}' } }),
    ],
    ['package.json', 'package.json', '{"name": "x", "scripts": {"Resources": "AWS::S3::Bucket"}}'],
    ['docker compose', 'docker-compose.yml', 'services:\n  web: {image: x}\n'],
    ['OpenAPI', 'api.yaml', 'openapi: 3.0.0\nx-amazon-apigateway-policy: {Type: AWS::IAM::Role}\n'],
    [
      'a workflow',
      '.github/workflows/ci.yml',
      'on: push\njobs:\n  a:\n    steps:\n    - run: "grep Type: AWS::S3"\n',
    ],
    [
      'a JSON schema that mentions CloudFormation',
      'schema.json',
      JSON.stringify({
        $schema: 'x',
        properties: { AWSTemplateFormatVersion: {}, Resources: { Type: 'AWS::S3::Bucket' } },
      }),
    ],
    ['a serverless.yml', 'serverless.yml', 'resources:\n  Resources:\n    B:\n      Type: AWS::S3::Bucket\n'],
    ['a comment', 'a.yaml', '# AWSTemplateFormatVersion: x\na: 1\n'],
    ['a list', 'a.yaml', '- AWSTemplateFormatVersion: x\n'],
    ['a JSON list', 'a.json', '[{"AWSTemplateFormatVersion": "x"}]'],
    ['resources without types', 'a.yaml', 'Resources:\n  cpu: 1\nX:\n  Type: AWS::S3::Bucket\n'],
    ['parameters', 'a.json', '{"Parameters": {"Type": "AWS::S3::Bucket"}}'],
    ['text', 'a.template', 'Hello {{name}}, the AWS::S3::Bucket is ready\n'],
  ])('%s', async (_, path, text) => {
    expect(await decided(path, text)).toBe('not a template')
    expect('framework' in detectUnread(path, [text])).toBe(false)
  })

  test.each([[''], [' \n\t'], ['# nothing\n---\n'], ['// nothing'], ['/* nothing']])('empty: %j', (text) => {
    expect(detectFramework('a.yaml', text)).toEqual({ notTemplate: 'empty', notable: false })
  })
})

test.each([
  ['braces', '{'.repeat(5_000_000)],
  ['quotes', `{${'"'.repeat(5_000_000)}`],
  ['backslashes', `{"${'\\'.repeat(5_000_000)}`],
  ['blanks', ' '.repeat(5_000_000)],
  ['blanks after a brace', `{${' '.repeat(5_000_000)}`],
  ['types', `Resources:\n${'Type : '.repeat(700_000)}AWS::`],
  ['type and blanks', `Resources:\n${`Type:${' '.repeat(50)}`.repeat(100_000)}A::`],
  ['letters', `Resources: A::\n Type: ${'a'.repeat(5_000_000)}`],
  ['lines', 'A::\n'.repeat(1_000_000)],
  ['comments', '/**/'.repeat(1_000_000)],
  ['keys in braces', `{a: ${'{Resources '.repeat(400_000)}`],
  ['escapes', '{"\\u0052esources": "::'.repeat(200_000)],
  ['backslashes of YAML', `Resources: "::${'\\\n'.repeat(2_000_000)}`],
  ['comments of YAML', `Resources::\n${'#'.repeat(5_000_000)}`],
  ['carriage returns', `Resources::${'\r'.repeat(5_000_000)}`],
  ['anchors', `Resources: ::\n${'&a '.repeat(2_000_000)}`],
  ['schemas', `{${'"$schema":"'.repeat(500_000)} contentVersion type`],
])('hostile %s are looked through in one pass', (_, text) => {
  detectFramework('a.yaml', text)
  detectUnread('a.json', [text])
})

// Policies deploy templates that stand inside of them.
test('published templates are recognized', async () => {
  const files = await Promise.all(
    corpusFiles('.json', '.yaml', '.yml').map(async ({ path, text }) => ({
      path,
      framework: await decided(path, text),
    })),
  )
  const missed = files.filter(({ path, framework }) => {
    if (path.startsWith('aws-cloudformation')) return framework !== 'cloudformation'
    return (
      framework === 'cloudformation' ||
      (framework === 'arm' && !/^Azure--azure-docs|policy_definition_es_deploy/.test(path))
    )
  })
  // Events for a macro, not templates.
  expect(
    missed
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
      .filter((name) => !name.startsWith('event')),
  ).toEqual([])
})
