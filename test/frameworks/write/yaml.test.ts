/** Edits of YAML: exact bytes, in the styles in which people write it. */
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { type Change, ReferenceTo, type Step, TextOf, type Writable } from '../../../src/core/fix.ts'
import { changed, resourceOf, templateOf, valueAt } from './support.ts'

type Setting = readonly [path: readonly Step[], value: Writable]

async function afterSet(text: string, ...settings: readonly Setting[]): Promise<string> {
  const template = await templateOf('cloudformation', { 'a.yaml': text })
  const { at } = resourceOf(template)
  return changed(
    template,
    ...settings.map(([path, value]): Change => ({ kind: 'set', below: at, path, value })),
  )
}

/** The start of a template, before what stands in a resource. */
const HEAD = 'Resources:\n  R:\n    Type: A::B::C\n'

const ENTRIES: readonly (readonly [style: string, before: string, after: string])[] = [
  [
    'plain',
    `${HEAD}    Properties:\n      X: 1\n`,
    `${HEAD}    Properties:\n      X: 1\n      Added: true\n`,
  ],
  ['no properties', HEAD, `${HEAD}    Properties:\n      Added: true\n`],
  ['no properties, no final newline', HEAD.trimEnd(), `${HEAD}    Properties:\n      Added: true`],
  [
    'no final newline',
    `${HEAD}    Properties:\n      X: 1`,
    `${HEAD}    Properties:\n      X: 1\n      Added: true`,
  ],
  ['properties of nothing', `${HEAD}    Properties:\n`, `${HEAD}    Properties:\n      Added: true\n`],
  [
    'properties of nothing, with a comment',
    `${HEAD}    Properties: # none\n      # none yet\n`,
    `${HEAD}    Properties: # none\n      Added: true\n      # none yet\n`,
  ],
  ['empty braces', `${HEAD}    Properties: {}\n`, `${HEAD}    Properties:\n      Added: true\n`],
  [
    'empty braces with a comment',
    `${HEAD}    Properties: {} # none\n`,
    `${HEAD}    Properties: # none\n      Added: true\n`,
  ],
  ['null', `${HEAD}    Properties: ~\n`, `${HEAD}    Properties:\n      Added: true\n`],
  ['braces', `${HEAD}    Properties: {X: 1}\n`, `${HEAD}    Properties: {X: 1, Added: true}\n`],
  [
    'braces with blanks',
    `${HEAD}    Properties: { X: 1 }\n`,
    `${HEAD}    Properties: { X: 1, Added: true }\n`,
  ],
  [
    'braces over several lines',
    `${HEAD}    Properties: {\n      X: 1, # one\n      Y: 2 # two\n      }\n`,
    `${HEAD}    Properties: {\n      X: 1, # one\n      Y: 2, # two\n      Added: true\n      }\n`,
  ],
  [
    'everything in braces',
    '{Resources: {R: {Type: "A::B::C"}}}\n',
    '{Resources: {R: {Type: "A::B::C", Properties: {Added: true}}}}\n',
  ],
  [
    'quoted keys in braces',
    "{'Resources': {'R': {'Type': 'A::B::C'}}}\n",
    "{'Resources': {'R': {'Type': 'A::B::C', 'Properties': {'Added': true}}}}\n",
  ],
  [
    'four blanks',
    'Resources:\n    R:\n        Type: A::B::C\n',
    'Resources:\n    R:\n        Type: A::B::C\n        Properties:\n            Added: true\n',
  ],
  [
    'one blank',
    'Resources:\n R:\n  Type: A::B::C\n',
    'Resources:\n R:\n  Type: A::B::C\n  Properties:\n   Added: true\n',
  ],
  [
    'CRLF',
    `${HEAD}    Properties:\n      X: 1\n`.replaceAll('\n', '\r\n'),
    `${HEAD}    Properties:\n      X: 1\n      Added: true\n`.replaceAll('\n', '\r\n'),
  ],
  [
    'CRLF, no properties',
    HEAD.replaceAll('\n', '\r\n'),
    `${HEAD}    Properties:\n      Added: true\n`.replaceAll('\n', '\r\n'),
  ],
  [
    'quoted keys',
    'Resources:\n  "R":\n    "Type": "A::B::C"\n',
    'Resources:\n  "R":\n    "Type": "A::B::C"\n    "Properties":\n      "Added": true\n',
  ],
  [
    'a comment on the last line',
    `${HEAD}    Properties:\n      X: 1 # one\n      # two\n`,
    `${HEAD}    Properties:\n      X: 1 # one\n      Added: true\n      # two\n`,
  ],
  [
    'a text in a block at the end',
    `${HEAD}    Properties:\n      X: |\n        a\n        b\n\n# end\n`,
    `${HEAD}    Properties:\n      X: |\n        a\n        b\n      Added: true\n\n# end\n`,
  ],
  [
    'a text in a block that keeps blank lines',
    `${HEAD}    Properties:\n      X: |+\n        a\n\n\nOutputs: {}\n`,
    `${HEAD}    Properties:\n      X: |+\n        a\n\n\n      Added: true\nOutputs: {}\n`,
  ],
  [
    'a text over several lines',
    `${HEAD}    Properties:\n      X: "a\n        b"\n`,
    `${HEAD}    Properties:\n      X: "a\n        b"\n      Added: true\n`,
  ],
  [
    'a list at the end',
    `${HEAD}    Properties:\n      X:\n      - a\n`,
    `${HEAD}    Properties:\n      X:\n      - a\n      Added: true\n`,
  ],
  [
    'an empty value at the end',
    `${HEAD}    Properties:\n      X:\n`,
    `${HEAD}    Properties:\n      X:\n      Added: true\n`,
  ],
  [
    'an alias at the end',
    `A: &a 1\n${HEAD}    Properties:\n      X: *a # one\n`,
    `A: &a 1\n${HEAD}    Properties:\n      X: *a # one\n      Added: true\n`,
  ],
  [
    'a merge key',
    `A: &a {Added: false, Y: 1}\n${HEAD}    Properties:\n      <<: *a\n      X: 1\n`,
    `A: &a {Added: false, Y: 1}\n${HEAD}    Properties:\n      <<: *a\n      X: 1\n      Added: true\n`,
  ],
  [
    'in the order of the alphabet',
    `${HEAD}    Properties:\n      Aaa: 1\n      B: 2\n      C: 3\n`,
    `${HEAD}    Properties:\n      Aaa: 1\n      Added: true\n      B: 2\n      C: 3\n`,
  ],
  [
    'first in that order',
    `${HEAD}    Properties:\n      B: 1\n      C: 2\n      D: 3\n`,
    `${HEAD}    Properties:\n      Added: true\n      B: 1\n      C: 2\n      D: 3\n`,
  ],
  ['a document with its marks', `---\n${HEAD}...\n`, `---\n${HEAD}    Properties:\n      Added: true\n...\n`],
  [
    'an anchor that nothing uses',
    `${HEAD}    Properties: &p\n      X: 1\n`,
    `${HEAD}    Properties: &p\n      X: 1\n      Added: true\n`,
  ],
]

