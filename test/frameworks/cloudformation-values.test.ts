// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Fn::Sub
import { describe, expect, test } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Template } from '../../src/core/template.ts'
import type { Value } from '../../src/core/value.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { marked, showValue, valuesIn } from './support.ts'

async function parse(text: string, path = 't.yaml'): Promise<Template> {
  const source = { framework: 'cloudformation', path, files: [new SourceFile(path, text)] } as const
  const template = await parseTemplate(source)
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  return template
}

function propertyOf(template: Template, name = 'P'): Value | undefined {
  return template.resources[0]?.properties.entries.get(name)
}

const HEAD = `
Parameters:
  Cidr: {Type: String, Default: 0.0.0.0/0}
  Flag: {Type: String, Default: true}
  Port: {Type: Number, Default: "22"}
  Zones: {Type: CommaDelimitedList, Default: "a, b"}
  Ports: {Type: List<Number>, Default: "22,80"}
  None: {Type: CommaDelimitedList, Default: ""}
  Open: {Type: String}
  Secret: {Type: String, NoEcho: true}
  Ami: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /aws/ami}
Mappings:
  Map: {eu: {cidr: ::/0, list: [a, b]}}
Resources:
  R:
    Type: AWS::X::Y
    Properties:
`

const CIDR = '"0.0.0.0/0" (the default of parameter "Cidr")'

