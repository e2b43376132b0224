// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is how Terraform writes interpolations
/** HCL, read here and by the reference implementation, where Go and its modules are there. */

import { afterAll, describe, expect, test } from 'vitest'
import { buildOracle, type Tree, treeOf } from '../support/hcl-oracle/trees.ts'
import fc from '../support/properties.ts'
import { corpusFiles } from './support.ts'

const oracle = buildOracle()
if (oracle === undefined)
  process.stdout.write('skipped: no Go with github.com/hashicorp/hcl/v2 to compare with\n')
afterAll(() => oracle?.end())

interface Difference {
  readonly text: string
  readonly ours: string
  readonly theirs: string
}

/** Texts that are read otherwise here. */
function differences(texts: readonly string[]): readonly Difference[] {
  const expected = oracle?.read(texts) ?? []
  return texts.flatMap((text, index) => {
    const [ours, theirs] = [treeOf(text), expected[index] as Tree].map((tree) => JSON.stringify(tree))
    return ours === theirs ? [] : [{ text, ours: String(ours), theirs: String(theirs) }]
  })
}

/** Without the old index `.0` behind what is no name: the reference implementation reads it as part of a number. */
const atoms = fc.constantFrom(
  ...[
    '1',
    '0.5',
    '1e3',
    '-1',
    'true',
    'null',
    '""',
    '"a"',
    '"a${b}c"',
    '"${a}"',
    '"$${a}"',
    '"%%{a}"',
    '"\\n\\u00e9\\""',
  ],
  ...[
    'a',
    'var.a',
    'a.b.c',
    'a[0]',
    'a["k"].b',
    'a.0.b',
    'a.*.b',
    'a[*].b[0]',
    'a.*.b[0].c',
    'a[b.c]',
    'a.b[*]',
    'f()',
  ],
  ...[
    '[]',
    '{}',
    '"%{ if a }x%{ else }${b}%{ endif }"',
    '"%{ for k, v in a ~} ${v} %{~ endfor }"',
    '"%{if a}x%{endif}"',
  ],
  ...[
    '<<EOT\n a ${b}\n  c\nEOT\n',
    '<<-EOT\n    a\n      b ${c}\n    EOT\n',
    '"a\\\\"',
    '"${"${a}"}"',
    'a::b::c(1)',
  ],
)
const gaps = fc.constantFrom('', ' ', '  ', ' /* c */ ')
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 3, arbitrary: atoms },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          tie('expression'),
          gaps,
          fc.constantFrom('+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||', ''),
          gaps,
          tie('expression'),
        )
        .map((parts) => parts.join('')),
    },
    fc.tuple(fc.constantFrom('!', '-', '--', '- '), tie('expression')).map((parts) => parts.join('')),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    tie('expression').map((inner) => `(${inner})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('.a', '[0]', '[*]', '.*', '["a"]', '[a]', '.a-b', '.a.*.b'))
      .map((parts) => parts.join('')),
    fc
      .tuple(
        fc.array(tie('expression'), { maxLength: 3 }),
        fc.constantFrom(', ', ',\n', ' ,', ',,'),
        fc.constantFrom('', ',', '...'),
      )
      .map(([items, between, end]) => `f(${items.join(between)}${end})`),
    fc
      .tuple(
        fc.array(tie('expression'), { maxLength: 3 }),
        fc.constantFrom(', ', ',\n', '\n'),
        fc.constantFrom('', ',', '\n'),
      )
      .map(([items, between, end]) => `[${items.join(between)}${end}]`),
    fc
      .tuple(
        fc.array(
          fc
            .tuple(
              fc.constantFrom('a', 'a-b', '"k"', '"k${a}"', '(a)', '1', 'a.b', 'true', 'for', 'null'),
              fc.constantFrom(' = ', '=', ': ', ':', ' '),
              tie('expression'),
            )
            .map((parts) => parts.join('')),
          { maxLength: 3 },
        ),
        fc.constantFrom(', ', '\n', ',\n', ' '),
        fc.constantFrom('', ',', '\n'),
      )
      .map(([items, between, end]) => `{${items.join(between)}${end}}`),
    fc
      .tuple(
        fc.constantFrom('v', 'k, v', 'for', 'k,v,w'),
        tie('expression'),
        tie('expression'),
        fc.constantFrom('', ' if v', ' if'),
      )
      .map(([names, of, to, end]) => `[for ${names} in ${of} : ${to}${end}]`),
    fc
      .tuple(tie('expression'), tie('expression'), fc.constantFrom('', '...', ' if k != v', '... if v'))
      .map(([of, to, end]) => `{for k, v in ${of} : k => ${to}${end}}`),
  ),
}))
const body = fc
  .array(
    fc.oneof(
      expression.map((value) => `a = ${value}\n`),
      fc
        .tuple(
          fc.constantFrom('b', 'b "l"', 'b l "m"', 'b "a\\nb"', 'b "${a}"'),
          expression,
          fc.constantFrom('\n', ' ', ''),
        )
        .map(([head, value, gap]) => `${head} {${gap}c = ${value}${gap}}\n`),
      fc.constantFrom(
        '# c\n',
        '// c\n',
        '/* c\n */\n',
        'b {}\n',
        'b "x" {\n}\n',
        'b {\n',
        '}\n',
        '\n',
        'a\n',
        'é = 1\n',
        '_a = 1\n',
      ),
    ),
    { minLength: 1, maxLength: 2 },
  )
  // Attributes are written once.
  .map((items) => items.map((item, index) => item.replace(/^a =/, `a${index} =`)).join(''))

describe.skipIf(oracle === undefined)('as hashicorp/hcl', () => {
  test('what is made by chance is read alike', () => {
    const texts = fc.sample(body, { numRuns: 4000, seed: 20_261_130 })
    expect(differences(texts).slice(0, 5)).toEqual([])
  })

  test('published files are read alike', () => {
    const files = corpusFiles('.tf', '.tfvars')
    expect(differences(files.map(({ text }) => text)).map(({ text }) => text.slice(0, 200))).toEqual([])
  })
})