describe('an entry is added', () => {
  test.each(ENTRIES)('%s', async (_, before, after) => {
    expect(await afterSet(before, [['Added'], true])).toBe(after)
  })

  test('several paths make one mapping', async () => {
    const settings: readonly Setting[] = [
      [['A', 'B'], true],
      [['A', 'L', 0, 'C'], 'x: y'],
      [['A', 'L', 0, 'D'], 'on'],
      [
        ['A', 'E'],
        ['1', 'b'],
      ],
      [['A', 'F'], []],
    ]
    expect(await afterSet(`${HEAD}    Properties:\n      X: 1\n`, ...settings)).toBe(
      `${HEAD}    Properties:\n      X: 1\n      A:\n        B: true\n        L:\n          - C: "x: y"\n            D: "on"\n        E:\n          - "1"\n          - b\n        F: []\n`,
    )
    expect(await afterSet(`${HEAD}    DependsOn:\n    - S\n    Properties: {X: 'y'}\n`, ...settings)).toBe(
      `${HEAD}    DependsOn:\n    - S\n    Properties: {X: 'y', A: {B: true, L: [{C: 'x: y', D: 'on'}], E: ['1', 'b'], F: []}}\n`,
    )
    expect(await afterSet(`${HEAD}    DependsOn:\n    - S\n`, [['E'], ['1', 'b']])).toBe(
      `${HEAD}    DependsOn:\n    - S\n    Properties:\n      E:\n      - "1"\n      - b\n`,
    )
  })

  test('an item at the end of a list', async () => {
    const at = (list: string) => `${HEAD}    Properties:\n      L:${list}`
    expect(await afterSet(at('\n        - a # one\n'), [['L', 1], 'b'])).toBe(
      at('\n        - a # one\n        - b\n'),
    )
    expect(
      await afterSet(at('\n      -   A: 1\n          B: 2\n'), [['L', 1, 'A'], 2], [['L', 1, 'B'], 3]),
    ).toBe(at('\n      -   A: 1\n          B: 2\n      -   A: 2\n          B: 3\n'))
    expect(await afterSet(at(' [a]\n'), [['L', 1], 'b'])).toBe(at(' [a, b]\n'))
    expect(await afterSet(at(' []\n'), [['L', 0, 'A'], 1])).toBe(at('\n        - A: 1\n'))
    expect(await afterSet(at('\n        - A: 1\n'), [['L', 0, 'B'], 2])).toBe(
      at('\n        - A: 1\n          B: 2\n'),
    )
    expect(await afterSet(at('\n        - {}\n'), [['L', 0, 'B'], 2], [['L', 0, 'C'], 3])).toBe(
      at('\n        - B: 2\n          C: 3\n'),
    )
    expect(await afterSet(at('\n        - - a\n          - b\n'), [['L', 0, 2], 'c'])).toBe(
      at('\n        - - a\n          - b\n          - c\n'),
    )
  })

  test('references, as tags or in full as the file has them', async () => {
    const write = async (text: string) => {
      const template = await templateOf('cloudformation', { 'a.yaml': text })
      const resource = resourceOf(template)
      const set = (name: string, value: Writable): Change => ({
        kind: 'set',
        below: resource.at,
        path: [name],
        value,
      })
      return changed(
        template,
        set('A', new ReferenceTo(resource)),
        set('B', new ReferenceTo(resource, 'arn')),
        set('C', new TextOf([new ReferenceTo(resource, 'arn'), '/*'])),
      )
    }
    expect(await write(HEAD)).toBe(
      `${HEAD}    Properties:\n      A: !Ref R\n      B: !GetAtt R.Arn\n      C: !Sub \${R.Arn}/*\n`,
    )
    expect(await write(`${HEAD}    Properties: {X: 1}\n`)).toBe(
      `${HEAD}    Properties: {X: 1, A: !Ref R, B: !GetAtt R.Arn, C: !Sub "\${R.Arn}/*"}\n`,
    )
    expect(await write(`${HEAD}    Properties:\n      X:\n        Ref: Y\n`)).toBe(
      `${HEAD}    Properties:\n      X:\n        Ref: Y\n      A:\n        Ref: R\n      B:\n        Fn::GetAtt:\n          - R\n          - Arn\n      C:\n        Fn::Sub: \${R.Arn}/*\n`,
    )
  })
})

