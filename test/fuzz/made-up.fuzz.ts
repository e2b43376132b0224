/** Templates made up from grammars: no crash, no hang, and every place inside its file. */
import fc from 'fast-check'
import { test } from 'vitest'
import { Expressions, randomFrom } from '../support/terraform-oracle/expressions.ts'
import { damaged } from './mutations.ts'
import { SETTINGS, survives } from './support.ts'

/** What ARM takes where a value is expected. */
const armValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom(
      '*',
      '',
      '[',
      '[[x]',
      "[parameters('a')]",
      "[variables('a')]",
      "[reference('x')]",
      1,
      -1,
      true,
      null,
    ),
    fc.constantFrom(
      '[copyIndex()]',
      '[range(0, 9)]',
      "[resourceId('A.B/c', 'x')]",
      "[concat(variables('a'), 1)]",
    ),
    fc.dictionary(
      fc.constantFrom(
        'copy',
        'name',
        'count',
        'input',
        'value',
        'type',
        'defaultValue',
        'allowedValues',
        '__proto__',
      ),
      tie('value'),
      { maxKeys: 4 },
    ),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value

test('made-up ARM', async () => {
  const resource = fc.record(
    {
      type: fc.constantFrom(
        'Microsoft.Storage/storageAccounts',
        'Microsoft.Resources/deployments',
        'A.B/c/d',
      ),
      name: armValue,
      condition: armValue,
      copy: armValue,
      properties: armValue,
      resources: armValue,
    },
    { requiredKeys: ['type', 'name'] },
  )
  const template = fc.record({
    $schema: fc.constant('https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'),
    parameters: fc.dictionary(fc.constantFrom('a', 'b'), armValue),
    variables: fc.dictionary(fc.constantFrom('a', 'copy'), armValue),
    resources: fc.oneof(
      fc.array(resource, { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('x', 'y'), resource),
    ),
    outputs: armValue,
  })
  await fc.assert(
    fc.asyncProperty(template, (made) => survives('arm', { 'main.json': JSON.stringify(made, null, 1) })),
    SETTINGS,
  )
})

/** What Sub looks for, whole and cut. */
const PLACEHOLDERS = ['A}', '!A}', ''].map((rest) => `$${'{'}${rest}`)

/** What CloudFormation puts where a value is expected. */
const cfnValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom('0.0.0.0/0', '*', 'AWS::NoValue', '', ...PLACEHOLDERS, 22, -1, true, null, '__proto__'),
    fc.dictionary(fc.constantFrom('CidrIp', 'Ref', 'Fn::If', 'Type', '__proto__', 'x'), tie('value'), {
      maxKeys: 4,
    }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .tuple(
        fc.constantFrom(
          ...[
            'Ref',
            'Sub',
            'If',
            'Join',
            'Select',
            'Split',
            'FindInMap',
            'GetAtt',
            'Base64',
            'Cidr',
            'Equals',
            'And',
          ],
          ...[
            'Or',
            'Not',
            'Condition',
            'ForEach::a',
            'Length',
            'ToJsonString',
            'Transform',
            'ImportValue',
            'GetAZs',
          ],
        ),
        tie('value'),
      )
      .map(([name, of]) => ({ [name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`]: of })),
  ),
})).value

test('made-up CloudFormation', async () => {
  const template = fc.record({
    AWSTemplateFormatVersion: fc.constant('2010-09-09'),
    Transform: fc.oneof(fc.constant('AWS::LanguageExtensions'), cfnValue),
    Parameters: fc.dictionary(fc.constantFrom('A', 'B'), cfnValue),
    Mappings: fc.dictionary(fc.constantFrom('A', 'B'), cfnValue),
    Conditions: fc.dictionary(fc.constantFrom('A', 'B'), cfnValue),
    Resources: fc.dictionary(
      fc.constantFrom('A', 'B', 'Fn::ForEach::a', '__proto__'),
      fc.record({
        Type: fc.constantFrom('AWS::EC2::SecurityGroup', 'AWS::S3::Bucket', 'AWS::IAM::Role'),
        Condition: cfnValue,
        Properties: cfnValue,
      }),
    ),
  })
  await fc.assert(
    fc.asyncProperty(template, (made) =>
      survives('cloudformation', { 'a.json': JSON.stringify(made, null, 1) }),
    ),
    SETTINGS,
  )
})

/** Expressions of HCL, from its grammar. */
const hclExpression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(
      '1',
      '"a"',
      'true',
      'null',
      'var.a',
      'local.a',
      'local.b',
      'each.value',
      'count.index',
      '-1e9',
      '"${',
    ),
    fc.constantFrom(
      'aws_s3_bucket.a.id',
      'aws_s3_bucket.a[0].id',
      'module.m.x',
      'data.x.y.z',
      'path.module',
      '[]',
      '{}',
    ),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '==', '&&', '<', '%', '?'), tie('expression'))
      .map((parts) => parts.join(' ')),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.array(tie('expression'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(tie('expression'), tie('expression')), { maxLength: 3 })
      .map((pairs) => `{${pairs.map(([k, v]) => `(${k}) = ${v}`).join(', ')}}`),
    fc.tuple(tie('expression'), tie('expression')).map(([of, to]) => `[for k, v in ${of} : ${to} if v != k]`),
    fc.tuple(tie('expression'), tie('expression')).map(([of, to]) => `{for k in ${of} : k => ${to}...}`),
    fc
      .tuple(tie('expression'), fc.constantFrom('[*].a', '.*.a', '["a"]', '[0]', '.a.b'))
      .map((parts) => parts.join('')),
    fc
      .array(tie('expression'), { maxLength: 3 })
      .map((parts) => `"x${parts.map((part) => `\${${part}}`).join('-')}"`),
    fc
      .tuple(
        fc.constantFrom(
          'concat',
          'merge',
          'jsonencode',
          'toset',
          'try',
          'format',
          'cidrsubnet',
          'setproduct',
          'replace',
          'regex',
          'lookup',
          'flatten',
          'range',
          'nosuch',
        ),
        fc.array(tie('expression'), { maxLength: 4 }),
      )
      .map(([name, args]) => `${name}(${args.join(', ')})`),
  ),
})).expression

test('made-up Terraform', async () => {
  const text = fc.tuple(hclExpression, hclExpression, hclExpression, hclExpression, hclExpression).map(
    ([a, b, c, d, e]) => `variable "a" {
  default = ${a}
}
locals {
  a = ${b}
  b = ${c}
}
resource "aws_s3_bucket" "a" {
  for_each = ${d}
  bucket   = ${e}
}
resource "aws_security_group" "g" {
  count = ${a}
  dynamic "ingress" {
    for_each = ${b}
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      cidr_blocks = ${c}
    }
  }
}
`,
  )
  await fc.assert(
    fc.asyncProperty(text, (made) => survives('terraform', { 'main.tf': made })),
    SETTINGS,
  )
})

test('expressions of every function of Terraform, whole and damaged', async () => {
  const any = fc.nat().map((from) => `locals {\n  a = ${new Expressions(randomFrom(from)).any(4)}\n}\n`)
  const text = fc.oneof(
    any,
    any.chain((whole) => damaged([whole])),
  )
  const user = 'resource "aws_s3_bucket" "b" {\n  bucket   = local.a\n  for_each = toset(local.a)\n}\n'
  await fc.assert(
    fc.asyncProperty(text, (made) => survives('terraform', { 'main.tf': made + user })),
    SETTINGS,
  )
})

test('made-up Terraform in JSON', async () => {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom(1, true, null, '*', '0.0.0.0/0', '${', '%{ if true }', '__proto__'),
      hclExpression.map((expression) => `\${${expression}}`),
      fc.dictionary(
        fc.constantFrom(
          'a',
          '//',
          'default',
          'type',
          'for_each',
          'count',
          'dynamic',
          'ingress',
          'content',
          'source',
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }))
  const named = fc.dictionary(fc.constantFrom('a', 'b', '//'), value, { maxKeys: 2 })
  const resources = fc.dictionary(fc.constantFrom('aws_s3_bucket', 'aws_security_group', '//'), named)
  const text = fc.record(
    {
      variable: named,
      locals: value,
      resource: fc.oneof(resources, value),
      data: resources,
      module: named,
      output: named,
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(text, (made) =>
      survives('terraform', { 'main.tf.json': JSON.stringify(made, null, 1) }),
    ),
    SETTINGS,
  )
})