/** Name, the value of a property with its place marked, and what it is. */
const IN_YAML: readonly [string, string, string][] = [
  ['text', '«0.0.0.0/0» # c', '"0.0.0.0/0"'],
  ['a number', '«22»', '22'],
  ['a boolean', '«yes»', 'true'],
  ['a date stays text', '«2012-10-17»', '"2012-10-17"'],
  ['a list', '«[a, {b: 1}]»', '["a", {b: 1}]'],
  ['null', '«~»', 'null'],

  ['Ref of a parameter with a default', '«!Ref Cidr»', CIDR],
  ['Ref, long', '«{Ref: Cidr}»', CIDR],
  ['Ref, long, in a block', '\n        «Ref: Cidr»', CIDR],
  ['Ref of a number', '«!Ref Port»', '22 (the default of parameter "Port")'],
  ['Ref of what YAML takes for a boolean', '«!Ref Flag»', '"true" (the default of parameter "Flag")'],
  [
    'Ref of a list',
    '«!Ref Zones»',
    '["a" (the default of parameter "Zones"), "b" (the default of parameter "Zones")]',
  ],
  [
    'Ref of a list of numbers',
    '«!Ref Ports»',
    '[22 (the default of parameter "Ports"), 80 (the default of parameter "Ports")]',
  ],
  ['Ref of an empty list', '«!Ref None»', '[]'],
  ['Ref of a parameter without a default', '«!Ref Open»', 'unknown variable Open'],
  ['Ref of a secret without a default', '«!Ref Secret»', 'unknown variable Secret'],
  ['Ref of a name in the Parameter Store', '«!Ref Ami»', 'unknown reference Ami'],
  ['Ref of a resource', '«!Ref Bucket»', 'unknown reference Bucket Bucket'],
  ['Ref of a pseudo parameter', '«!Ref AWS::Region»', 'unknown reference AWS::Region'],
  ['Ref of nothing known', '«!Ref Nobody»', 'unknown reference Nobody'],
  ['Ref of a mapping', '«!Ref {a: 1}»', 'unknown expression Ref'],

  ['GetAtt', '«!GetAtt Bucket.Arn»', 'unknown reference Bucket.Arn Bucket'],
  ['GetAtt of a list', '«!GetAtt [Bucket, Arn]»', 'unknown reference Bucket.Arn Bucket'],
  ['GetAtt, long', '«{Fn::GetAtt: [Bucket, Arn]}»', 'unknown reference Bucket.Arn Bucket'],
  ['GetAtt with a computed name', '«!GetAtt [Bucket, !Ref Open]»', 'unknown reference Bucket Bucket'],

  ['Sub of known', '«!Sub "x-${Cidr}-${Port}"»', '"x-0.0.0.0/0-22" (the default of parameter "Cidr")'],
  ['Sub of nothing', '«!Sub x»', '"x"'],
  ['Sub of a literal', '«!Sub "${!Cidr}:${Port}"»', '"${Cidr}:22" (the default of parameter "Port")'],
  ['Sub of an open brace', '«!Sub "a${Cidr"»', '"a${Cidr"'],
  [
    'Sub of its own variables',
    '«!Sub ["${A}/${Cidr}", {A: !Ref Port, B: !Ref Open}]»',
    '"22/0.0.0.0/0" (the default of parameter "Port")',
  ],
  ['Sub of an own variable that hides a parameter', '«!Sub ["${Open}", {Open: x}]»', '"x"'],
  ['Sub, long', '\n        «Fn::Sub:\n        - "${A}"\n        - A: b»', '"b"'],
  ['Sub of the first unknown', '«!Sub "${Port}${Open}${AWS::Region}"»', 'unknown variable Open 22……'],
  ['Sub of a resource', '«!Sub "${Bucket}"»', 'unknown reference Bucket Bucket'],
  ['Sub of an attribute', '«!Sub "arn:${Bucket.Arn}/*"»', 'unknown reference Bucket.Arn Bucket arn:…/*'],
  ['Sub of another name', '«!Sub "${Bucket}-logs"»', 'unknown reference Bucket …-logs'],
  ['Sub of another name, before', '«!Sub "logs-${Bucket}"»', 'unknown reference Bucket logs-…'],
  ['Sub of a list', '«!Sub "${Zones}"»', 'unknown type text'],
  ['Sub of an alternative', '«!Sub ["${A}", {A: !If [C, a, b]}]»', 'C ? "a" : "b"'],
  ['Sub of nothing', '«!Sub ["a${A}b", {A: !Ref AWS::NoValue}]»', 'unknown type a value'],
  [
    'Sub of two alternatives',
    '«!Sub ["${A}${B}", {A: !If [C, a, b], B: !If [D, c, d]}]»',
    'C ? D ? "ac" : "ad" : D ? "bc" : "bd"',
  ],
  [
    'Sub of alternatives of one condition',
    '«!Sub ["${A}-${A}-${B}", {A: !If [C, a, b], B: !If [C, c, d]}]»',
    'C ? "a-a-c" : "b-b-d"',
  ],
  [
    'Sub of alternatives that are not known',
    '«!Sub ["${A}/x", {A: !If [C, a, !Ref Open]}]»',
    'C ? "a/x" : unknown variable Open …/x',
  ],
  [
    'Sub of very many alternatives',
    '«!Sub ["${A}${B}${C}${D}", {A: !If [A, 1, 2], B: !If [B, 1, 2], C: !If [C, 1, 2], D: !If [D, 1, 2]}]»',
    `A ? ${'B ? C ? _ : _ : C ? _ : _ : '.repeat(2).slice(0, -3)}`.replaceAll('_', 'unknown condition D'),
  ],

  ['Join', '«!Join ["", ["a", !Ref Cidr, 1]]»', '"a0.0.0.0/01" (the default of parameter "Cidr")'],
  ['Join of a parameter', '«!Join ["-", !Ref Zones]»', '"a-b" (the default of parameter "Zones")'],
  ['Join of unknown', '«!Join [":", [a, !Ref Open]]»', 'unknown variable Open a:…'],
  [
    'Join of an ARN',
    '«!Join ["", ["arn:aws:s3:::", !Ref Bucket]]»',
    'unknown reference Bucket Bucket arn:aws:s3:::…',
  ],
  ['Join without AWS::NoValue', '«!Join ["-", [a, !Ref AWS::NoValue, b]]»', '"a-b"'],
  ['Join of an alternative', '«!Join ["-", [a, !If [C, b, c], d]]»', 'C ? "a-b-d" : "a-c-d"'],
  [
    'Join of what may be nothing',
    '«!Join ["-", [a, !If [C, b, !Ref AWS::NoValue], d]]»',
    'C ? "a-b-d" : "a-d"',
  ],
  ['Join of alternative lists', '«!Join ["-", !If [C, [a, b], [c]]]»', 'C ? "a-b" : "c"'],
  [
    'Join of an ARN of several partitions',
    '«!Join ["", ["arn:", !If [C, aws-cn, aws], ":s3:::", !Ref Bucket, "/*"]]»',
    'C ? unknown reference Bucket Bucket arn:aws-cn:s3:::…/* : unknown reference Bucket Bucket arn:aws:s3:::…/*',
  ],
  ['Select of alternatives', '«!Select [0, !If [C, [a, b], [c]]]»', 'C ? "a" : "c"'],
  ['Select by an alternative', '«!Select [!If [C, 0, 1], [a, b]]»', 'C ? "a" : "b"'],
  [
    'Select behind what several conditions leave out',
    '«!Select [0, [!If [C, a, !If [D, b, !Ref AWS::NoValue]], z]]»',
    'unknown condition C',
  ],
  ['Select before what may be nothing', '!Select [0, [«a», !If [C, b, !Ref AWS::NoValue]]]', '"a"'],
  [
    'Select behind what may be nothing',
    '«!Select [1, [!If [C, a, !Ref AWS::NoValue], b, c]]»',
    'unknown condition C',
  ],
  ['Split of alternatives', '«!Split [",", !If [C, "a,b", c]]»', 'C ? ["a", "b"] : ["c"]'],
  ['Select of a split alternative', '«!Select [1, !Split ["/", !If [C, a/b, c/d]]]»', 'C ? "b" : "d"'],
  ['Join of no list', '«!Join ["-", a]»', 'unknown type a list'],
  ['Join of too little', '«!Join [a]»', 'unknown expression Fn::Join'],

  ['Select', '!Select [1, [a, «!Ref Cidr»]]', CIDR],
  ['Select from a split', '!Select [0, «!Split [",", "x,y"]»]', '"x"'],
  ['Select of an unknown item', '«!Select [!Ref Open, [a]]»', 'unknown variable Open …'],
  ['Select outside', '«!Select [5, [a]]»', 'unknown expression Fn::Select of item "5"'],
  ['Select from unknown', '«!Select [0, !GetAZs ""]»', 'unknown expression Fn::GetAZs'],

  [
    'Split',
    '«!Split ["/", !Ref Cidr]»',
    '["0.0.0.0" (the default of parameter "Cidr"), "0" (the default of parameter "Cidr")]',
  ],
  ['Split of unknown', '«!Split [",", !Ref Open]»', 'unknown variable Open'],

  ['FindInMap', '«!FindInMap [Map, eu, cidr]»', '"::/0" (the mapping "Map")'],
  [
    'FindInMap of a list',
    '«!FindInMap [Map, eu, list]»',
    '["a" (the mapping "Map"), "b" (the mapping "Map")]',
  ],
  ['FindInMap of an unknown key', '«!FindInMap [Map, !Ref AWS::Region, cidr]»', '"::/0" (the mapping "Map")'],
  ['FindInMap of a missing key', '«!FindInMap [Map, us, cidr]»', 'unknown expression Fn::FindInMap'],
  ['FindInMap with a default', '!FindInMap [Map, us, cidr, {DefaultValue: «x»}]', '"x"'],

  ['Base64', '\n        Fn::Base64: «!Sub "a${Port}"»', '"a22" (the default of parameter "Port")'],
  ['If', '«!If [C, !Ref Cidr, 10.0.0.0/8]»', `C ? ${CIDR} : "10.0.0.0/8"`],
  ['If with nothing', '«!If [C, {A: 1}, !Ref AWS::NoValue]»', 'C ? {A: 1} : nothing'],
  ['If inside a list', '«[!If [C, a, !Ref AWS::NoValue]]»', '[C ? "a" : nothing]'],
  ['a broken If', '«!If [C, a]»', 'unknown expression Fn::If'],
  ['AWS::NoValue in a list', '«[a, !Ref AWS::NoValue, b]»', '["a", "b"]'],
  ['AWS::NoValue in a mapping', '«{A: !Ref AWS::NoValue, B: 1}»', '{B: 1}'],

  ['Length', '«!Length [a, b]»', '2'],
  ['Cidr', '«!Cidr [10.0.0.0/16, 2, 8]»', '["10.0.0.0/24", "10.0.1.0/24"]'],
  ['Cidr, that does not fit', '«!Cidr [10.0.0.0/24, 2, 8]»', 'unknown expression Fn::Cidr'],
  ['Cidr, of more bits than there are', '«!Cidr [10.0.0.0/24, 1, 33]»', 'unknown expression Fn::Cidr'],
  ['Cidr of the internet', '«!Cidr [0.0.0.0/0, 1, 32]»', '["0.0.0.0/0"]'],
  ['ToJsonString', '«!ToJsonString {A: !Ref Port}»', 'json {A: 22 (the default of parameter "Port")}'],
  ...['Cidr', 'GetAZs', 'Equals', 'And', 'Or', 'Not'].map((name): [string, string, string] => [
    name,
    `«!${name} [a]»`,
    `unknown expression Fn::${name}`,
  ]),
  ['Condition', '«!Condition C»', 'unknown expression Condition'],
  ['the key Condition is data', '«{Condition: {Bool: {a: true}}}»', '{Condition: {Bool: {a: true}}}'],
  ['a tag of others', '«!Own x»', 'unknown expression Fn::Own'],
  ['bytes', '«!!binary aGk=»', 'unknown expression !!binary'],
  ['a dynamic reference', '«"{{resolve:ssm:/x:1}}"»', 'unknown reference "{{resolve:ssm:/x:1}}"'],
  [
    'intrinsics in each other',
    '«!Join ["", [!Select [1, !Split ["/", !Sub "${Cidr}"]], "x"]]»',
    '"0x" (the default of parameter "Cidr")',
  ],
]

