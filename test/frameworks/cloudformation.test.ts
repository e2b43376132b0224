// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Fn::Sub

import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Resource, Template } from '../../src/core/template.ts'
import { detectFramework } from '../../src/frameworks/detect.ts'
import { type NoTemplate, parseTemplate } from '../../src/frameworks/parse-template.ts'
import fc from '../support/properties.ts'
import { corpusFiles, isInside, marked, reachesOf, showValue, valuesIn } from './support.ts'

function parseAny(text: string, path = 't.yaml'): Promise<Template | NoTemplate> {
  return parseTemplate({ framework: 'cloudformation', path, files: [new SourceFile(path, text)] })
}

async function parse(text: string, path = 't.yaml'): Promise<Template> {
  const template = await parseAny(text, path)
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

function problemsOf(template: Template): readonly (readonly [string, number, number])[] {
  return template.problems.map(({ message, at }) => [message, at.range.start, at.range.end])
}

/** Every place of a resource. */
function rangesOf(resource: Resource): readonly { start: number; end: number }[] {
  const values = [...valuesIn(resource.properties), ...valuesIn(resource.meta)]
  return [resource.at, resource.head, ...values.map((value) => value.at)].map((at) => at.range)
}

describe('resources', () => {
  test('have type, name, properties, the rest, and places', async () => {
    const { text, ranges } = marked(`AWSTemplateFormatVersion: "2010-09-09"
Resources:
  ««Bucket»:
    Type: AWS::S3::Bucket
    Condition: C
    DeletionPolicy: Retain
    Properties:
      «BucketName: !Ref AWS::NoValue
      Tags: [{Key: a, Value: b}]»»
  ««Queue»: {Type: AWS::SQS::Queue}»
`)
    const { resources, problems, unread } = await parse(text)
    expect({ problems, unread }).toEqual({ problems: [], unread: [] })
    const [bucket, queue] = resources
    expect(bucket?.type).toBe('AWS::S3::Bucket')
    expect(bucket?.name).toBe('Bucket')
    expect(showValue(bucket?.properties)).toBe('{Tags: [{Key: "a", Value: "b"}]}')
    expect(showValue(bucket?.meta)).toBe('{Condition: "C", DeletionPolicy: "Retain"}')
    expect([bucket?.at.range, bucket?.head.range, bucket?.properties.at.range]).toEqual(ranges.slice(0, 3))
    expect([queue?.at.range, queue?.head.range, queue?.properties.at.range]).toEqual([
      ranges[3],
      ranges[4],
      ranges[3],
    ])
    expect(queue?.properties.entries.size).toBe(0)
  })

  test('in JSON too', async () => {
    const { text, ranges } = marked(`{"Resources": {
      ««"B"»: {"Type": "AWS::S3::Bucket", "Properties": «{"A": «"x"»}»}»,
      "Q": {"Type": "AWS::SQS::Queue", "Properties": null}
    }}`)
    const { resources } = await parse(text, 't.json')
    const [bucket, queue] = resources
    expect(
      [bucket?.at, bucket?.head, bucket?.properties.at, bucket?.properties.entries.get('A')?.at].map(
        (at) => at?.range,
      ),
    ).toEqual(ranges)
    expect(showValue(queue?.properties)).toBe('{}')
  })

  test.each([
    ['no type', '  «A»: {Properties: {}}\n', 'the resource "A" has no type'],
    ['no mapping', '  «A»: x\n', 'the resource "A" is not a mapping'],
    [
      'a list of properties',
      '  A: {Type: X::Y, «Properties»: [1]}\n',
      'the properties of "A" are not a mapping',
    ],
  ])('with %s are a problem', async (_, source, message) => {
    const { text, ranges } = marked(`Resources:\n${source}  Q: {Type: AWS::SQS::Queue}\n`)
    const template = await parse(text)
    expect(problemsOf(template)).toEqual([[message, ranges[0]?.start, ranges[0]?.end]])
    const isKept = message.startsWith('the properties')
    expect(template.resources.map(({ name, properties }) => `${name} ${showValue(properties)}`)).toEqual(
      isKept ? ['A {…: unknown type an object}', 'Q {}'] : ['Q {}'],
    )
    expect(reachesOf(template)).toEqual([isKept ? 'inside' : 'resources'])
  })

  test('that are not a mapping at all are a problem', async () => {
    expect(problemsOf(await parse('AWSTemplateFormatVersion: x\nResources: [a]\n'))).toEqual([
      ['the resources are not a mapping', 28, 37],
    ])
  })

  test('are shared by aliases and merge keys', async () => {
    const { resources } = await parse(
      'Resources:\n  A: &a {Type: X::Y, Properties: {P: 1}}\n  B: {<<: *a, Properties: {P: 2}}\n  C: *a\n',
    )
    expect(resources.map(({ name, type, properties }) => `${name} ${type} ${showValue(properties)}`)).toEqual(
      ['A X::Y {P: 1}', 'B X::Y {P: 2}', 'C X::Y {P: 1}'],
    )
  })

  test('may have any name', async () => {
    const { resources } = await parse(
      'Resources:\n  __proto__: {Type: X::Y, Properties: {__proto__: {a: 1}}}\n',
    )
    expect(resources.map(({ name }) => name)).toEqual(['__proto__'])
    expect(showValue(resources[0]?.properties)).toBe('{__proto__: {a: 1}}')
  })
})

describe('what something else may add is listed with its reach, and is no problem', () => {
  const UNKNOWN = 'unknown elsewhere what a macro adds to this template'

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a macro', 'Transform: MyMacro\nResources: {A: {Type: X::Y}}', ['everything'], ['A {}']],
    [
      'an include',
      'Transform: {Name: AWS::Include, Parameters: {Location: s3}}\nResources: {A: {Type: X::Y}}',
      ['everything'],
      ['A {}'],
    ],
    [
      'a macro beside SAM',
      'Transform: [AWS::Serverless-2016-10-31, MyMacro]\nResources: {A: {Type: X::Y}}',
      ['everything'],
      ['A {}'],
    ],
    [
      'Fn::Transform at the top',
      'Fn::Transform: {Name: M}\nResources: {A: {Type: X::Y}}',
      ['everything'],
      ['A {}'],
    ],
    [
      'a macro among the resources',
      'Resources: {A: {Type: X::Y}, Fn::Transform: {Name: M}}',
      ['everything'],
      ['A {}'],
    ],
    [
      'an include among the resources',
      'Resources: {A: {Type: X::Y}, Fn::Transform: {Name: AWS::Include}}',
      ['resources'],
      ['A {}'],
    ],
    [
      'Fn::Transform among the properties',
      'Resources: {A: {Type: X::Y, Properties: {a: 1, Fn::Transform: {Name: M}}}, B: {Type: X::Y}}',
      ['inside'],
      [`A {a: 1, …: ${UNKNOWN}}`, 'B {}'],
    ],
    [
      'Fn::Transform deeper among the properties',
      'Resources: {A: {Type: X::Y, Properties: {a: {b: 1, Fn::Transform: {Name: M}}, c: 1}}}',
      ['inside'],
      [`A {a: {b: 1, …: ${UNKNOWN}}, c: 1}`],
    ],
    [
      '!Transform',
      'Resources: {A: {Type: X::Y, Properties: {a: !Transform {Name: M}}}}',
      ['inside'],
      ['A {a: unknown expression Fn::Transform}'],
    ],
    [
      'properties that a macro writes',
      'Resources: {A: {Type: X::Y}, B: {Type: X::Y, Properties: {Fn::Transform: {Name: AWS::Include}}}}',
      ['inside'],
      ['A {}', 'B {…: unknown expression Fn::Transform}'],
    ],
    [
      'a loop',
      'Resources: {A: {Type: X::Y}, Fn::ForEach::X: [I, [a], {"B${I}": {Type: X::Y}}]}',
      ['resources'],
      ['A {}'],
    ],
    [
      'a loop among the properties',
      'Resources: {A: {Type: X::Y, Properties: {a: 1, Fn::ForEach::X: [I, !Ref P, {"B${I}": 1}]}}}',
      ['inside'],
      [`A {a: 1, …: ${UNKNOWN}}`],
    ],
    [
      'a directive of a tool',
      'Resources: {A: {Type: X::Y}, B: {Type: !Rain::Module x.yml}}',
      ['resources'],
      ['A {}'],
    ],
    [
      'an include among the globals of SAM',
      'Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {a: 1, Fn::Transform: {Name: AWS::Include}}}\nResources: {A: {Type: X::Y}, F: {Type: AWS::Serverless::Function, Properties: {b: 1}}}',
      ['inside'],
      ['A {}', `F {a: 1, b: 1, …: ${UNKNOWN}}`],
    ],
    [
      'an include that makes the globals of SAM',
      'Transform: AWS::Serverless-2016-10-31\nGlobals: {Api: {a: 1}, Fn::Transform: {Name: AWS::Include}}\nResources: {A: {Type: X::Y}, F: {Type: AWS::Serverless::Function, Properties: {b: 1}}}',
      ['inside'],
      ['A {}', `F {b: 1, …: ${UNKNOWN}}`],
    ],
  ])('%s', async (_, text, reaches, resources) => {
    const template = await parse(text)
    expect(reachesOf(template)).toEqual(reaches)
    expect(template.resources.map(({ name, properties }) => `${name} ${showValue(properties)}`)).toEqual(
      resources,
    )
    expect(template.problems).toEqual([])
  })

  test.each(['AWS::Serverless-2016-10-31', '[AWS::LanguageExtensions]', ''])(
    'but not Transform: %s',
    async (name) => {
      expect((await parse(`Transform: ${name}\nResources: {A: {Type: X::Y}}`)).unread).toEqual([])
    },
  )

  test('files that could not be read do, too', async () => {
    const template = await parseTemplate({
      framework: 'cloudformation',
      path: 't.yaml',
      files: [],
      unreadFiles: [{ path: 't.yaml', reason: 'not UTF-8 text' }],
    })
    expect(template).toMatchObject({ resources: [], unread: [{ path: 't.yaml', reach: 'everything' }] })
  })
})

