// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of Fn::Sub
/** What the reference of CloudFormation's intrinsic functions says of them, and what follows from it. */
import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import { parseTemplate } from '../../src/frameworks/parse-template.ts'
import { showValue } from './support.ts'

const PAGES =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-'

const HEAD = `Parameters:
  List: { Type: CommaDelimitedList, Default: "10.0.48.0/24, 10.0.112.0/24" }
  Number: { Type: Number, Default: 7 }
  Empty: { Type: String, Default: "" }
`

async function value(written: string): Promise<string> {
  const text = `${HEAD}Resources:\n  R: { Type: AWS::X::Y, Properties: { P: ${written} } }\n`
  const template = await parseTemplate({
    framework: 'cloudformation',
    path: 't.yaml',
    files: [new SourceFile('t.yaml', text)],
  })
  if ('notTemplate' in template) throw new Error(template.notTemplate)
  expect(template.problems).toEqual([])
  const shown = showValue(template.resources[0]?.properties.entries.get('P'))
  return shown.replaceAll(/ \(the default of parameter "\w+"\)/g, '')
}

const CASES: Readonly<Record<string, readonly (readonly [written: string, gives: string])[]>> = {
  select: [
    ['!Select ["1", [apples, grapes, oranges, mangoes]]', '"grapes"'],
    ['!Select [0, !Ref List]', '"10.0.48.0/24"'],
    ['!Select [4, [a, b]]', 'unknown expression Fn::Select of item "4"'],
    ['!Select [-1, [a, b]]', 'unknown expression Fn::Select of item "-1"'],
    ['!Select [1, []]', 'unknown expression Fn::Select of item "1"'],
  ],
  split: [
    ['!Split ["|", "a|b|c"]', '["a", "b", "c"]'],
    ['!Split ["|", "a||c|"]', '["a", "", "c", ""]'],
    ['!Split ["|", "abc"]', '["abc"]'],
    ['!Split ["", "abc"]', 'unknown expression Fn::Split'],
    ['!Split [",", !Ref Empty]', '[""]'],
    ['!Select [1, !Split [",", "a,b"]]', '"b"'],
  ],
  sub: [
    ['!Sub "a-${Number}"', '"a-7"'],
    ['!Sub "${!Literal}"', '"${Literal}"'],
    ['!Sub "${!Number}${Number}"', '"${Number}7"'],
    ['!Sub ["www.${Domain}", {Domain: example.com}]', '"www.example.com"'],
    ['!Sub ["${Number}", {Number: own}]', '"own"'],
    ['!Sub "${Empty}x"', '"x"'],
    ['!Sub "$Number $ {Number}"', '"$Number $ {Number}"'],
  ],
  join: [
    ['!Join [":", [a, b, c]]', '"a:b:c"'],
    ['!Join ["", [a, !Ref Number, true]]', '"a7true"'],
    ['!Join [",", !Ref List]', '"10.0.48.0/24,10.0.112.0/24"'],
    ['!Join [",", [only]]', '"only"'],
    ['!Join [",", []]', '""'],
    ['!Join [",", [a, !Ref AWS::NoValue, b]]', '"a,b"'],
  ],
  length: [
    ['!Length [a, b, c]', '3'],
    ['!Length {Ref: List}', '2'],
  ],
  tojsonstring: [
    ['!ToJsonString {key1: value1, key2: [1]}', 'json {key1: "value1", key2: [1]}'],
    ['!ToJsonString [a, b]', 'json ["a", "b"]'],
  ],
  base64: [['!Base64 text', '"text"']],
  cidr: [
    ['!Select [0, !Cidr ["192.168.0.0/24", 6, 5]]', '"192.168.0.0/27"'],
    ['!Select [5, !Cidr ["192.168.0.0/24", 6, 5]]', '"192.168.0.160/27"'],
    ['!Cidr ["192.168.0.0/24", 600, 5]', 'unknown expression Fn::Cidr'],
  ],
}

describe.each(Object.entries(CASES))(`${PAGES}%s`, (_, cases) => {
  it.each(cases)('%s', async (written, gives) => {
    expect(await value(written)).toBe(gives)
  })
})