describe('a value is replaced', () => {
  const at = (value: string) => `${HEAD}    Properties:\n      X:${value}\n      Y: 1\n`
  test.each([
    ['plain', ' false', ' true'],
    ['quoted, with a comment', ' "false" # why', ' true # why'],
    ['on the next line', '\n        false', '\n        true'],
    ['with a tag', ' !Ref Z', ' true'],
    ['with a tag of the core', ' !!bool "false"', ' true'],
    ['a call in full', '\n        Ref: Z', ' true'],
    ['a call below a comment', ' # why\n        Ref: Z', ' true # why'],
    ['a list below a comment', ' # why\n      - a', ' true # why'],
    ['a list below an anchor and a comment', ' &x # why\n      - a', ' &x true # why'],
    ['a call with a tag over several lines', ' !If\n        - c\n        - 1\n        - 2', ' true'],
    ['a list', '\n      - a\n      - b', ' true'],
    ['braces', ' {A: 1}', ' true'],
    ['a text in a block', ' |\n        a\n        b', ' true'],
    ['a text in a block with a tag', ' !Sub |-\n        a', ' true'],
    ['a text in a block with a comment', ' > # folded\n        a\n\n        b', ' true'],
    ['a text over several lines', " 'a\n        b'", ' true'],
    ['nothing', '', ' true'],
    ['null', ' ~', ' true'],
    ['after an anchor', ' &x false', ' &x true'],
  ])('%s', async (_, before, after) => {
    expect(await afterSet(at(before), [['X'], true])).toBe(at(after))
  })

  test('by a mapping', async () => {
    expect(await afterSet(at(' false # why'), [['X'], { A: 1 }])).toBe(at(' # why\n        A: 1'))
    expect(await afterSet(at('\n        - a\n        - b'), [['X'], { A: [1] }])).toBe(
      at('\n        A:\n          - 1'),
    )
  })

  test('an item', async () => {
    const list = (items: string) => at(items)
    expect(await afterSet(list('\n        - a\n        - !Ref b # c'), [['X', 1], 'z'])).toBe(
      list('\n        - a\n        - z # c'),
    )
    expect(await afterSet(list('\n        - A: 1\n          B: 2\n        - c'), [['X', 0], 'z'])).toBe(
      list('\n        - z\n        - c'),
    )
    expect(await afterSet(list('\n        - a'), [['X', 0], { A: 1, B: 2 }])).toBe(
      list('\n        - A: 1\n          B: 2'),
    )
    expect(await afterSet(list(' [a, b]'), [['X', 0], 'z y'])).toBe(list(' [z y, b]'))
    expect(await afterSet(list('\n        - |\n          a\n        - b'), [['X', 0], 'z'])).toBe(
      list('\n        - z\n        - b'),
    )
  })

  test.each([
    ['yes', '"yes"'],
    ['1.10', '"1.10"'],
    ['2012-10-17', '"2012-10-17"'],
    ['0x1f', '"0x1f"'],
    ['~', '"~"'],
    ['', '""'],
    ['a: b', '"a: b"'],
    ['a #b', '"a #b"'],
    ['*', '"*"'],
    ['@a', '"@a"'],
    [' a', '" a"'],
    ['a\tb"\\', '"a\\tb\\"\\\\"'],
    ['TLSv1.2', 'TLSv1.2'],
    ['arn:aws:s3:::b', 'arn:aws:s3:::b'],
    ['ends:', '"ends:"'],
    ['a\nb', '|-\n        a\n        b'],
    ['a\nb\n', '|\n        a\n        b'],
    ['a \nb', '"a \\nb"'],
    ['ä', '"ä"'],
  ])('text %j', async (value, written) => {
    const after = await afterSet(at(' 1'), [['X'], value])
    expect(after).toBe(at(` ${written}`))
    expect(load(after)).toMatchObject({ Resources: { R: { Properties: { X: value, Y: 1 } } } })
  })
})

