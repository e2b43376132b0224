/** Edits of JSON: exact bytes, in the styles in which people and programs write it. */
import { describe, expect, test } from 'vitest'
import { type Change, JsonOf, ReferenceTo, type Step, TextOf, type Writable } from '../../../src/core/fix.ts'
import type { Framework } from '../../../src/core/frameworks.ts'
import { changed, resourceOf, templateOf, valueAt } from './support.ts'

type Setting = readonly [path: readonly Step[], value: Writable]

async function afterSet(
  framework: Framework,
  path: string,
  text: string,
  settings: readonly Setting[],
): Promise<string> {
  const template = await templateOf(framework, { [path]: text })
  const { at } = resourceOf(template)
  const changes = settings.map(([path, value]): Change => ({ kind: 'set', below: at, path, value }))
  return changed(template, ...changes)
}

const cfn = (text: string, ...settings: readonly Setting[]) =>
  afterSet('cloudformation', 'a.json', text, settings)

/** A template around what a resource says, which is put where `…` stands. */
const TYPED = '{"Resources": {"R": {"Type": "A::B::C", "Properties": …}}}'

const ENTRIES: readonly (readonly [style: string, before: string, after: string])[] = [
  [
    'minified',
    '{"Resources":{"R":{"Type":"A::B::C","Properties":{"X":1}}}}',
    '{"Resources":{"R":{"Type":"A::B::C","Properties":{"X":1,"Added":true}}}}',
  ],
  [
    'minified, nothing in it',
    '{"Resources":{"R":{"Type":"A::B::C","Properties":{}}}}',
    '{"Resources":{"R":{"Type":"A::B::C","Properties":{"Added":true}}}}',
  ],
  [
    'minified, no properties',
    '{"Resources":{"R":{"Type":"A::B::C"}}}',
    '{"Resources":{"R":{"Type":"A::B::C","Properties":{"Added":true}}}}',
  ],
  ['one line', TYPED.replace('…', '{"X": 1}'), TYPED.replace('…', '{"X": 1, "Added": true}')],
  [
    'one line with blanks in the braces',
    '{ "Resources": { "R": { "Type": "A::B::C" } } }',
    '{ "Resources": { "R": { "Type": "A::B::C", "Properties": { "Added": true } } } }',
  ],
  [
    'two blanks',
    TYPED.replace('…', '{\n  "X": 1\n}'),
    TYPED.replace('…', '{\n  "X": 1,\n  "Added": true\n}'),
  ],
  [
    'tabs',
    TYPED.replace('…', '{\n\t\t"X": 1\n\t}'),
    TYPED.replace('…', '{\n\t\t"X": 1,\n\t\t"Added": true\n\t}'),
  ],
  [
    'CRLF',
    '{\r\n"Resources": {"R": {"Type": "A::B::C", "Properties": {\r\n  "X": 1\r\n}}}}',
    '{\r\n"Resources": {"R": {"Type": "A::B::C", "Properties": {\r\n  "X": 1,\r\n  "Added": true\r\n}}}}',
  ],
  [
    'a blank before the colon',
    '{"Resources" : {"R" : {"Type" : "A::B::C", "Properties" : {"X" : 1}}}}',
    '{"Resources" : {"R" : {"Type" : "A::B::C", "Properties" : {"X" : 1, "Added" : true}}}}',
  ],
  [
    'commas that begin the line',
    TYPED.replace('…', '{\n    "X": 1\n  , "Y": 2\n}'),
    TYPED.replace('…', '{\n    "X": 1\n  , "Y": 2\n  , "Added": true\n}'),
  ],
  [
    'a comment at the end of the line',
    TYPED.replace('…', '{\n  "X": 1 // one\n}'),
    TYPED.replace('…', '{\n  "X": 1, // one\n  "Added": true\n}'),
  ],
  [
    'a comment with a comma in it',
    TYPED.replace('…', '{\n  "X": 1 /* a, b */\n  // c, d\n}'),
    TYPED.replace('…', '{\n  "X": 1, /* a, b */\n  "Added": true\n  // c, d\n}'),
  ],
  [
    'a comma at the end',
    TYPED.replace('…', '{\n  "X": 1, // one\n}'),
    TYPED.replace('…', '{\n  "X": 1, // one\n  "Added": true,\n}'),
  ],
  [
    'a comma at the end of one line',
    TYPED.replace('…', '{"X": 1,}'),
    TYPED.replace('…', '{"X": 1, "Added": true,}'),
  ],
  [
    'a comment alone',
    TYPED.replace('…', '{\n  // none\n}'),
    TYPED.replace('…', '{\n  // none\n  "Added": true\n}'),
  ],
  ['null', TYPED.replace('…', 'null'), TYPED.replace('…', '{"Added": true}')],
  [
    'in the order of the alphabet',
    TYPED.replace('…', '{\n  "A": 1,\n  "B": 2,\n  "Z": 3\n}'),
    TYPED.replace('…', '{\n  "A": 1,\n  "Added": true,\n  "B": 2,\n  "Z": 3\n}'),
  ],
  [
    'first of all',
    TYPED.replace('…', '{\n  "B": 1,\n  "C": 2,\n  "Z": 3\n}'),
    TYPED.replace('…', '{\n  "Added": true,\n  "B": 1,\n  "C": 2,\n  "Z": 3\n}'),
  ],
  [
    'several on a line',
    TYPED.replace('…', '{\n  "X": 1, "Y": 2\n}'),
    TYPED.replace('…', '{\n  "X": 1, "Y": 2, "Added": true\n}'),
  ],
  [
    'no final newline, indented',
    '{\n  "Resources": {\n    "R": {\n      "Type": "A::B::C"\n    }\n  }\n}',
    '{\n  "Resources": {\n    "R": {\n      "Type": "A::B::C",\n      "Properties": {\n        "Added": true\n      }\n    }\n  }\n}',
  ],
]