describe('values in YAML, at their places', () => {
  test.each(IN_YAML)('%s', async (_, source, shown) => {
    const { text, ranges } = marked(`${HEAD}      P: ${source}\n  Bucket: {Type: AWS::S3::Bucket}\n`)
    const template = await parse(text)
    expect(template.problems).toEqual([])
    const value = propertyOf(template)
    expect(showValue(value)).toBe(shown)
    expect(value?.at.range).toEqual(ranges[0])
    expect(value?.at.file.text).toBe(text)
  })

  test('a property that is AWS::NoValue is absent', async () => {
    const template = await parse(
      `${HEAD}      P: !Ref AWS::NoValue\n      Q: !If [C, !Ref AWS::NoValue, !Ref AWS::NoValue]\n`,
    )
    expect(template.resources[0]?.properties.entries.size).toBe(0)
  })

  test('a default says where it is written', async () => {
    const { text, ranges } = marked(
      'Parameters: {A: {Default: «0.0.0.0/0»}}\nResources: {R: {Type: A::B, Properties: {P: !Sub "${A}"}}}',
    )
    const value = propertyOf(await parse(text))
    expect(value?.kind === 'scalar' && value.from?.at.range).toEqual(ranges[0])
  })

  test('a mapping says where the value is written', async () => {
    const { text, ranges } = marked(
      'Mappings: {M: {a: {b: [x, «y»]}}}\nResources: {R: {Type: A::B, Properties: {P: !FindInMap [M, a, b]}}}',
    )
    const value = propertyOf(await parse(text))
    const item = value?.kind === 'list' ? value.items[1] : undefined
    expect(item?.kind === 'scalar' && item.from?.at.range).toEqual(ranges[0])
  })
})

