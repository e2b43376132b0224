/** The first look says that a file is not a template only where its parser would: in every way to write one. */

import { describe, expect, test } from 'vitest'
import { decode, utf8Text } from '../../src/core/decode.ts'
import type { Framework } from '../../src/core/frameworks.ts'
import { SourceFile } from '../../src/core/source.ts'
import { detectFramework, detectUnread } from '../../src/frameworks/detect.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import fc from '../support/properties.ts'
import { asJSON, asYAML, type Choose, encode, type Tree, withLineEnds } from './disguises.ts'

const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
const STORE = { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-05-01', name: 's' }

const CLOUDFORMATION: readonly Tree[] = [
  { Resources: { B: { Type: 'AWS::S3::Bucket' } } },
  { AWSTemplateFormatVersion: '2010-09-09' },
  { Description: 'x', Resources: { A: { Properties: { X: ['1'] }, Type: 'Custom::Thing' } } },
  { Transform: ['AWS::Serverless-2016-10-31'] },
  { Resources: { A: { Kind: 'x' } }, Transform: 'Mine' },
  { 'Fn::Transform': { Name: 'Mine' } },
  { Resources: { 'Fn::Transform': { Name: 'AWS::Include' } } },
]

const AZURE: readonly Tree[] = [
  { $schema: SCHEMA, resources: [STORE] },
  { $SCHEMA: SCHEMA.toUpperCase(), Resources: [STORE] },
  { contentVersion: '1.0.0.0', resources: [] },
  { resources: [STORE] },
  { languageVersion: '2.0', RESOURCES: { store: STORE } },
]

function sourceOf(framework: Framework, path: string, text: string) {
  return { framework, path, files: [new SourceFile(path, text)] }
}

/** Which frameworks find a template in a text when they parse it, or cannot read it and take it for one. */
async function parsers(path: string, text: string): Promise<readonly Framework[]> {
  const all: readonly Framework[] = ['cloudformation', 'arm']
  const found = await Promise.all(
    all.map(async (each) =>
      'notTemplate' in (await parseTemplate(sourceOf(each, path, text))) ? [] : [each],
    ),
  )
  return found.flat()
}

async function decided(path: string, text: string): Promise<string> {
  const detected = detectFramework(path, text)
  if ('notTemplate' in detected) return detected.notTemplate
  const template = await parseTemplate(sourceOf(detected.framework, path, text))
  return 'notTemplate' in template ? template.notTemplate : detected.framework
}

/** Choices that fast-check can shrink. */
const choices = fc.infiniteStream(fc.nat({ max: 5_039 })).map((stream): Choose => {
  return (n) => (stream.next().value ?? 0) % n
})

const RUNS = { numRuns: 500 }

describe('a template in disguise is still one', () => {
  test('CloudFormation in YAML', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CLOUDFORMATION), choices, async (tree, choose) => {
        const text = utf8Text(Buffer.from(withLineEnds(asYAML(tree, choose), choose)))
        expect(`${await decided('a.yaml', text)} ${JSON.stringify(text)}`).toMatch(/^cloudformation /)
      }),
      RUNS,
    )
  })

  test('CloudFormation in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...CLOUDFORMATION), choices, async (tree, choose) => {
        const text = utf8Text(Buffer.from(withLineEnds(asJSON(tree, choose), choose)))
        expect(`${await decided('a.json', text)} ${JSON.stringify(text)}`).toMatch(/^cloudformation /)
      }),
      RUNS,
    )
  })

  test('Azure templates', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...AZURE), choices, async (tree, choose) => {
        const text = utf8Text(Buffer.from(withLineEnds(asJSON(tree, choose), choose)))
        expect(`${await decided('a.json', text)} ${JSON.stringify(text)}`).toMatch(/^arm /)
      }),
      RUNS,
    )
  })

  test('in an encoding that is not read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLOUDFORMATION, ...AZURE), choices, (tree, choose) => {
        const decoded = decode(encode(JSON.stringify(tree, null, choose(3)), choose))
        const guesses = 'guesses' in decoded ? decoded.guesses : [decoded.text]
        expect(detectUnread('a.json', guesses)).not.toMatchObject({ notable: false })
      }),
      RUNS,
    )
  })
})

