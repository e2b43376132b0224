/** Conditions that are decided before deployment, and what gives parameters their values. */
import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { showValue } from './support.ts'

const HEAD = `Parameters:
  Env: { Type: String, Default: test, AllowedValues: [test, stage] }
  Open: { Type: String, Default: 'no' }
  Only: { Type: String, AllowedValues: [eu] }
  Cidrs: { Type: CommaDelimitedList, Default: '10.0.0.0/8' }
Conditions:
`

async function parse(rest: string, files: Readonly<Record<string, string>> = {}): Promise<Template> {
  const parameterFiles = Object.entries(files).map(([path, text]) => new SourceFile(path, text))
  const file = new SourceFile('t.yaml', `${HEAD}${rest}`)
  const template = await parseTemplate({
    framework: 'cloudformation',
    path: 't.yaml',
    files: [file],
    parameterFiles,
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  expect(template.problems.map(({ message }) => message)).toEqual([])
  return template
}

/** What `Fn::If` makes of a condition: yes, no, or both. */
async function decided(condition: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const template = await parse(
    `  C: ${condition}
  Never: !Equals [a, b]
  Loop: !Not [!Condition Loop]
Resources:
  R:
    Type: AWS::S3::Bucket
    Properties: { BucketName: !If [C, 'yes', 'no'] }
`,
    files,
  )
  const value = template.resources[0]?.properties.entries.get('BucketName')
  return value?.kind === 'either' ? 'open' : showValue(value)
}

describe('a condition', () => {
  test.each([
    ['!Equals [a, a]', '"yes"'],
    ['!Equals [a, b]', '"no"'],
    ['!Equals [!Ref Env, prod]', '"no"'],
    ['!Equals [prod, !Ref Env]', '"no"'],
    ['!Equals [!Ref Env, test]', 'open'],
    ['!Equals [!Ref Only, eu]', '"yes"'],
    ['!Equals [!Ref Open, yes]', 'open'],
    ['!Equals [!Ref AWS::Region, eu]', 'open'],
    ['!Equals [!FindInMap [a, b, c], eu]', 'open'],
    ['!Not [!Equals [a, b]]', '"yes"'],
    ['!Not [!Condition Never]', '"yes"'],
    ['!And [!Equals [!Ref Open, yes], !Condition Never]', '"no"'],
    ['!And [!Equals [a, a], !Equals [!Ref Only, eu]]', '"yes"'],
    ['!And [!Equals [a, a], !Equals [!Ref Open, yes]]', 'open'],
    ['!Or [!Equals [!Ref Open, yes], !Equals [a, a], {Condition: Never}]', '"yes"'],
    ['!Or [{Condition: Never}, {"Fn::Equals": [a, b]}]', '"no"'],
    ['!Or []', 'open'],
    ['!Condition Loop', 'open'],
    ['!Condition Missing', 'open'],
    ['something', 'open'],
  ])('%s is %s', async (condition, expected) => {
    expect(await decided(condition)).toBe(expected)
  })

  test('is decided by what a parameter file gives, and not by a default', async () => {
    const condition = '!Equals [!Ref Open, yes]'
    expect(await decided(condition, { 'p.json': '{"Parameters": {"Open": "yes"}}' })).toBe('"yes"')
    expect(await decided(condition, { 'p.json': '{"Parameters": {"Open": "no"}}' })).toBe('"no"')
    expect(await decided(condition, { 'p.json': '{"Parameters": {"Other": "yes"}}' })).toBe('open')
  })

  test('takes a resource away, or says nothing any more', async () => {
    const template = await parse(`  Never: !Equals [a, b]
  Always: !Equals [a, a]
  Maybe: !Equals [!Ref Open, yes]
Resources:
  A: { Type: AWS::S3::Bucket, Condition: Never }
  B: { Type: AWS::S3::Bucket, Condition: Always }
  C: { Type: AWS::S3::Bucket, Condition: Maybe }
`)
    expect(template.resources.map(({ name, meta }) => [name, meta.entries.has('Condition')])).toEqual([
      ['B', false],
      ['C', true],
    ])
  })
})

describe('parameter files', () => {
  const cidrs = async (files: Readonly<Record<string, string>>) => {
    const { resources } = await parse(
      `  X: !Equals [a, a]
Resources:
  R:
    Type: AWS::S3::Bucket
    Properties: { Cidrs: !Ref Cidrs }
`,
      files,
    )
    const value = resources[0]?.properties.entries.get('Cidrs')
    const [first] = value?.kind === 'list' ? value.items : []
    const from = first?.kind === 'scalar' ? first.from : undefined
    const text = from?.at.file.text.slice(from.at.range.start, from.at.range.end)
    return [showValue(value), from?.what, text]
  }

  test.each([
    ['a list', 'p.json', '[{"ParameterKey": "Cidrs", "ParameterValue": "0.0.0.0/0"}]', '"0.0.0.0/0"'],
    ['an object', 'p.json', '{"Parameters": {"Cidrs": "0.0.0.0/0"}}', '"0.0.0.0/0"'],
    ['names and values', 'p.json', '{"Cidrs": "0.0.0.0/0"}', '"0.0.0.0/0"'],
    ['YAML', 'p.yaml', 'Parameters:\n  Cidrs: 0.0.0.0/0\n', '0.0.0.0/0'],
  ])('as %s', async (_, path, text, written) => {
    const what = `the value of parameter "Cidrs" in ${path}`
    expect(await cidrs({ [path]: text })).toEqual([expect.stringContaining('0.0.0.0/0'), what, written])
  })

  test('later ones win', async () => {
    const [shown] = await cidrs({
      'a.json': '{"Cidrs": "10.1.0.0/16"}',
      'b.json': '{"Cidrs": "10.2.0.0/16"}',
    })
    expect(shown).toContain('10.2.0.0/16')
  })

  test('that are broken are reported', async () => {
    const parameterFiles = [new SourceFile('p.json', '{"Cidrs": ')]
    const file = new SourceFile('t.yaml', 'Resources:\n  R: { Type: AWS::S3::Bucket }\n')
    const template = await parseTemplate({
      framework: 'cloudformation',
      path: 't.yaml',
      files: [file],
      parameterFiles,
    })
    expect('problems' in template && template.problems.map(({ at }) => at.file.path)).toEqual(['p.json'])
  })
})