describe('values in JSON, at their places', () => {
  const head =
    '{"Parameters": {"Cidr": {"Type": "String", "Default": "0.0.0.0/0"}, "Open": {"Type": "String"}},\n'
  test.each([
    ['text', '«"a"»', '"a"'],
    ['numbers are not text', '«22»', '22'],
    ['a tag is text', '«"!Ref Cidr"»', '"!Ref Cidr"'],
    ['Ref', '«{"Ref": "Cidr"}»', CIDR],
    ['Ref of a resource', '«{"Ref": "Bucket"}»', 'unknown reference Bucket Bucket'],
    ['GetAtt', '«{"Fn::GetAtt": ["Bucket", "Arn"]}»', 'unknown reference Bucket.Arn Bucket'],
    ['Sub', '«{"Fn::Sub": ["${Cidr}-${A}", {"A": 1}]}»', '"0.0.0.0/0-1" (the default of parameter "Cidr")'],
    ['Join', '«{"Fn::Join": ["", ["a", {"Ref": "Open"}]]}»', 'unknown variable Open a…'],
    ['Split', '«{"Fn::Split": [",", "a,b"]}»', '["a", "b"]'],
    ['Select', '{"Fn::Select": ["0", [«"a"»]]}', '"a"'],
    ['If', '«{"Fn::If": ["C", 1, {"Ref": "AWS::NoValue"}]}»', 'C ? 1 : nothing'],
    ['Base64', '{"Fn::Base64": «"a"»}', '"a"'],
    ['others', '«{"Fn::Cidr": []}»', 'unknown expression Fn::Cidr'],
    ['two keys are data', '«{"Ref": "Cidr", "x": 1}»', '{Ref: "Cidr", x: 1}'],
  ])('%s', async (_, source, shown) => {
    const { text, ranges } = marked(
      `${head} "Resources": {"R": {"Type": "A::B", "Properties": {"P": ${source}}}, "Bucket": {"Type": "C::D"}}}`,
    )
    const value = propertyOf(await parse(text, 't.json'))
    expect(showValue(value)).toBe(shown)
    expect(value?.at.range).toEqual(ranges[0])
  })
})