test('the globals of SAM stand under what a resource says', async () => {
  const { resources } = await parse(`Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {Timeout: 3, Environment: {Variables: {A: 1, B: 1}}, Layers: [x]}
Resources:
  F: {Type: AWS::Serverless::Function, Properties: {Environment: {Variables: {B: 2}}, Layers: [y], Timeout: 5}}
  Q: {Type: AWS::SQS::Queue}
`)
  expect(resources.map(({ properties }) => showValue(properties))).toEqual([
    '{Timeout: 5, Environment: {Variables: {A: 1, B: 2}}, Layers: ["x", "y"]}',
    '{}',
  ])
})

describe('what only looked like a template', () => {
  test.each([
    ['a list', '- Resources'],
    ['text', 'Resources'],
    ['nothing', '# Resources'],
    ['no resources', 'kind: ConfigMap\ndata: {x: "Resources: {A: {Type: AWS::X}}"}\n'],
    ['resources without types', 'Resources: {cpu: 1}\n'],
  ])('%s says so', async (_, text) => {
    expect(await parseAny(text)).toEqual({ notTemplate: 'no CloudFormation at its top level' })
  })

  test('a version alone is a template without resources', async () => {
    expect(await parse('AWSTemplateFormatVersion: "2010-09-09"\n')).toMatchObject({
      resources: [],
      problems: [],
      unread: [],
    })
  })
})

