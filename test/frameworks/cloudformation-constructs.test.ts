// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Fn::Sub
/** Every row of the tables in docs/templates.md, sections CloudFormation and ARM, by its id. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import {
  armText,
  type Beside,
  cutOut,
  parse as parseARM,
  propertyValue,
  showResources,
} from './arm-support.ts'
import { reachesOf, showValue } from './support.ts'

async function parse(text: string, path = 't.yaml', given?: string): Promise<Template> {
  const parameterFiles = given === undefined ? [] : [new SourceFile('given.json', given)]
  const source = {
    framework: 'cloudformation',
    path,
    files: [new SourceFile(path, text)],
    parameterFiles,
  } as const
  const template = await parseTemplate(source)
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

const HEAD = `Parameters:
  Cidr: { Type: String, Default: 10.0.0.0/8 }
  Open: { Type: String }
  Stage: { Type: String, AllowedValues: [test, live] }
  Names: { Type: CommaDelimitedList, Default: "a, b" }
Mappings:
  Map: { eu: { Cidr: 10.1.0.0/16 } }
Conditions:
  Never: !Equals [a, b]
  Always: !Not [!Condition Never]
  IsLive: !Equals [!Ref Stage, live]
  IsOther: !Equals [!Ref Stage, other]
`

/** Where the value stands, if not in all that is written: what was chosen, or what a part was taken from. */
const PARTS: Readonly<Record<string, string>> = {
  '!Select [1, !Split [",", "a,b"]]': '!Split [",", "a,b"]',
  '!FindInMap [Map, us, Cidr, {DefaultValue: x}]': 'x',
  '!If [Always, a, b]': 'a',
  '!If [Never, a, b]': 'b',
  '!If [IsOther, a, b]': 'b',
}

/** What the property of one resource becomes, which stands exactly where it is written. */
async function value(written: string, head = HEAD): Promise<string> {
  const template = await parse(
    `${head}Resources:\n  Other: { Type: AWS::S3::Bucket }\n  R:\n    Type: AWS::X::Y\n    Properties:\n      P: ${written}\n`,
  )
  const resource = template.resources.find(({ name }) => name === 'R')
  const found = resource?.properties.entries.get('P')
  if (found !== undefined) expect(cutOut(found)).toBe(PARTS[written] ?? written)
  return showValue(found)
}

/** What an expression of ARM becomes, which stands exactly where it is written. */
function property(written: string, sections?: object, beside?: Beside): string {
  const found = propertyValue(written, sections, beside)
  if (found !== undefined) expect(cutOut(found)).toBe(JSON.stringify(written))
  return showValue(found)
}

async function expectValues(values: Readonly<Record<string, string>>): Promise<void> {
  const results = await Promise.all(
    Object.keys(values).map(async (written) => [written, await value(written)] as const),
  )
  expect(Object.fromEntries(results)).toEqual(values)
}

const shown = ({ resources }: Template): readonly string[] =>
  resources.map(({ type, name, properties }) => `${type} ${name} ${showValue(properties)}`)

/** Values without where they were written. */
const withoutOrigin = (text: string) => text.replace(/ \([^)]*\)/g, '')

const deployment = (parameters: object, template: object) => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name: 'd',
  properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, parameters, template },
})

/** The resources that are no deployments. */
const shownInside = (resources: object) =>
  showResources(
    parseARM(armText({ languageVersion: '2.0', resources })).resources.filter(
      ({ type }) => !type.startsWith('Microsoft.Resources/'),
    ),
  ).map(withoutOrigin)

const TOPICS = (collection: string): string =>
  `Transform: AWS::LanguageExtensions
Parameters:
  Names: { Type: CommaDelimitedList, Default: "a, b-c" }
  Open: { Type: CommaDelimitedList }
Resources:
  Fn::ForEach::Topics:
    - Name
    - ${collection}
    - 'Topic&{Name}':
        Type: AWS::SNS::Topic
        Properties:
          TopicName: !Ref Name
          DisplayName: !Sub 'for \${Name}'
          Fn::ForEach::Tags:
            - Tag
            - [x, y]
            - '\${Tag}': '\${Name}/\${Tag}'
`.replaceAll('\\$', '$')