describe('JSON in strings', () => {
  const STATEMENT = (value: Value | undefined): Value | undefined =>
    [...valuesIn(value)].find((each) => each.kind === 'scalar' && each.value === '*')

  test.each([
    ['plain quotes', `P: «'{"Principal": «"*"»}'»\n`],
    ['a literal block', 'P: |\n        «{\n          "Principal": «"*"»\n        }»\n'],
    ['a folded block', 'P: >-\n        «{\n          "Principal": «"*"»\n        }»\n'],
    ['escapes', 'P: «"{\\"x\\\\n\\": 1, \\"Principal\\": «\\"*\\"»}"»\n'],
    ['doubled quotes', `P: «'{"a": "it''s", "Principal": «"*"»}'»\n`],
    ['a Sub of nothing', `P: «!Sub '{"Principal": «"*"»}'»\n`],
    ['an escape that JSON does not have', 'P: ««"{\\x22Principal\\x22: \\"*\\"}"»»\n'],
    ['a Sub of known', `P: «!Sub '{"Principal": «"*"», "Cidr": "\${Cidr}"}'»\n`],
    ['a Sub of unknown', `P: «!Sub '{"Principal": «"*"», "Cidr": "\${Open}"}'»\n`],
    ['a Join', `P: «!Join ["", ['{"Sid": "', !Ref Open, '", "Principal": «"*"»}']]»\n`],
    ['a block of several lines', 'P: «!Sub |\n        {"Sid": "${Open}",\n         "Principal": «"*"»}»\n'],
  ])('%s', async (_, source) => {
    const { text, ranges } = marked(`${HEAD}      ${source}`)
    const value = propertyOf(await parse(text))
    expect(value?.kind).toBe('json')
    expect(value?.at.range).toEqual(ranges[0])
    expect(STATEMENT(value)?.at.range).toEqual(ranges[1])
  })

  test('JSON in JSON', async () => {
    const { text, ranges } = marked(
      '{"Resources": {"R": {"Type": "A::B", "Properties": {"P": "{\\"Principal\\": «\\"*\\"»}"}}}}',
    )
    expect(STATEMENT(propertyOf(await parse(text, 't.json')))?.at.range).toEqual(ranges[0])
  })

  test('JSON from a default says so', async () => {
    const value = propertyOf(
      await parse(
        `Parameters: {A: {Default: '{"a": 1}'}}\nResources: {R: {Type: A::B, Properties: {P: !Ref A}}}`,
      ),
    )
    expect(showValue(value)).toBe('json {a: 1 (the default of parameter "A")}')
  })

  test.each(['{not: json}', '{"a": 1', '{"a": 1, "a": 2}', '[1]', '{{x}}', '"{}"'])(
    '%s stays text',
    async (text) => {
      const value = propertyOf(await parse(`${HEAD}      P: |-\n        ${text}\n`))
      expect(value).toMatchObject({ kind: 'scalar', value: text })
    },
  )
})