describe('broken files', () => {
  test('keep the resources around the fault', async () => {
    const { text, ranges } = marked(
      'Resources:\n  A: {Type: X::Y, Properties: {P: 1}}\n  B:\n    Type: X::Y\n    Properties: {P: "x" «y»}\n  C: {Type: X::Y}\n',
    )
    const template = await parse(text)
    expect(template.resources.map(({ name }) => name)).toEqual(['A', 'C'])
    expect(reachesOf(template)).toEqual(['resources'])
    expect(template.problems[0]?.at.range.start).toBeGreaterThanOrEqual((ranges[0]?.start ?? 0) - 1)
  })

  test.each([
    [
      'a property that is indented wrongly',
      '  A:\n    Type: X::Y\n    Properties:\n      P: 1\n     Q: 2\n',
      [],
    ],
    ['a fault after the resources', '  A:\n    Type: X::Y\nOutputs:\n  O: [\n', ['A']],
    ['a flow mapping that is closed', '  A: {Type: X::Y}\n  B: {Type: X::Y\n', ['A']],
    ['an end in the middle', '  A: {Type: X::Y, Properties: {P: 1', []],
  ])('with %s', async (_, text, names) => {
    const template = await parse(`AWSTemplateFormatVersion: x\nResources:\n${text}`)
    expect(template.problems.length).toBeGreaterThan(0)
    expect(template.resources.map(({ name }) => name)).toEqual(names)
  })

  test('in JSON too', async () => {
    const { text, ranges } = marked(
      '{"Resources": {"A": {"Type": "X::Y", "Properties": {"P": 1}}, "B": {"Type": "X::Y", "Properties": {"P": «oops»}}}}',
    )
    const template = await parse(text, 't.json')
    expect(template.resources.map(({ name }) => name)).toEqual(['A'])
    expect(template.problems.map(({ message, at }) => [message, at.range])).toEqual([
      ['invalid JSON: expected a value', ranges[0]],
    ])
  })

  test('duplicate keys blur nothing: the last is read, and it is reported', async () => {
    const template = await parse('Resources:\n  A: {Type: X::Y, Properties: {P: 1, P: 2}}\n')
    expect(showValue(template.resources[0]?.properties)).toBe('{P: 2}')
    expect(problemsOf(template)).toEqual([['the key "P" is written twice', 48, 49]])
    expect(template.unread).toEqual([])
  })

  test('templates with Helm in them are reported', async () => {
    const template = await parse(
      '{{- if .x }}\nAWSTemplateFormatVersion: x\nResources: {A: {Type: X::Y}}\n{{- end }}\n',
    )
    expect(template.problems.length).toBeGreaterThan(0)
    expect(template.unread).not.toEqual([])
  })

  test('YAML in braces is read whatever its name', async () => {
    expect((await parse('{Resources: {A: {Type: X::Y}}}', 't.template')).resources).toHaveLength(1)
    expect((await parse('{"Resources": {"A": {"Type": "X::Y"}}}', 't.yaml')).resources).toHaveLength(1)
    expect(problemsOf(await parse('{"Resources": {"A": {"Type": "X::Y"}},}', 't.template'))).toEqual([])
    expect(problemsOf(await parse('{"Resources": {"A": {"Type": "X::Y"}},}', 't.json'))).toEqual([
      ["invalid JSON: superfluous ',' before '}'", 37, 38],
    ])
  })
})