describe('an entry is added', () => {
  test.each(ENTRIES)('%s', async (_, before, after) => {
    expect(await cfn(before, [['Added'], true])).toBe(after)
  })

  test('several paths make one mapping', async () => {
    expect(
      await cfn(
        TYPED.replace('…', '{\n  "X": 1\n}'),
        [['A', 'B'], true],
        [['A', 'L', 0, 'C'], 'x'],
        [
          ['A', 'D'],
          ['y', 'z'],
        ],
      ),
    ).toBe(
      TYPED.replace(
        '…',
        '{\n  "X": 1,\n  "A": {\n    "B": true,\n    "L": [\n      {\n        "C": "x"\n      }\n    ],\n    "D": [\n      "y",\n      "z"\n    ]\n  }\n}',
      ),
    )
  })

  test('lists of texts as those of the file', async () => {
    expect(await cfn(TYPED.replace('…', '{\n  "X": ["a"]\n}'), [['D'], ['y', 'z']])).toBe(
      TYPED.replace('…', '{\n  "X": ["a"],\n  "D": ["y", "z"]\n}'),
    )
  })

  test('an item at the end of a list', async () => {
    expect(await cfn(TYPED.replace('…', '{"X": ["a"]}'), [['X', 1], 'b'])).toBe(
      TYPED.replace('…', '{"X": ["a", "b"]}'),
    )
    expect(await cfn(TYPED.replace('…', '{"X": [\n  "a"\n]}'), [['X', 1], 'b'])).toBe(
      TYPED.replace('…', '{"X": [\n  "a",\n  "b"\n]}'),
    )
    expect(await cfn(TYPED.replace('…', '{"X": [{\n  "a": 1\n}]}'), [['X', 1, 'a'], 2])).toBe(
      TYPED.replace('…', '{"X": [{\n  "a": 1\n}, {\n  "a": 2\n}]}'),
    )
    expect(await cfn(TYPED.replace('…', '{"X": []}'), [['X', 0], 'b'])).toBe(
      TYPED.replace('…', '{"X": ["b"]}'),
    )
  })

  test('beside the properties', async () => {
    expect(await cfn(TYPED.replace('…', '{}'), [[{ beside: 'DeletionPolicy' }], 'Retain'])).toBe(
      '{"Resources": {"R": {"Type": "A::B::C", "Properties": {}, "DeletionPolicy": "Retain"}}}',
    )
  })

  test('a call is not written into', async () => {
    expect(await cfn(TYPED.replace('…', '{"X": {"Fn::If": ["c", {}, {}]}}'), [['X', 'Y'], 1])).toBe(
      '("X" is a call of Fn::If)',
    )
    expect(await cfn(TYPED.replace('…', '{"X": "text"}'), [['X', 'Y'], 1])).toBe('("X" is not a mapping)')
  })

  test('references and texts', async () => {
    const template = await templateOf('cloudformation', { 'a.json': TYPED.replace('…', '{}') })
    const resource = resourceOf(template)
    const set = (name: string, value: Writable): Change => ({
      kind: 'set',
      below: resource.at,
      path: [name],
      value,
    })
    const changes = [
      set('A', new ReferenceTo(resource)),
      set('B', new ReferenceTo(resource, 'arn')),
      set('C', new TextOf([new ReferenceTo(resource, 'arn'), `/\${x}`])),
      set('D', new JsonOf({ a: 1 })),
      set('E', 'a "b" \n'),
    ]
    expect(changed(template, ...changes)).toBe(
      TYPED.replace(
        '…',
        () =>
          `{"A": {"Ref": "R"}, "B": {"Fn::GetAtt": ["R", "Arn"]}, "C": {"Fn::Sub": "\${R.Arn}/\${!x}"}, "D": "{\\"a\\":1}", "E": "a \\"b\\" \\n"}`,
      ),
    )
  })

  test('a file with a syntax error is refused', async () => {
    expect(await cfn('{"Resources": {"R": {"Type": "A::B::C"}, "S": {"Type": }}}', [['B'], 1])).toMatch(
      /^\(the file has a syntax error: /,
    )
  })
})

describe('members are removed', () => {
  test.each([
    ['the first of one line', '["a", "b", "c"]', [0], '["b", "c"]'],
    ['the middle of one line', '["a", "b", "c"]', [1], '["a", "c"]'],
    ['the last of one line', '["a", "b", "c"]', [2], '["a", "b"]'],
    ['minified', '["a","b","c"]', [1, 2], '["a"]'],
    ['all', '[ "a", "b" ]', [0, 1], '[]'],
    ['the first line', '[\n  "a",\n  "b"\n]', [0], '[\n  "b"\n]'],
    ['the last line', '[\n  "a",\n  "b"\n]', [1], '[\n  "a"\n]'],
    [
      'the last line with comments',
      '[\n  "a", // A\n  // above b\n  "b" // B\n  // end\n]',
      [1],
      '[\n  "a" // A\n  // end\n]',
    ],
    [
      'a line with its comments',
      '[\n  "a", // A\n  // above b\n  "b", // B\n  // above c\n  "c"\n]',
      [1],
      '[\n  "a", // A\n  // above c\n  "c"\n]',
    ],
    ['commas that begin the line', '[\n  "a"\n  , "b"\n  , "c"\n]', [1], '[\n  "a"\n  , "c"\n]'],
    ['the last of them', '[\n  "a"\n  , "b"\n  , "c"\n]', [2], '[\n  "a"\n  , "b"\n]'],
    ['the first of them', '[\n  "a"\n  , "b"\n]', [0], '[\n  "b"\n]'],
    ['with a comma at the end', '[\n  "a",\n  "b",\n]', [1], '[\n  "a",\n]'],
  ] as const)('%s', async (_, before, places, after) => {
    const template = await templateOf('cloudformation', { 'a.json': TYPED.replace('…', `{"L": ${before}}`) })
    const changes = places.map(
      (place): Change => ({ kind: 'remove', at: valueAt(resourceOf(template), 'L', place).at }),
    )
    expect(changed(template, ...changes)).toBe(TYPED.replace('…', `{"L": ${after}}`))
  })

  test('a property, with its key', async () => {
    const template = await templateOf('cloudformation', {
      'a.json': TYPED.replace('…', '{"L": [1], "M": 2}'),
    })
    expect(changed(template, { kind: 'remove', at: valueAt(resourceOf(template), 'L').at })).toBe(
      TYPED.replace('…', '{"M": 2}'),
    )
  })
})

describe('Terraform', () => {
  const terraform = (text: string, ...settings: readonly Setting[]) =>
    afterSet('terraform', 'main.tf.json', text, settings)
  const AROUND = '{"resource": {"t": {"r": …}}}'
  test.each<readonly [string, string, readonly Setting[], string]>([
    ['an attribute', '{}', [[['a'], `\${x}`]], `{"a": "$\${x}"}`],
    [
      'a block',
      '{}',
      [
        [['a', 'b'], 1],
        [['a', 'c'], 2],
      ],
      '{"a": {"b": 1, "c": 2}}',
    ],
    [
      'a list of one block',
      '{"a": [{"b": 1}]}',
      [
        [['a', 'b'], 2],
        [['a', 0, 'c'], 3],
      ],
      '{"a": [{"b": 2, "c": 3}]}',
    ],
    ['the only block by its place', '{"a": {"b": 1}}', [[['a', 0, 'b'], 2]], '{"a": {"b": 2}}'],
    ['no block yet', '{"a": []}', [[['a', 'b'], 2]], '{"a": [{"b": 2}]}'],
    ['a map', '{}', [[[{ map: 'tags' }, 'a'], 'x']], '{"tags": {"a": "x"}}'],
  ])('%s', async (_, before, settings, after) => {
    expect(await terraform(AROUND.replace('…', before), ...settings)).toBe(AROUND.replace('…', () => after))
  })

  test('a resource beside another one, below its type', async () => {
    const template = await templateOf('terraform', {
      'main.tf.json': '{"resource": {"t": {"r": {"count": 2}}}}',
    })
    const changes = template.resources.map(
      (beside): Change => ({
        kind: 'add-resource',
        beside,
        type: 'c',
        suffix: 'more',
        properties: { a: new ReferenceTo(beside) },
      }),
    )
    expect(changed(template, ...changes)).toBe(
      `{"resource": {"t": {"r": {"count": 2}}, "c": {"r": {"count": 2, "a": "\${t.r[count.index].id}"}}}}`,
    )
  })
})

describe('ARM', () => {
  const AROUND =
    '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": […]}'
  const arm = (text: string, ...settings: readonly Setting[]) =>
    afterSet('arm', 'a.json', AROUND.replace('…', text), settings)
  test.each<readonly [string, string, readonly Setting[], string]>([
    [
      'properties in any case',
      '{"type": "A/b", "name": "x", "Properties": {"X": 1}}',
      [
        [['x'], 2],
        [['y'], 3],
      ],
      '{"type": "A/b", "name": "x", "Properties": {"X": 2, "y": 3}}',
    ],
    [
      'beside, before the properties',
      '{"type": "A/b", "name": "x", "properties": {}}',
      [[[{ beside: 'sku' }, 'name'], 'S']],
      '{"type": "A/b", "name": "x", "sku": {"name": "S"}, "properties": {}}',
    ],
    [
      'properties before children',
      '{"type": "A/b", "name": "x", "resources": []}',
      [[['a'], '[b]']],
      '{"type": "A/b", "name": "x", "properties": {"a": "[[b]"}, "resources": []}',
    ],
    [
      'not into an expression',
      '{"type": "A/b", "name": "x", "properties": {"a": "[variables(\'a\')]"}}',
      [[['a', 'b'], 1]],
      '',
    ],
  ])('%s', async (_, before, settings, after) => {
    expect(await arm(before, ...settings)).toBe(
      after === '' ? '("a" is an expression)' : AROUND.replace('…', after),
    )
  })

  test('a child beside its parent', async () => {
    const owner =
      '{"condition": "[variables(\'c\')]", "type": "A/b", "apiVersion": "2021-01-01", "name": "x"}'
    const template = await templateOf('arm', { 'a.json': AROUND.replace('…', owner) })
    const beside = resourceOf(template)
    expect(
      changed(template, {
        kind: 'add-resource',
        beside,
        type: 'A/b/c',
        suffix: 'default',
        properties: { a: new ReferenceTo(beside) },
      }),
    ).toBe(
      AROUND.replace(
        '…',
        `${owner}, {"condition": "[variables('c')]", "type": "A/b/c", "apiVersion": "2021-01-01", "name": "x/default", "dependsOn": ["[resourceId('A/b', 'x')]"], "properties": {"a": "[resourceId('A/b', 'x')]"}}`,
      ),
    )
  })
})
