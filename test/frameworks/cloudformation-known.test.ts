// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Fn::Sub
/** Values of CloudFormation that the repository decides: includes, loops over what evaluates, values that agree. */
import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { reachesOf, showValue } from './support.ts'

/** Parses a template at `infra/t.yaml`. */
async function parse(text: string, files: Readonly<Record<string, string>> = {}): Promise<Template> {
  const found = new Map(Object.entries(files).map(([name, content]) => [name, new SourceFile(name, content)]))
  const template = await parseTemplate({
    framework: 'cloudformation',
    path: 'infra/t.yaml',
    files: [new SourceFile('infra/t.yaml', text)],
    surroundings: { file: (name) => found.get(name), terraformFolder: () => [], load: async () => false },
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

function show({ resources }: Template): readonly string[] {
  return resources.map(({ name, properties }) => `${name} ${showValue(properties)}`)
}

const include = (location: string) =>
  `Fn::Transform: {Name: AWS::Include, Parameters: {Location: ${location}}}`

describe('AWS::Include', () => {
  const around = (location: string) => `Resources:
  A:
    Type: A::B::C
    Properties:
      own: 1
      ${include(location)}
`
  test.each([
    ['YAML', 'x.yaml', 'infra/x.yaml', 'a: !Ref A\nb: [1]\n'],
    ['JSON', './x.json', 'infra/x.json', '{"a": {"Ref": "A"}, "b": [1]}'],
    ['a file of another folder', '../lib/x.yaml', 'lib/x.yaml', 'a: {Ref: A}\nb: [1]\n'],
  ])('of %s puts its entries beside the others', async (_, location, path, content) => {
    const template = await parse(around(location), { [path]: content })
    expect(show(template)).toEqual(['A {own: 1, a: unknown reference A A, b: [1]}'])
    expect(reachesOf(template)).toEqual([])
    const value = template.resources[0]?.properties.entries.get('b')
    expect([
      value?.at.file.path,
      value?.at.file.text.slice(value.at.range.start, value.at.range.end),
    ]).toEqual([path, '[1]'])
  })

  test.each([
    ['an address', 's3://bucket/x.yaml', {}],
    ['a file that is not there', 'y.yaml', {}],
    ['a file outside of the repository', '../../x.yaml', {}],
    ['a file with a fault', 'x.yaml', { 'infra/x.yaml': 'a: "b" c\n' }],
    ['a file that is a list', 'x.yaml', { 'infra/x.yaml': '- a\n' }],
    ['an address that is computed', '!Sub "${AWS::Region}"', {}],
  ])('of %s is open', async (_, location, files) => {
    const template = await parse(around(location), files)
    expect(show(template)[0]).toMatch(/^A \{own: 1, …: unknown/)
    expect(reachesOf(template)).toEqual(['inside'])
  })

  test('of a macro is open', async () => {
    const text = around('x.yaml').replace('AWS::Include', 'Other')
    expect(show(await parse(text, { 'infra/x.yaml': 'a: 1\n' }))[0]).toMatch(/^A \{own: 1, …: unknown/)
  })

  test('a name that is written too is of neither for certain', async () => {
    const template = await parse(around('x.yaml'), { 'infra/x.yaml': 'own: 2\n' })
    expect(show(template)[0]).toMatch(/^A \{own: unknown/)
  })

  test('inside of an included file leads nowhere', async () => {
    const template = await parse(around('x.yaml'), { 'infra/x.yaml': `a: 1\n${include('x.yaml')}\n` })
    expect(show(template)[0]).toMatch(/^A \{own: 1, a: 1, …: unknown/)
  })

  test('alone in a list or as the value of a property', async () => {
    const text = `Resources:\n  A:\n    Type: A::B::C\n    Properties:\n      list:\n        - ${include('x.yaml')}\n      body:\n        ${include('x.yaml')}\n`
    const template = await parse(text, { 'infra/x.yaml': 'a: 1\nb: 2\n' })
    expect(show(template)).toEqual(['A {list: [{a: 1, b: 2}], body: {a: 1, b: 2}}'])
  })

  describe('at the top level', () => {
    const top = (transform: string, more = '') =>
      `AWSTemplateFormatVersion: x\n${transform}\nResources:\n  A: {Type: A::B::C, Properties: {b: !Ref B}}\n${more}`
    const includes = 'Name: AWS::Include, Parameters: {Location: x.yaml}'
    const added = {
      'infra/x.yaml': 'Resources:\n  B: {Type: A::B::C, Properties: {a: !Ref A}}\nOutputs: {}\n',
    }
    const both = ['A {b: unknown reference B B}', 'B {a: unknown reference A A}']

    test.each([
      ['as the transform', `Transform: {${includes}}`],
      ['among the transforms', `Transform: [AWS::LanguageExtensions, {${includes}}]`],
      ['as a function', `Fn::Transform: {${includes}}`],
    ])('%s adds its resources, and nothing else is open', async (_, transform) => {
      const template = await parse(top(transform), added)
      expect(show(template)).toEqual(both)
      expect(reachesOf(template)).toEqual([])
      expect(template.gaps).toEqual([])
      expect(template.resources[1]?.at.file.path).toBe('infra/x.yaml')
    })

    test.each([
      ['that changes other sections', { 'infra/x.yaml': 'Conditions: {C: !Equals [a, a]}\n' }],
      ['that is not there', {}],
      ['that has a fault', { 'infra/x.yaml': 'Resources: [\n' }],
    ])('%s may change everything', async (_, files) => {
      const template = await parse(top(`Transform: {${includes}}`), files)
      expect(reachesOf(template)).toEqual(['everything'])
    })

    test('beside a macro may change everything', async () => {
      const template = await parse(top(`Transform: [Mine, {${includes}}]`), added)
      expect([show(template), reachesOf(template)]).toEqual([both, ['everything']])
    })

    test('leaves loops and modules of the file to be named', async () => {
      const files = {
        'infra/x.yaml':
          'Resources:\n  Fn::ForEach::L: [x, [a], {B: {Type: A::B::C}}]\n  M: {Type: A::B::C::MODULE}\n',
      }
      const template = await parse(top(`Transform: {${includes}}`), files)
      expect(reachesOf(template)).toEqual(['resources', 'resources'])
      expect(template.gaps?.map(({ at }) => at.file.path)).toEqual(['infra/x.yaml', 'infra/x.yaml'])
    })
  })

  describe('among the mappings', () => {
    const maps = (mappings: string, value: string, files: Readonly<Record<string, string>>) =>
      parse(
        `Parameters: {P: {Type: String}}\nMappings:\n${mappings}\nResources:\n  A: {Type: A::B::C, Properties: {v: ${value}}}\n`,
        files,
      )
    const whole = `  ${include('x.yaml')}\n  Own: {k: {v: 3}}`
    const inside = `  M:\n    ${include('x.yaml')}\n    k: {v: 3}`
    const file = { 'infra/x.yaml': 'M:\n  a: {v: 1}\n  b: {v: 2, w: [x, y]}\n' }
    const level = { 'infra/x.yaml': 'a: {v: 1}\nb: {v: 1}\nk: {w: 4}\n' }

    test.each<[string, string, string, Readonly<Record<string, string>>]>([
      ['1', whole, '!FindInMap [M, a, v]', file],
      ['["x", "y"]', whole, '!FindInMap [M, b, w]', file],
      ['3', whole, '!FindInMap [Own, k, v]', file],
      ['5', whole, '!FindInMap [M, none, v, {DefaultValue: 5}]', file],
      ['unknown expression Fn::FindInMap', whole, '!FindInMap [M, none, v]', file],
      ['1', inside, '!FindInMap [M, a, v]', level],
      ['unknown expression Fn::FindInMap', inside, '!FindInMap [M, k, v]', level],
      ['unknown expression Fn::FindInMap', whole, '!FindInMap [M, a, v, {DefaultValue: 5}]', {}],
      ['3', whole, '!FindInMap [Own, k, v]', {}],
      [
        '1',
        whole.replace('x.yaml', 's3://b/x.yaml').replace('Own: {k: {v: 3}}', 'M: {a: {v: 1}}'),
        '!FindInMap [M, a, v]',
        {},
      ],
    ])('gives %s', async (expected, mappings, value, files) => {
      const [resource] = (await maps(mappings, value, files)).resources
      const shown = showValue(resource?.properties.entries.get('v'))
      expect(shown.replace(/ \(the mapping "\w+"\)/g, '')).toBe(expected)
    })

    test('says where in the file it is written, and keeps what each key would give', async () => {
      const [one] = (await maps(whole, '!FindInMap [M, a, v]', file)).resources
      const value = one?.properties.entries.get('v')
      const from = value?.kind === 'scalar' ? value.from : undefined
      expect(from?.at.file.path).toBe('infra/x.yaml')
      const [any] = (await maps(whole, '!FindInMap [M, !Ref P, v]', file)).resources
      expect(any?.properties.entries.get('v')?.kind).toBe('either')
      const [open] = (await maps(inside, '!FindInMap [M, !Ref P, v]', {})).resources
      expect(open?.properties.entries.get('v')?.kind).toBe('unknown')
    })
  })

  test('among the resources brings resources', async () => {
    const text = `AWSTemplateFormatVersion: x\nResources:\n  ${include('x.yaml')}\n  A: {Type: A::B::C, Properties: {b: !Ref B}}\n`
    const content = 'B: {Type: A::B::C, Properties: {a: !Ref A}}\nC: 5\n# last\n'
    const template = await parse(text, { 'infra/x.yaml': content })
    expect(show(template)).toEqual(['B {a: unknown reference A A}', 'A {b: unknown reference B B}'])
    expect(template.problems.map(({ message, at }) => [message, at.file.path])).toEqual([
      ['the resource "C" is not a mapping', 'infra/x.yaml'],
    ])
    expect(template.comments?.().map(({ file }) => file.path)).toEqual(['infra/x.yaml'])
  })
})

describe('loops', () => {
  const HEAD = 'Transform: AWS::LanguageExtensions\n'
  const over = (collection: string, head = '') =>
    `${HEAD}${head}Resources:\n  Fn::ForEach::L:\n    - X\n    - ${collection}\n    - R\${X}: {Type: A::B::C}\n`.replace(
      'R${X}:',
      '"R${X}":',
    )
  test.each([
    ['texts', '[a, 1.10, yes]', '', ['Ra', 'R1.10', 'Ryes']],
    ['a split text', '!Split [",", "a,b"]', '', ['Ra', 'Rb']],
    [
      'a split parameter',
      '!Split ["|", !Ref P]',
      'Parameters: {P: {Type: String, Default: "a|b"}}\n',
      ['Ra', 'Rb'],
    ],
    ['what a condition decides', '!If [C, [a], [b]]', 'Conditions: {C: !Equals [a, a]}\n', ['Ra']],
    [
      'a condition whose branches agree',
      '!If [C, [a], [a]]',
      'Conditions: {C: !Equals [!Ref AWS::Region, a]}\n',
      ['Ra'],
    ],
    [
      'texts that are put together',
      '[!Sub "a${P}", !Join ["", [b, c]], !Select [1, [d, e]]]',
      'Parameters: {P: {Type: String, Default: x}}\n',
      ['Rax', 'Rbc', 'Re'],
    ],
    [
      'lists in the list',
      '[a, !Ref P]',
      'Parameters: {P: {Type: CommaDelimitedList, Default: "b, c"}}\n',
      ['Ra', 'Rb', 'Rc'],
    ],
    [
      'a default of FindInMap',
      '!FindInMap [M, x, y, {DefaultValue: !Split [",", "a,b"]}]',
      'Mappings: {M: {k: {l: m}}}\n',
      ['Ra', 'Rb'],
    ],
    ['nothing', '[]', '', []],
  ])('over %s', async (_, collection, head, names) => {
    const template = await parse(over(collection, head))
    expect(template.resources.map(({ name }) => name)).toEqual(names)
    expect(reachesOf(template)).toEqual([])
  })

  test.each([
    ['a parameter without a value', '!Ref P', 'Parameters: {P: {Type: CommaDelimitedList}}\n'],
    ['one text', '!Ref P', 'Parameters: {P: {Type: String, Default: a}}\n'],
    ['a condition that is open', '!If [C, [a], [b]]', 'Conditions: {C: !Equals [!Ref AWS::Region, a]}\n'],
    ['an item that is open', '[a, !Ref AWS::Region]', ''],
    [
      'a mapping with an include',
      '!FindInMap [M, x, y, {DefaultValue: [a]}]',
      `Mappings: {M: {${include('s3://b/c')}}}\n`,
    ],
    ['a mapping', '{a: 1}', ''],
    ['itself', '!Ref L', ''],
  ])('over %s are open', async (_, collection, head) => {
    const template = await parse(over(collection, head))
    expect(template.resources).toEqual([])
    expect(reachesOf(template)).toEqual(['resources'])
    expect(template.gaps?.map(({ notable }) => notable)).toEqual([true])
  })

  test('in conditions, properties and outputs, each with the identifier of the one around it', async () => {
    const text = `${HEAD}Mappings: {M: {p: {L: [x, y]}, q: {L: [z]}}}
Conditions:
  Fn::ForEach::C: [E, [p, q], {"Is\${E}": !Equals ["\${E}", p]}]
Resources:
  Fn::ForEach::Outer:
    - E
    - [p, q]
    - Fn::ForEach::Inner:
        - I
        - !FindInMap [M, !Ref E, L]
        - "R\${E}\${I}":
            Type: A::B::C
            Condition: !Sub "Is\${E}"
            Properties:
              Fn::ForEach::P: [K, [one, two], {"Prop\${K}": !Sub "\${E}\${I}\${K}\${AWS::Region}"}]
`.replace('!Sub "Is', '"Is')
    expect(show(await parse(text))).toEqual([
      'Rpx {Propone: unknown reference AWS::Region pxone…, Proptwo: unknown reference AWS::Region pxtwo…}',
      'Rpy {Propone: unknown reference AWS::Region pyone…, Proptwo: unknown reference AWS::Region pytwo…}',
    ])
  })
})

describe('what every value agrees on is known', () => {
  const value = async (written: string, head = '') => {
    const [read] = show(await parse(`${head}Resources: {A: {Type: A::B::C, Properties: {it: ${written}}}}\n`))
    // The place tells the choices of two calls apart.
    return read?.slice('A {it: '.length, -1).replace(/ at \d+ \?/, ' ?')
  }
  const MAPS = 'Mappings: {M: {dev: {same: a, other: 1}, prod: {same: a, other: 2}}}\n'

  test.each([
    ['the same for each key', '!FindInMap [M, !Ref AWS::Region, same]', MAPS, '"a" (the mapping "M")'],
    [
      'two values',
      '!FindInMap [M, !Ref AWS::Region, other]',
      MAPS,
      'the mapping "M" ? 1 (the mapping "M") : 2 (the mapping "M")',
    ],
    [
      'all of one level',
      '!FindInMap [M, dev, !Ref AWS::Region]',
      MAPS,
      'the mapping "M" ? "a" (the mapping "M") : 1 (the mapping "M")',
    ],
    ['no such key', '!FindInMap [M, !Ref AWS::Region, none]', MAPS, 'unknown reference AWS::Region …'],
    [
      'a default beside them',
      '!FindInMap [M, !Ref AWS::Region, same, {DefaultValue: b}]',
      MAPS,
      'unknown reference AWS::Region …',
    ],
    [
      'a transform among the keys',
      '!FindInMap [M, !Ref AWS::Region, Name]',
      `Mappings: {M: {a: {${include('s3://b/c')}}}}\n`,
      'unknown reference AWS::Region …',
    ],
    [
      'a mapping with a transform has no defaults',
      '!FindInMap [M, a, b, {DefaultValue: c}]',
      `Mappings: {M: {${include('s3://b/c')}}}\n`,
      'unknown expression Fn::FindInMap',
    ],
    [
      'allowed values',
      '!Ref P',
      'Parameters: {P: {Type: String, AllowedValues: [a, b]}}\n',
      'AllowedValues of P ? "a" (what parameter "P" allows) : "b" (what parameter "P" allows)',
    ],
    [
      'the only allowed value',
      '!Sub "x-${P}"',
      'Parameters: {P: {Type: Number, AllowedValues: [22]}}\n',
      '"x-22" (what parameter "P" allows)',
    ],
    [
      'many allowed values',
      '!Ref P',
      'Parameters: {P: {Type: String, AllowedValues: [a, b, c, d, e]}}\n',
      'unknown variable P',
    ],
    [
      'a default wins',
      '!Ref P',
      'Parameters: {P: {Type: String, Default: b, AllowedValues: [a, b]}}\n',
      '"b" (the default of parameter "P")',
    ],
    [
      'lists are open',
      '!Ref P',
      'Parameters: {P: {Type: CommaDelimitedList, AllowedValues: [a, b]}}\n',
      'unknown variable P',
    ],
    [
      'what the Parameter Store has is open',
      '!Ref P',
      'Parameters: {P: {Type: AWS::SSM::Parameter::Value<String>, AllowedValues: [a]}}\n',
      'unknown reference P',
    ],
  ])('%s', async (_, written, head, expected) => {
    expect(await value(written, head)).toBe(expected)
  })
})