describe('hostile templates', () => {
  const resource = (properties: string, before = ''): string =>
    `${before}\nResources:\n  A:\n    Type: X::Y\n    Properties:\n${properties}`

  test('texts that double and double again stop at a bound', async () => {
    let sub = '"${A}${A}${A}${A}"'
    for (let i = 0; i < 60; i++) sub = `{Fn::Sub: ["\${X}\${X}\${X}\${X}", {X: ${sub}}]}`
    const template = await parse(resource(`      P: ${sub}\n`))
    expect(showValue(template.resources[0]?.properties)).toBe('{P: unknown expression a very long text}')
  })

  test('a long default that is used often stops at a bound', async () => {
    const list = `Parameters: {L: {Type: CommaDelimitedList, Default: "${'a,'.repeat(50_000)}"}}`
    const uses = Array.from({ length: 2000 }, (_, i) => `      P${i}: !Ref L\n`).join('')
    const template = await parse(resource(uses, list))
    expect(showValue(template.resources[0]?.properties.entries.get('P1999'))).toBe(
      'unknown expression a list that grows too long',
    )
  })

  test('a million placeholders', async () => {
    const template = await parse(
      resource(`      P: !Sub "${'${A}'.repeat(300_000)}${'${'.repeat(300_000)}"\n`),
    )
    expect(showValue(template.resources[0]?.properties)).toBe('{P: unknown reference A }')
  })

  test('200,000 keys before a fault', async () => {
    const keys = Array.from({ length: 200_000 }, (_, i) => `"k${i}": 1`).join(',')
    const template = await parse(`{"AWSTemplateFormatVersion": "x", ${keys}, oops`, 't.json')
    expect(template.problems).toHaveLength(1)
  })

  test.each([
    ['nested YAML', `AWSTemplateFormatVersion: x\nA: ${'['.repeat(10_000)}`, 't.yaml'],
    ['nested JSON', `{"AWSTemplateFormatVersion": "x", "A": ${'['.repeat(10_000)}`, 't.json'],
    ['nested intrinsics', resource(`      P: ${'{Fn::Base64: '.repeat(240)}x${'}'.repeat(240)}\n`), 't.yaml'],
    ['JSON in JSON', resource(`      P: '${'{"a":'.repeat(249)}1${'}'.repeat(249)}'\n`), 't.yaml'],
    ['one line of 5 MB', resource(`      P: '{"${'x'.repeat(5_000_000)}"'\n`), 't.yaml'],
  ])('%s', async (_, text, path) => {
    const template = await parse(text, path)
    expect(template.resources.length + template.problems.length).toBeGreaterThan(0)
  })

  const BASES = [
    `AWSTemplateFormatVersion: x
Parameters: {A: {Type: String, Default: '{"a": [1]}'}}
Mappings: {M: {a: {b: [c]}}}
Resources:
  R:
    Type: X::Y
    Properties:
      P: !Join ["", [!Sub "x\${A}", !Select [0, !Split [",", "a,b"]]]]
      Q: {Fn::If: [C, !FindInMap [M, a, b], !Ref AWS::NoValue]}
      D: |
        {"Statement": [{"Principal": "*"}]}
`,
    JSON.stringify({
      AWSTemplateFormatVersion: 'x',
      Parameters: { A: { Type: 'CommaDelimitedList', Default: 'a,b' } },
      Resources: {
        R: { Type: 'X::Y', Properties: { P: { 'Fn::Join': ['', { Ref: 'A' }] }, D: '{"a": "\u00e9"}' } },
      },
    }),
  ]

  test('nothing throws, and every place is inside the file', async () => {
    const edits = fc.array(
      fc.tuple(
        fc.nat(450),
        fc.nat(8),
        fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom('!Ref ', '"', '{', ']', '\n', '${', 'Fn::')),
      ),
      { minLength: 1, maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BASES), edits, async (base, changes) => {
        const text = changes.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), base)
        const template = await parseAny(text, base === BASES[1] ? 't.json' : 't.yaml')
        if ('notTemplate' in template) return
        const ranges = [
          ...template.problems.map(({ at }) => at.range),
          ...template.resources.flatMap(rangesOf),
        ]
        for (const range of ranges) expect(isInside(range, text)).toBe(true)
        if (template.problems.length === 0) expect(reachesOf(template)).not.toContain('resources')
      }),
      { numRuns: 500 },
    )
  })
})