const CASES: Readonly<Record<string, () => void | Promise<void>>> = {
  async parameter() {
    await expectValues({
      '!Ref Cidr': '"10.0.0.0/8" (the default of parameter "Cidr")',
      '!Ref Open': 'unknown variable Open',
    })
    const text = `${HEAD}Resources:\n  R:\n    Type: AWS::X::Y\n    Properties:\n      P: !Ref Open\n`
    const template = await parse(text, 't.yaml', '{"Parameters": {"Open": "x"}}')
    expect(shown(template)).toEqual(['AWS::X::Y R {P: "x" (the value of parameter "Open" in given.json)}'])
    const limited = "{ Type: String, AllowedPattern: '[0-9]*', MinLength: 2, MaxLength: 3 }"
    const { resources } = await parse(text.replace('Open: { Type: String }', `Open: ${limited}`))
    const found = resources[0]?.properties.entries.get('P')
    const limits =
      found?.kind === 'unknown' && found.because.kind === 'variable' ? found.because.limits : undefined
    expect(['1', '12', '1234', 'a1'].map((each) => limits?.mayMatch(each))).toEqual([
      false,
      true,
      false,
      false,
    ])
  },
  async pseudo() {
    await expectValues({ '!Ref AWS::Region': 'unknown reference AWS::Region' })
  },
  async 'no-value'() {
    await expectValues({ '!Ref AWS::NoValue': 'nothing', '[a, !Ref AWS::NoValue]': '["a"]' })
  },
  async reference() {
    await expectValues({
      '!Ref Other': 'unknown reference Other Other',
      '!GetAtt Other.Arn': 'unknown reference Other.Arn Other',
      '{Fn::GetAtt: [Other, Arn]}': 'unknown reference Other.Arn Other',
    })
  },
  async sub() {
    await expectValues({
      "!Sub 'a-${Cidr}'": '"a-10.0.0.0/8" (the default of parameter "Cidr")',
      "!Sub ['${a}-${!b}', {a: x}]": '"x-${b}"',
      "!Sub 'a-${Open}'": 'unknown variable Open a-…',
    })
  },
  async join() {
    await expectValues({
      '!Join [":", [a, b]]': '"a:b"',
      '!Select [1, !Split [",", "a,b"]]': '"b"',
      '!Select [9, [a]]': 'unknown expression Fn::Select of item "9"',
      '!Join [":", [a, !Ref Open]]': 'unknown variable Open a:…',
    })
  },
  async 'find-in-map'() {
    await expectValues({
      '!FindInMap [Map, eu, Cidr]': '"10.1.0.0/16" (the mapping "Map")',
      '!FindInMap [Map, us, Cidr, {DefaultValue: x}]': '"x"',
      '!FindInMap [Map, !Ref AWS::Region, Cidr]': '"10.1.0.0/16" (the mapping "Map")',
      '!FindInMap [Map, eu, !Ref Open]': '"10.1.0.0/16" (the mapping "Map")',
      '!FindInMap [!Ref Open, eu, Cidr]': 'unknown variable Open …',
    })
  },
  async if() {
    await expectValues({
      '!If [Always, a, b]': '"a"',
      '!If [IsLive, a, b]': 'IsLive ? "a" : "b"',
      '!If [IsLive, !If [Always, a, b], !Ref AWS::NoValue]': 'IsLive ? "a" : nothing',
    })
  },
  async condition() {
    await expectValues({
      '!If [Never, a, b]': '"b"',
      '!If [IsOther, a, b]': '"b"',
      '!If [Missing, a, b]': 'Missing ? "a" : "b"',
    })
  },
  async 'resource-condition'() {
    const resources =
      'Resources:\n  A: { Type: AWS::X::Y, Condition: Never }\n  B: { Type: AWS::X::Y, Condition: IsLive }\n'
    const template = await parse(HEAD + resources)
    expect(template.resources.map(({ name, meta }) => `${name} ${showValue(meta)}`)).toEqual([
      'B {Condition: "IsLive"}',
    ])
  },
  async base64() {
    await expectValues({ '!Base64 text': '"text"' })
  },
  async cidr() {
    await expectValues({ '!Cidr [10.0.0.0/24, 2, 5]': '["10.0.0.0/27", "10.0.0.32/27"]' })
  },
  async length() {
    await expectValues({ '{Fn::Length: [a, b]}': '2', '{Fn::ToJsonString: {a: b}}': 'json {a: "b"}' })
  },
  async import() {
    await expectValues({
      '!ImportValue x': 'unknown elsewhere what another stack exports as "x"',
      '!GetAZs ""': 'unknown expression Fn::GetAZs',
    })
  },
  async 'for-each'() {
    const written = [
      'AWS::SNS::Topic Topica {TopicName: "a", DisplayName: "for a", x: "a/x", y: "a/y"}',
      'AWS::SNS::Topic Topicbc {TopicName: "b-c", DisplayName: "for b-c", x: "b-c/x", y: "b-c/y"}',
    ]
    const missing = 'DefaultValue: !FindInMap [M, top, names]'
    const collections = [
      '[a, b-c]',
      '!Ref Names',
      '[a, !Ref Rest]',
      '[a, !Ref One]',
      '!FindInMap [M, top, names]',
      '!FindInMap [M, !Ref Level, names]',
      '{Fn::FindInMap: [M, top, names]}',
      '[a, !FindInMap [M, top, rest]]',
      '!FindInMap [M, top, other, DefaultValue: [a, b-c]]',
      '!FindInMap [M, other, names, DefaultValue: !Ref Names]',
      `!FindInMap [O, top, names, ${missing}]`,
      `!FindInMap [M, top, names, DefaultValue: [z]]`,
    ]
    for (const collection of collections) {
      const text = TOPICS(collection).replace(
        'Parameters:',
        'Mappings: { M: { top: { names: [a, b-c], rest: [b-c] } } }\nParameters:\n  Rest: { Type: CommaDelimitedList, Default: b-c }\n  One: { Type: String, Default: b-c }\n  Level: { Type: String, Default: top }',
      )
      const template = await parse(text)
      expect(shown(template)).toEqual(written)
      expect(template).toMatchObject({ gaps: [], unread: [] })
      const [first] = template.resources
      if (first === undefined) throw new Error('no resource')
      expect(text.slice(first.head.range.start, first.head.range.end)).toBe("'Topic&{Name}'")
    }
    const unknowns = [
      '!Ref Open',
      '[a, !Ref Open]',
      '!FindInMap [M, a, b]',
      '!FindInMap [M, !Ref AWS::Region, b]',
      '!FindInMap [M, a]',
      '!FindInMap [M, a, b, DefaultValue: !Ref Open]',
    ]
    for (const collection of unknowns) {
      const open = await parse(TOPICS(collection))
      expect(open.resources).toEqual([])
      expect(reachesOf(open)).toEqual(['resources'])
      expect(open.gaps?.map(({ message }) => message)).toEqual([
        '"Fn::ForEach::Topics" is expanded before deployment and was not checked',
      ])
    }
    const without = await parse(
      TOPICS('[a]').replace('Transform: AWS::LanguageExtensions', 'AWSTemplateFormatVersion: "2010-09-09"'),
    )
    expect(without.gaps).toHaveLength(1)
  },
  async transform() {
    const macro = await parse('Transform: Mine\nResources:\n  R: { Type: AWS::X::Y }\n')
    expect(reachesOf(macro)).toEqual(['everything'])
    const include = await parse(
      'Resources:\n  R: { Type: AWS::X::Y }\n  Fn::Transform: { Name: AWS::Include, Parameters: { Location: ./more.yaml } }\n',
    )
    expect(reachesOf(include)).toEqual(['resources'])
    expect(include.gaps?.map(({ message }) => message)).toEqual([
      '"Fn::Transform" is expanded before deployment and was not checked',
    ])
  },
  async 'dynamic-reference'() {
    await expectValues({ "'{{resolve:ssm:x}}'": 'unknown reference "{{resolve:ssm:x}}"' })
  },
  async 'json-text'() {
    await expectValues({ '\'{"a": [1]}\'': 'json {a: [1]}' })
  },
  async sam() {
    const template = await parse(
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  F: { Type: AWS::Serverless::Function }\n',
    )
    expect(template).toMatchObject({ unread: [], resources: [{ type: 'AWS::Serverless::Function' }] })
  },
  async globals() {
    const head = 'Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function:\n    Timeout: 3\n'
    const template = await parse(
      `${head}Resources:\n  F: { Type: AWS::Serverless::Function, Properties: { Handler: x } }\n`,
    )
    expect(shown(template)).toEqual([expect.stringContaining('Timeout: 3')])
  },
  async 'nested-stack'() {
    const text = `Parameters: { Cidr: { Type: String, Default: 0.0.0.0/0 }, Open: { Type: String } }
Conditions: { Maybe: !Equals [!Ref Open, x] }
Resources:
  S:
    Type: AWS::CloudFormation::Stack
    Condition: Maybe
    Properties: { TemplateURL: ./s.yaml, Parameters: { Range: !Ref Cidr, Name: !Ref Open } }
  R: { Type: AWS::X::Y, Properties: { P: !GetAtt S.Outputs.X } }
`
    const inner =
      'Parameters: { Range: { Type: String }, Name: { Type: String, Default: n } }\n' +
      'Resources:\n  A: { Type: AWS::X::Y, Properties: { P: !Ref Range, Q: !Ref Name, L: !Ref B } }\n  B: { Type: AWS::X::Z }\n'
    const nested = new Map([['infra/s.yaml', new SourceFile('infra/s.yaml', inner)]])
    const surroundings = {
      file: (path: string) => nested.get(path),
      terraformFolder: () => [],
      load: async () => false,
    }
    const source = {
      framework: 'cloudformation',
      path: 'infra/t.yaml',
      files: [new SourceFile('infra/t.yaml', text)],
    } as const
    const template = await parseTemplate({ ...source, surroundings })
    if ('notTemplate' in template) throw new Error(template.notTemplate)
    expect(shown(template).slice(1)).toEqual([
      'AWS::X::Y R {P: unknown reference S.Outputs.X S}',
      'AWS::X::Y S/A {P: "0.0.0.0/0" (the value of parameter "Range" in infra/t.yaml), Q: unknown variable Name, L: unknown reference B S/B}',
      'AWS::X::Z S/B {}',
    ])
    expect(template.resources.map(({ meta }) => showValue(meta.entries.get('Condition')))).toEqual([
      '"Maybe"',
      'nothing',
      '"Maybe"',
      '"Maybe"',
    ])
    const missing = await parseTemplate(source)
    if ('notTemplate' in missing) throw new Error(missing.notTemplate)
    expect(missing.gaps?.map(({ message }) => message)).toEqual([
      'the nested template "./s.yaml" was not found',
    ])
    nested.set('infra/s.yaml', new SourceFile('infra/s.yaml', text.replace('./s.yaml', 's.yaml')))
    const cyclic = await parseTemplate({ ...source, surroundings })
    expect('gaps' in cyclic && cyclic.gaps?.map(({ message }) => message)).toEqual([
      'the nested template "s.yaml" leads back here',
    ])
    const away = await parse(text.replace('./s.yaml', 'https://example.com/s.yaml'))
    expect(away).toMatchObject({ gaps: [{ notable: true }], unread: [] })
    expect(away.gaps?.[0]?.message).toBe(
      'the template of "S" at "https://example.com/s.yaml" is not in this repository and was not checked',
    )
  },
  async serverless() {
    const head = 'service: s\nprovider: { name: aws }\nresources:\n  Resources:\n'
    const template = await parse(`${head}    R: { Type: AWS::X::Y, Properties: { A: '\${self:x}', B: b } }\n`)
    expect(shown(template)).toEqual([
      'AWS::X::Y R {A: unknown elsewhere a variable of the Serverless Framework, B: "b"}',
    ])
    expect(template.gaps?.map(({ notable }) => notable)).toEqual([true])
  },
  async 'merge-key'() {
    const text =
      'Resources:\n  R:\n    Type: AWS::X::Y\n    Properties:\n      A: &a { x: 1 }\n      B: *a\n      C:\n        <<: *a\n        y: 2\n'
    expect(shown(await parse(text))).toEqual(['AWS::X::Y R {A: {x: 1}, B: {x: 1}, C: {y: 2, x: 1}}'])
  },
  async yaml() {
    const { resources, problems } = await parse(
      "Resources:\n  A: {Type: AWS::X::Y,\tProperties: {\n  a: 'b\nc', d: yes\n}}\n",
    )
    expect(problems).toEqual([])
    expect(showValue(resources[0]?.properties)).toBe('{a: "b c", d: true}')
  },
  async broken() {
    const template = await parse('Resources:\n  A: { Type: AWS::X::Y }\n  B: [\n')
    expect(template.unread).not.toEqual([])
    expect(template.problems.length).toBeGreaterThan(0)
    const twice = await parse('Resources:\n  A: { Type: AWS::X::Y }\n  A: { Type: AWS::X::Z }\n')
    expect(twice.problems.map(({ message }) => message)).toEqual(['the key "A" is written twice'])
  },

  'arm-parameter'() {
    const parameters = { a: { type: 'string', defaultValue: 'x' }, b: { type: 'string' } }
    expect(property("[parameters('a')]", { parameters })).toBe('"x" (the default of parameter "a")')
    expect(property("[parameters('b')]", { parameters })).toBe('unknown variable b')
    const given = new SourceFile('p.json', '{"parameters": {"b": {"value": "y"}}}')
    expect(property("[parameters('b')]", { parameters }, { parameterFiles: [given] })).toMatch(/^"y" \(/)
  },
  'arm-variable'() {
    const variables = { a: 'x', copy: [{ name: 'list', count: 2, input: "[copyIndex('list')]" }] }
    expect(property("[variables('a')]", { variables })).toMatch(/^"x"/)
    expect(property("[variables('list')]", { variables })).toMatch(/^\[0.*, 1/)
  },
  'arm-function'() {
    expect(property("[concat('a', toUpper('b'))]")).toBe('"aB"')
    expect(property("[map(createArray(1, 2), lambda('x', add(lambdaVariables('x'), 1)))]")).toBe('[2, 3]')
    expect(property("[unheardOf('x')]")).toContain("unknown expression unheardOf('x')")
  },
  'arm-user-function'() {
    const own = {
      parameters: [{ name: 'x', type: 'string' }],
      output: { type: 'string', value: "[concat('a', parameters('x'))]" },
    }
    expect(property("[my.own('b')]", { functions: [{ namespace: 'my', members: { own } }] })).toContain(
      '"ab"',
    )
  },
  'arm-resource-id'() {
    expect(property("[resourceId('A.B/c', 'x')]")).toMatch(/^unknown reference .* x$/)
    expect(property("[resourceId('A.B/c', 'elsewhere')]")).not.toMatch(/ x$/)
  },
  'arm-condition'() {
    const resources = [
      { type: 'A.B/c', name: 'no', condition: false },
      { type: 'A.B/c', name: 'maybe', condition: "[parameters('p')]" },
    ]
    const { resources: read } = parseARM(armText({ parameters: { p: { type: 'bool' } }, resources }))
    expect(read.map(({ name, meta }) => `${name} ${showValue(meta.entries.get('condition'))}`)).toEqual([
      'maybe unknown variable p',
    ])
  },
  'arm-copy'() {
    const copied = (count: unknown) => [
      { type: 'A.B/c', name: "[concat('x', copyIndex())]", copy: { name: 'l', count } },
    ]
    expect(parseARM(armText({ resources: copied(2) })).resources.map(({ name }) => name)).toEqual([
      'x0',
      'x1',
    ])
    const open = parseARM(
      armText({ parameters: { n: { type: 'int' } }, resources: copied("[parameters('n')]") }),
    )
    expect(open.resources).toHaveLength(1)
    const list = { copy: [{ name: 'value', count: 2, input: "[copyIndex('value')]" }] }
    const resources = [{ type: 'A.B/c', name: 'in', properties: { v: "[parameters('list')]" } }]
    const given = deployment({ list }, { parameters: { list: { type: 'array' } }, resources })
    expect(shownInside([given])).toEqual(['A.B/c in {v: [0, 1]}'])
  },
  'arm-loop-outputs'() {
    const outputs = { at: { type: 'int', value: "[parameters('i')]" } }
    const template = { parameters: { i: { type: 'int' } }, resources: [], outputs }
    const looped = { name: "[concat('d', copyIndex())]", copy: { name: 'many', count: 2 } }
    const many = { ...deployment({ i: { value: '[copyIndex()]' } }, template), ...looped }
    const v = "[map(references('many'), lambda('each', lambdaVariables('each').outputs.at.value))]"
    const reader = { type: 'A.B/c', name: 'x', properties: { v } }
    expect(shownInside({ many, reader })).toEqual(['A.B/c x {v: [0, 1]}'])
  },
  'arm-types'() {
    const definitions = {
      maybe: { type: 'string', nullable: true },
      few: { type: 'string', allowedValues: ['a', 'b'] },
    }
    const parameters = {
      none: { $ref: '#/definitions/maybe' },
      few: { $ref: '#/definitions/few' },
      own: { type: 'int', nullable: true },
    }
    const it = (name: string) =>
      withoutOrigin(property(`[parameters('${name}')]`, { definitions, parameters }))
    expect(['none', 'few', 'own'].map(it)).toEqual(['null', 'parameters(\'few\') ? "a" : "b"', 'null'])
  },
  'arm-extensions'() {
    const sections = {
      languageVersion: '2.0',
      extensions: { graph: { name: 'MicrosoftGraph', version: '1.0.0' } },
      parameters: { p: { type: 'int' } },
      assertions: { one: "[equals(parameters('p'), 1)]" },
      resources: {
        group: { extension: 'graph', type: 'Microsoft.Graph/groups@v1.0', properties: {} },
        store: { type: 'A.B/c', name: 'x', properties: { a: 1 } },
      },
    }
    const template = parseARM(armText(sections))
    expect([showResources(template.resources), template.problems]).toEqual([['A.B/c x {a: 1}'], []])
  },
  'arm-child'() {
    const inside = [{ type: 'A.B/c', name: 'x', resources: [{ type: 'd', name: 'y' }] }]
    const beside = [
      { type: 'A.B/c', name: 'x' },
      { type: 'A.B/c/d', name: 'x/y' },
    ]
    const read = [inside, beside].map((resources) =>
      showResources(parseARM(armText({ resources })).resources),
    )
    expect(read[0]?.toSorted()).toEqual(['A.B/c x {}', 'A.B/c/d x/y {}'])
    expect(read[1]?.toSorted()).toEqual(read[0]?.toSorted())
  },
  'arm-symbolic'() {
    const resources = { a: { type: 'A.B/c', name: 'x' }, b: { existing: true, type: 'A.B/c', name: 'y' } }
    expect(showResources(parseARM(armText({ languageVersion: '2.0', resources })).resources)).toEqual([
      'A.B/c x {}',
    ])
  },
  'arm-nested'() {
    const template = JSON.parse(
      armText({
        parameters: { p: { type: 'string' } },
        resources: [{ type: 'A.B/c', name: 'in', properties: { v: "[parameters('p')]" } }],
      }),
    )
    const properties = {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: { p: { value: 'handed' } },
      template,
    }
    const deployment = {
      type: 'Microsoft.Resources/deployments',
      name: 'd',
      apiVersion: '2022-09-01',
      properties,
    }
    const read = parseARM(armText({ resources: [deployment] })).resources
    expect(showResources(read).at(-1)).toMatch(/^A\.B\/c in \{v: "handed"/)
  },
  'arm-linked'() {
    const link = (templateLink: object) => ({
      type: 'Microsoft.Resources/deployments',
      name: 'd',
      apiVersion: '2022-09-01',
      properties: { mode: 'Incremental', templateLink },
    })
    const files = { 'infra/inner.json': armText({ resources: [{ type: 'A.B/c', name: 'linked' }] }) }
    const read = parseARM(armText({ resources: [link({ relativePath: 'inner.json' })] }), { files })
    expect(read.resources.map(({ name }) => name)).toEqual(['d', 'linked'])
    const away = parseARM(armText({ resources: [link({ uri: 'https://example.com/x.json' })] }))
    expect(away.gaps?.map(({ message }) => message)).toEqual([expect.stringContaining('is elsewhere')])
  },
  'arm-type'() {
    const resources = [{ type: 'A.B/c', name: 'x', condition: 'maybe' }]
    expect(parseARM(armText({ resources })).problems).toHaveLength(1)
    expect(
      parseARM(armText({ parameters: { p: { type: 'int', defaultValue: 'x' } } })).problems,
    ).toHaveLength(1)
  },
  'arm-broken'() {
    const resources = [
      { type: 'A.B/c', name: 'x', properties: { a: 1 } },
      { type: 'A.B/c', name: 'y' },
    ]
    const template = parseARM(armText({ resources }).replace('"a": 1', '"a": ?'))
    expect(template.resources.map(({ name }) => name)).toEqual(['y'])
    expect(template.problems).toHaveLength(1)
    for (const [written, a] of [
      ['"a": 1,', 1],
      ['"a": 1, "a": 3', 3],
    ]) {
      const slip = parseARM(armText({ resources }).replace('"a": 1', String(written)))
      expect(showResources(slip.resources)).toEqual([`A.B/c x {a: ${a}}`, 'A.B/c y {}'])
      expect(slip.problems).toHaveLength(1)
    }
  },
  'arm-carried'() {
    const inner = {
      contentVersion: '1.0.0.0',
      resources: [{ type: 'A.B/c', apiVersion: '1', name: 'inner' }],
    }
    const file = parseARM(JSON.stringify({ properties: { template: inner } }))
    expect(file.resources.map(({ name }) => name)).toEqual(['inner'])
    const stack = { type: 'Microsoft.Resources/deploymentStacks', apiVersion: '2024-03-01', name: 's' }
    const around = parseARM(armText({ resources: [{ ...stack, properties: { template: inner } }] }))
    expect(around.resources.map(({ name }) => name)).toEqual(['s', 'inner'])
  },
  'arm-case'() {
    expect(
      property("[PARAMETERS('A')]", { Parameters: { a: { type: 'string', DefaultValue: 'x' } } }),
    ).toMatch(/^"x"/)
  },
}

const page = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8')
const tables = page.slice(page.indexOf('## CloudFormation and SAM'), page.indexOf('## What a change reaches'))
const rows = [...tables.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, id]) => id ?? '')

describe('every construct in docs/templates.md', () => {
  it('has a case, and every case has a row', () => {
    expect(Object.keys(CASES).toSorted()).toEqual(rows.toSorted())
  })

  it.each(Object.keys(CASES))('%s', async (id) => {
    await CASES[id]?.()
  })
})