describe('what is shared by anchors', () => {
  test('is not changed for one place', async () => {
    const text = `A: &a\n  X: {B: 1}\n${HEAD}    Properties: *a\n`
    expect(await afterSet(text, [['Added'], true])).toBe(
      '("Properties" is shared with other places by a YAML anchor)',
    )
    const two = `Resources:\n  R:\n    Type: A::B::C\n    Properties: &p\n      X: 1\n  S:\n    Type: A::B::C\n    Properties: *p\n`
    expect(await afterSet(two, [['X'], 2])).toBe(
      '("Properties" is shared with other places by a YAML anchor)',
    )
    const merged = `Resources:\n  R:\n    Type: A::B::C\n    Properties: &p\n      X: 1\n  S:\n    Type: A::B::C\n    Properties:\n      <<: *p\n`
    expect(await afterSet(merged, [['Y'], 2])).toBe(
      '("Properties" is shared with other places by a YAML anchor)',
    )
  })

  test('an alias is replaced, and a merged value is set anew', async () => {
    const text = `A: &a false\n${HEAD}    Properties: {X: *a, Y: [*a, *a]}\n`
    expect(await afterSet(text, [['X'], true], [['Y', 1], 2])).toBe(
      `A: &a false\n${HEAD}    Properties: {X: true, Y: [*a, 2]}\n`,
    )
  })

  test('what has an anchor that is used later stays', async () => {
    const text = `${HEAD}    Properties:\n      X: &x 1\n      Y: *x\n`
    expect(await afterSet(text, [['X'], 2])).toBe('("X" is shared with other places by a YAML anchor)')
    expect(await afterSet(text, [['Y'], 2])).toBe(`${HEAD}    Properties:\n      X: &x 1\n      Y: 2\n`)
  })

  test('a part of what is merged is not set alone', async () => {
    expect(
      await afterSet(`A: &a {X: {B: 1}}\n${HEAD}    Properties:\n      <<: *a\n`, [['X', 'C'], true]),
    ).toBe('("X" comes from a merge key)')
  })
})