/** Published templates that use what CloudFormation itself does not have. */
const INCOMPLETE =
  /MacrosExamples|fn-foreach|RainModules|^aws-cloudformation.*(?:Solutions\/(?:Git|VSCode)|StackSets\/common-resources)/

test('published templates parse without problems', async () => {
  const files = corpusFiles('.json', '.yaml', '.yml').filter(({ path, text }) => {
    const detected = detectFramework(path, text)
    return 'framework' in detected && detected.framework === 'cloudformation'
  })
  const faults: string[] = []
  let resources = 0
  for (const { path, text } of files) {
    const template = await parseAny(text, path)
    if ('notTemplate' in template) continue
    resources += template.resources.length
    faults.push(...template.problems.map(({ message }) => `${path}: ${message}`))
    if (template.unread.length > 0 && !INCOMPLETE.test(path.replaceAll('\\', '/')))
      faults.push(`${path}: incomplete`)
    const outside = template.resources.flatMap(rangesOf).filter((range) => !isInside(range, text))
    if (outside.length > 0) faults.push(`${path}: a place outside the file`)
  }
  expect(faults).toEqual([])
  if (files.length > 0) {
    process.stdout.write(`${files.length} CloudFormation templates read, ${resources} resources\n`)
    expect(resources).toBeGreaterThan(2000)
  }
})