describe('is recognized', () => {
  test.each([
    ['a type by alias', 'x: &t AWS::S3::Bucket\nResources:\n  B:\n    Type: *t\n'],
    ['a type by merge key', 'x: &x\n  Type: AWS::S3::Bucket\nResources:\n  B:\n    <<: *x\n'],
    ['a key by alias', 'x: &k Type\nResources:\n  B:\n    *k : AWS::S3::Bucket\n'],
    ['resources by merge key', 'x: &x {Resources: {B: {Type: AWS::S3::Bucket}}}\n<<: [*x]\n'],
    ['a comment before the type', 'Resources:\n  B:\n    Type: # the kind\n      AWS::S3::Bucket\n'],
    [
      'a shorthand of a tag',
      '%TAG !y! tag:yaml.org,2002:\n---\nResources:\n  B:\n    Type: !y!str AWS::S3::Bucket\n',
    ],
    [
      'a tag on the resources',
      '%TAG !y! tag:yaml.org,2002:\n---\nResources: !y!map\n  B:\n    Type: AWS::S3::Bucket\n',
    ],
    ['a type of Rain', 'Resources:\n  B:\n    Type: !Rain::Module ./x.yaml\n'],
    ['a second document', 'a: 1\n---\nResources:\n  B:\n    Type: AWS::S3::Bucket\n'],
    ['a second document in braces', '{"a": 1}\n---\n{"Resources": {"B": {"Type": "AWS::S3::Bucket"}}}\n'],
    ['an end of a document', 'Resources:\n  B:\n    Type: AWS::S3::Bucket\n...\n'],
    ['JSON after a head of YAML', '%YAML 1.1\n--- # x\n{"Resources": {"B": {"Type": "AWS::S3::Bucket"}}}\n'],
    ['keys in single quotes', "{'Resources': {'B': {'Type': 'AWS::S3::Bucket'}}}"],
    ['YAML that is called JSON', '{Resources: {B: {Type: AWS::S3::Bucket}}}'],
    ['resources that come from a macro', 'Transform: Mine\nResources:\n  B: {}\n'],
    [
      'a fault below hostile keys',
      'Resources:\n  B:\n    "\\u0054ype": # c\n      "AWS\\x3a:S3::Bucket"\n  C: [\n',
    ],
    ['a blank line in a quoted key', '? "Transfor\\\n    \n      m" # c\n: Mine\nResources:\n  B: {}\n'],
    ['a carriage return in a quoted key', '? "Transfor\\\n \r  m"\n: Mine\nResources:\n  B: {}\n'],
    ['a fault above a quoted key', 'a: [\n!!str "Resources":\n  B:\n    Type: AWS::S3::Bucket\n'],
  ])('%s', async (_, text) => {
    for (const path of ['a.yaml', 'a.json', 'a.template'])
      expect(await decided(path, text)).toBe('cloudformation')
  })

  test.each([
    ['single quotes', `{'$schema': '${SCHEMA}', 'resources': []}`],
    ['keys without quotes', `{$schema: "${SCHEMA}", resources: []}`],
    ['a fault', `{"$schema": "${SCHEMA}", "resources": [}`],
    ['a fault below escapes', `{"\\u0024schema": "${SCHEMA.replace('Tem', '\\u0054em')}", "resources": [}`],
    [
      'a fault and no schema',
      '{"contentVersion": "1.0.0.0", "resources": [{"type": "Microsoft.Web/sites" ]}',
    ],
    ['a comment in the first line', `# x\n{"$schema": "${SCHEMA}"}`],
  ])('an Azure template with %s', async (_, text) => {
    expect(await decided('a.json', text)).toBe('arm')
  })
})

test('where the first look finds nothing, no parser does, whatever is changed in a template', async () => {
  const PIECES = [
    '"',
    '\\',
    ':',
    '::',
    '{',
    '}',
    '\n',
    '\r',
    '#',
    '&a ',
    '*a',
    '- ',
    '? ',
    '---\n',
    '\\u0041',
    '//',
    '\t',
    "'",
    '\0',
    ',',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CLOUDFORMATION, ...AZURE), choices, async (tree, choose) => {
      let text = choose(2) === 0 ? asYAML(tree, choose) : asJSON(tree, choose)
      for (let edits = choose(4) + 1; edits > 0; edits--) {
        const at = choose(5_039) % (text.length + 1)
        text = text.slice(0, at) + (PIECES[choose(PIECES.length)] ?? '') + text.slice(at + choose(3))
      }
      const path = ['a.yaml', 'a.json', 'a.template'][choose(3)] ?? 'a.yaml'
      const detected = detectFramework(path, text)
      if ('notTemplate' in detected) expect([text, await parsers(path, text)]).toEqual([text, []])
    }),
    { numRuns: 1_500 },
  )
})
