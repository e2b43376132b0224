/** Edits of JSON that stands in texts. */
import { describe, expect, test } from 'vitest'
import { type Change, ReferenceTo, TextOf } from '../../../src/core/fix.ts'
import type { Template } from '../../../src/core/template.ts'
import type { Value } from '../../../src/core/value.ts'
import { changed, resourceOf, templateOf, valueAt } from './support.ts'

/** A value inside of a text that holds JSON. */
function inText(template: Template, name: string, ...path: readonly (string | number)[]): Value {
  const text = valueAt(resourceOf(template), name)
  if (text.kind !== 'json' || text.of.kind !== 'mapping') throw new Error('not JSON')
  return valueAt({ ...resourceOf(template), properties: text.of }, ...path)
}

const hcl = (value: string) => `resource "t" "r" {\n  p = ${value}\n}\n`
const yaml = (value: string) =>
  `Resources:\n  R:\n    Type: A::B::C\n    Properties:\n      p: ${value}\n      q: 1\n`
const json = (value: string) => `{"Resources": {"R": {"Type": "A::B::C", "Properties": {"p": ${value}}}}}`

const FORMS: readonly (readonly [
  string,
  'terraform' | 'cloudformation',
  string,
  (value: string) => string,
  string,
  string,
])[] = [
  [
    'a heredoc',
    'terraform',
    'main.tf',
    hcl,
    `<<EOT\n{\n  "S": [\n    {"A": "*", "B": "\${t.x.arn}"}\n  ]\n}\nEOT`,
    `<<EOT\n{\n  "S": [\n    {"A": "a", "B": "\${t.x.arn}", "C": [1]}\n  ]\n}\nEOT`,
  ],
  [
    'an indented heredoc',
    'terraform',
    'main.tf',
    hcl,
    '<<-EOT\n    {\n      "S": [{\n        "A": "*"\n      }]\n    }\n  EOT',
    '<<-EOT\n    {\n      "S": [{\n        "A": "a",\n        "C": [\n          1\n        ]\n      }]\n    }\n  EOT',
  ],
  [
    'what is not known in a heredoc',
    'terraform',
    'main.tf',
    hcl,
    `<<EOT\n{"S": [{"A": "*", "B": "x-\${var.a["b"]}"}], "T": \${jsonencode(var.c)}}\nEOT`,
    `<<EOT\n{"S": [{"A": "a", "B": "x-\${var.a["b"]}", "C": [1]}], "T": \${jsonencode(var.c)}}\nEOT`,
  ],
  [
    'quotes of HCL',
    'terraform',
    'main.tf',
    hcl,
    '"{\\"S\\": [{\\"A\\": \\"*\\"}]}"',
    '"{\\"S\\": [{\\"A\\": \\"a\\", \\"C\\": [1]}]}"',
  ],
  [
    'a call of jsonencode',
    'terraform',
    'main.tf',
    hcl,
    'jsonencode({ S = [{ A = "*" }] })',
    'jsonencode({ S = [{ A = "a", C = [1] }] })',
  ],
  [
    'a block of YAML',
    'cloudformation',
    'a.yaml',
    yaml,
    '|\n        {\n          "S": [\n            {\n              "A": "*"\n            }\n          ]\n        }',
    '|\n        {\n          "S": [\n            {\n              "A": "a",\n              "C": [\n                1\n              ]\n            }\n          ]\n        }',
  ],
  [
    'a block of YAML that is put together',
    'cloudformation',
    'a.yaml',
    yaml,
    `!Sub |-\n        {"S": [{"A": "*", "B": "\${AWS::Region}"}]}`,
    `!Sub |-\n        {"S": [{"A": "a", "B": "\${AWS::Region}", "C": [1]}]}`,
  ],
  [
    'single quotes',
    'cloudformation',
    'a.yaml',
    yaml,
    '\'{"S": [{"A": "*", "B": "it\'\'s"}]}\'',
    '\'{"S": [{"A": "a", "B": "it\'\'s", "C": [1]}]}\'',
  ],
  [
    'double quotes',
    'cloudformation',
    'a.yaml',
    yaml,
    '"{\\"S\\": [{\\"A\\": \\"*\\"}]}"',
    '"{\\"S\\": [{\\"A\\": \\"a\\", \\"C\\": [1]}]}"',
  ],
  [
    'quotes of JSON with line ends',
    'cloudformation',
    'a.json',
    json,
    '"{\\n  \\"S\\": [{\\n    \\"A\\": \\"*\\"\\n  }]\\n}"',
    '"{\\n  \\"S\\": [{\\n    \\"A\\": \\"a\\",\\n    \\"C\\": [\\n      1\\n    ]\\n  }]\\n}"',
  ],
]