describe('members are removed', () => {
  const PROPERTIES =
    '    Properties:\n      # about A\n      A: 1 # one\n      L:\n        - x\n        # about y\n        - y: 1\n          z: 2\n        - w\n      M:\n        only: 1\n      T: |\n        text\n'
  test.each<readonly [string, readonly (readonly (string | number)[])[], string, string]>([
    ['an entry with its comments', [['A']], '      # about A\n      A: 1 # one\n', ''],
    ['the first item', [['L', 0]], '        - x\n', ''],
    ['an item with its comment', [['L', 1]], '        # about y\n        - y: 1\n          z: 2\n', ''],
    ['the last item', [['L', 2]], '        - w\n', ''],
    ['the first entry of an item', [['L', 1, 'y']], 'y: 1\n          z', 'z'],
    ['the last entry of an item', [['L', 1, 'z']], '          z: 2\n', ''],
    [
      'all entries of an item',
      [
        ['L', 1, 'y'],
        ['L', 1, 'z'],
      ],
      '- y: 1\n          z: 2',
      '- {}',
    ],
    [
      'all items',
      [
        ['L', 0],
        ['L', 1],
        ['L', 2],
      ],
      'L:\n        - x\n        # about y\n        - y: 1\n          z: 2\n        - w',
      'L: []',
    ],
    ['the only entry', [['M', 'only']], 'M:\n        only: 1', 'M: {}'],
    ['the last entry, a block of text', [['T']], '      T: |\n        text\n', ''],
  ])('%s', async (_, paths, before, after) => {
    const template = await templateOf('cloudformation', { 'a.yaml': HEAD + PROPERTIES })
    const changes = paths.map(
      (path): Change => ({ kind: 'remove', at: valueAt(resourceOf(template), ...path).at }),
    )
    expect(changed(template, ...changes)).toBe(HEAD + PROPERTIES.replace(before, after))
  })

  test('the last line, without a final newline', async () => {
    const template = await templateOf('cloudformation', {
      'a.yaml': `${HEAD}    Properties:\n      A: 1\n      B: 2`,
    })
    expect(changed(template, { kind: 'remove', at: valueAt(resourceOf(template), 'B').at })).toBe(
      `${HEAD}    Properties:\n      A: 1`,
    )
  })

  test('in brackets', async () => {
    const template = await templateOf('cloudformation', {
      'a.yaml': `${HEAD}    Properties: {A: [x, y], B: 1}\n`,
    })
    const at = (...path: (string | number)[]): Change => ({
      kind: 'remove',
      at: valueAt(resourceOf(template), ...path).at,
    })
    expect(changed(template, at('A', 0), at('B'))).toBe(`${HEAD}    Properties: {A: [y]}\n`)
  })

  test('a whole resource', async () => {
    const template = await templateOf('cloudformation', { 'a.yaml': `${HEAD}  S:\n    Type: A::B::C\n` })
    expect(changed(template, { kind: 'remove', at: resourceOf(template, 'R').at })).toBe(
      'Resources:\n  S:\n    Type: A::B::C\n',
    )
  })
})

describe('a resource beside another one', () => {
  const add = async (text: string) => {
    const template = await templateOf('cloudformation', { 'a.yaml': text })
    const beside = resourceOf(template)
    return changed(template, {
      kind: 'add-resource',
      beside,
      type: 'A::B::D',
      suffix: 'More',
      properties: { Of: new ReferenceTo(beside) },
    })
  }
  const MORE = '    Type: A::B::D\n    Properties:\n      Of: !Ref R\n'
  test.each([
    ['at the end', HEAD, `${HEAD}  RMore:\n${MORE}`],
    [
      'before others, apart as these are',
      `${HEAD}\n  S:\n    Type: A::B::C\n`,
      `${HEAD}\n  RMore:\n${MORE}\n  S:\n    Type: A::B::C\n`,
    ],
    [
      'with a name that is free',
      `Parameters:\n  RMore:\n    Type: String\n${HEAD}`,
      `Parameters:\n  RMore:\n    Type: String\n${HEAD}  RMore2:\n${MORE}`,
    ],
    [
      'under the condition of its owner',
      `Conditions:\n  c: !Equals [!Ref AWS::Region, a]\n${HEAD}    Condition: c\n`,
      `Conditions:\n  c: !Equals [!Ref AWS::Region, a]\n${HEAD}    Condition: c\n  RMore:\n    Type: A::B::D\n    Condition: c\n    Properties:\n      Of: !Ref R\n`,
    ],
  ])('%s', async (_, before, after) => {
    expect(await add(before)).toBe(after)
  })
})

describe('refused', () => {
  test('a file with a syntax error', async () => {
    expect(await afterSet(`${HEAD}  S:\n    Type: "A\n`, [['B'], 1])).toMatch(
      /^\(the file has a syntax error: /,
    )
  })

  test('what is evaluated', async () => {
    expect(await afterSet(`${HEAD}    Properties:\n      X: !If [c, {}, {}]\n`, [['X', 'Y'], 1])).toBe(
      '("X" is a call of Fn::If)',
    )
  })
})
