/** YAML as CloudFormation takes it, and what is read around a fault. */
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/frameworks/yaml.ts'
import { isInside, marked, rangesIn, showNode } from './support.ts'

describe('lines of quoted texts and brackets begin in any column', () => {
  test.each([
    ['a closing bracket in the column of its key', 'a:\n  b: [\n    1,\n  ]\nc: 2\n', '{a: {b: [1]}, c: 2}'],
    ['brackets that close together', 'a:\n  b: [{\n    c: 1\n  }]\nd: 2\n', '{a: {b: [{c: 1}]}, d: 2}'],
    ['items in the first column', 'a:\n  b: [\n1,\n2\n]\nc: 2\n', '{a: {b: [1, 2]}, c: 2}'],
    ['in a list', 'a:\n- [1,\n2]\n- b: {c: 1,\nd: 2}\n', '{a: [[1, 2], {b: {c: 1, d: 2}}]}'],
    ['in a list in a list', 'a:\n  - - [\n  1]\n    - 2\n', '{a: [[[1], 2]]}'],
    ['single quotes', "a:\n  b: 'x\ny'\nc: 2\n", '{a: {b: "x y"}, c: 2}'],
    ['double quotes', 'a:\n  b: "x\\\ny\n\nz"\nc: 2\n', '{a: {b: "xy\\nz"}, c: 2}'],
    ['a tag before quotes', "a:\n  b: !Sub '{\n  }'\nc: 2\n", '{a: {b: !Sub "{ }"}, c: 2}'],
    ['quotes inside of quotes', "a:\n  b: 'it''s [\n  \"x'\nc: 2\n", '{a: {b: "it\'s [ \\"x"}, c: 2}'],
    ['quotes in brackets', 'a:\n  b: ["x]\ny", \'z\n\']\nc: 2\n', '{a: {b: ["x] y", "z "]}, c: 2}'],
    ['an apostrophe in a plain text', "a:\n  b: [it's,\n  x'y]\nc: 2\n", '{a: {b: ["it\'s", "x\'y"]}, c: 2}'],
    ['a comment in brackets', 'a:\n  b: [ # ] "\n# {\n  1]\nc: 2\n', '{a: {b: [1]}, c: 2}'],
    ['a value on the line below its key', 'a:\n  b:\n    [1,\n  2]\nc: 2\n', '{a: {b: [1, 2]}, c: 2}'],
    [
      'beside a literal text',
      "a:\n  b: |\n    x: '\n    y: [\n  d: [\n  1]\n",
      '{a: {b: "x: \'\\ny: [\\n", d: [1]}}',
    ],
    ['beside a plain text', "a:\n  b: x\n    'y\n  d: [\n  1]\n", '{a: {b: "x \'y", d: [1]}}'],
    ['line ends of Windows', 'a:\r\n  b: [\r\n  1\r\n]\r\nc: 2\r\n', '{a: {b: [1]}, c: 2}'],
    ['tabs between tokens', 'a:\n  - {b: 1,\tc:\t2,\n\td: 3}\n', '{a: [{b: 1, c: 2, d: 3}]}'],
    ['a quoted key', 'a:\n  "b": [\n  1]\n  \'c\': "x\n y"\n', '{a: {b: [1], c: "x y"}}'],
  ])('%s', async (_, text, tree) => {
    const { root, problems } = await parseYaml(text)
    expect(problems).toEqual([])
    expect(showNode(root)).toBe(tree)
  })

  test('places are those of the text as it is written', async () => {
    const { text, ranges } = marked(
      '««a»:\n  ««b»: «[\n«{«c»: «1»}»,\n«"x\ny"»\n  ]»»\n«d»: «!Sub \'{\n}\'»»\n',
    )
    const { root, problems } = await parseYaml(text)
    expect(problems).toEqual([])
    expect(new Set([...rangesIn(root)].map(show))).toEqual(new Set(ranges.map(show)))
  })
})

function show({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}-${end}`
}

describe('one fault is one problem, and what follows is read', () => {
  test.each([
    [
      'a value that is no YAML',
      'R:\n  A:\n    x: "1" 2\n  B:\n    y: 3\nP:\n  q: 4\n',
      ['bad indentation of a mapping entry'],
      '{R: {A: null, B: {y: 3}}, P: {q: 4}}',
    ],
    [
      'an entry with a wrong column',
      'R:\n  A:\n    x: 1\n   z: 2\n  B:\n    y: 3\n',
      ['bad indentation of a mapping entry'],
      '{R: {A: null, B: {y: 3}}}',
    ],
    [
      'two entries',
      'R:\n  A:\n    x: @\n  B:\n    y: 3\n  C:\n    - %\n    z: 1\n',
      undefined,
      '{R: {A: null, B: {y: 3}, C: null}}',
    ],
    [
      'a line that is no entry',
      'P:\n  q: 4\noops\nR:\n  B: {y: 3}\n',
      ["expected a key and ':'"],
      '{P: {q: 4}, R: {B: {y: 3}}}',
    ],
    ['a tab as indentation', 'R:\n  A:\n\t  x: 1\n  B: {y: 3}\n', undefined, '{R: {A: null, B: {y: 3}}}'],
    ['a section that is one value', 'D: "x" y\nR:\n  B: {y: 3}\n', undefined, '{D: null, R: {B: {y: 3}}}'],
  ])('%s', async (_, text, messages, tree) => {
    const { root, problems, lost } = await parseYaml(text)
    if (messages !== undefined) expect(problems.map(({ message }) => message)).toEqual(messages)
    expect(problems).toHaveLength(lost.length)
    expect(showNode(root)).toBe(tree)
    for (const { range } of problems) expect(isInside(range, text)).toBe(true)
  })

  test.each([
    ['a brace', 'R:\n  A: {x: 1}\n  B: «{»y: 1\n  C:\n    z: 3\n', '{R: {A: {x: 1}, B: null}}'],
    ['a quote', 'R:\n  A: {x: 1}\n  B: «"»y\n  C:\n    z: 3\n', '{R: {A: {x: 1}, B: null}}'],
    ['a quote that a later one closes', 'R:\n  A: "y\n  C:\n    z: "3"\n', undefined],
  ])('%s that nothing closes takes in what follows', async (_, source, tree) => {
    const { text, ranges } = marked(source)
    const { root, problems, lost } = await parseYaml(text)
    expect(problems).toHaveLength(1)
    if (tree === undefined) return
    expect(problems[0]?.range).toEqual(ranges[0])
    expect(lost.at(-1)?.end).toBe(text.length)
    expect(showNode(root)).toBe(tree)
  })

  test('a text of faults alone says what the first one is', async () => {
    const text = Array.from({ length: 500 }, () => '- ]\n').join('')
    const { root, problems } = await parseYaml(text)
    expect([root, problems.length]).toEqual([undefined, 1])
  })
})