describe('a text that holds JSON', () => {
  test.each(FORMS)('%s', async (_, framework, path, around, before, after) => {
    const template = await templateOf(framework, { [path]: around(before) })
    const statement = inText(template, 'p', 'S', 0)
    const changes: readonly Change[] = [
      { kind: 'replace', at: inText(template, 'p', 'S', 0, 'A').at, value: 'a' },
      { kind: 'set', below: statement.at, path: ['C'], value: [1] },
    ]
    expect(changed(template, ...changes)).toBe(around(after))
  })

  test('is added to, from its root', async () => {
    const template = await templateOf('terraform', { 'main.tf': hcl('<<EOT\n{\n  "S": []\n}\nEOT') })
    const resource = resourceOf(template)
    const { at } = valueAt(resource, 'p')
    const value = {
      A: new ReferenceTo(resource, 'arn'),
      B: new TextOf([new ReferenceTo(resource, 'arn'), `/\${x}`]),
    }
    expect(changed(template, { kind: 'set', below: at, path: ['S', 0], value })).toBe(
      hcl(
        `<<EOT\n{\n  "S": [\n    {\n      "A": "\${t.r.arn}",\n      "B": "\${t.r.arn}/$\${x}"\n    }\n  ]\n}\nEOT`,
      ),
    )
  })

  test('refers to resources where Fn::Sub puts it together', async () => {
    const write = async (text: string) => {
      const template = await templateOf('cloudformation', { 'a.yaml': yaml(text) })
      const resource = resourceOf(template)
      return changed(template, {
        kind: 'set',
        below: valueAt(resource, 'p').at,
        path: ['A'],
        value: new ReferenceTo(resource, 'arn'),
      })
    }
    expect(await write('!Sub |\n        {"S": 1}')).toBe(yaml(`!Sub |\n        {"S": 1, "A": "\${R.Arn}"}`))
    expect(await write('|\n        {"S": 1}')).toBe('(the text cannot refer to a resource without Fn::Sub)')
  })

  test('loses members', async () => {
    const template = await templateOf('terraform', {
      'main.tf': hcl('<<EOT\n{\n  "S": [\n    "a",\n    "b"\n  ]\n}\nEOT'),
    })
    expect(changed(template, { kind: 'remove', at: inText(template, 'p', 'S', 1).at })).toBe(
      hcl('<<EOT\n{\n  "S": [\n    "a"\n  ]\n}\nEOT'),
    )
    const quoted = await templateOf('cloudformation', {
      'a.json': json('"{\\n \\"S\\": [\\n  1,\\n  2,\\n  3\\n ]\\n}"'),
    })
    expect(changed(quoted, { kind: 'remove', at: inText(quoted, 'p', 'S', 1).at })).toBe(
      json('"{\\n \\"S\\": [\\n  1,\\n  3\\n ]\\n}"'),
    )
  })

  test('is refused where it is not JSON alone', async () => {
    const template = await templateOf('terraform', { 'main.tf': hcl('"text"') })
    expect(
      changed(template, { kind: 'set', below: valueAt(resourceOf(template), 'p').at, path: ['a'], value: 1 }),
    ).toBe('(the text around the value is not JSON alone)')
  })
})
