import { describe, expect, test } from 'vitest'
import { parseJson } from '../../src/frameworks/json.ts'
import type { Node } from '../../src/frameworks/node.ts'
import fc from '../support/properties.ts'
import { corpusFiles, isInside, marked, rangesIn, showNode } from './support.ts'

function toJS(node: Node): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'sequence') return node.items.map(toJS)
  return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, toJS(value)]))
}

describe('places', () => {
  test('every part has its exact range', () => {
    const { text, ranges } = marked(
      '// head\n«{ «"a\\u0041"»: «[«1.50», «"x\\n"», «null»]», /* in */ «"b"»: «{}» }»\n',
    )
    const { root, problems } = parseJson(text)
    expect(problems).toEqual([])
    expect([...rangesIn(root)]).toEqual(ranges)
    expect(showNode(root)).toBe('{aA: [1.5, "x\\n", null], b: {}}')
  })

  test('a string knows what is between its quotes', () => {
    const { root } = parseJson('["a\\"b"]')
    const [item] = root?.kind === 'sequence' ? root.items : []
    expect(item).toEqual({
      kind: 'scalar',
      value: 'a"b',
      text: 'a"b',
      style: 'double',
      range: { start: 1, end: 7 },
      content: { start: 2, end: 6 },
    })
  })

  test('a number keeps its text', () => {
    expect(parseJson('1.10').root).toMatchObject({ value: 1.1, text: '1.10', style: 'plain' })
  })
})

describe('what is not JSON is a problem with its place, and what was read before is kept', () => {
  test.each([
    ['{"a": 1«,» }', "superfluous ',' before '}'", '{a: 1}'],
    ['{"a": 1 «"»b": 2}', "expected ',' or '}'", '{a: 1, b: 2}'],
    ['[1, 2«»', "expected ',' or ']'", '[1, 2]'],
    ['{«»', "expected '}'", '{}'],
    ['{"a": {"b": 1«»', "expected ',' or '}'", '{a: {b: 1}}'],
    ['{"a": 1, «b»: 2}', 'expected a key in double quotes', '{a: 1}'],
    ['{"a" «1»}', "expected ':'", '{}'],
    ['{"a": «tru», "b": 1}', 'expected a value', '{}'],
    ['[1, «,»2]', 'expected a value', '[1]'],
    ['[01]'.replace('01', '«01»'), 'expected a value', '[]'],
    ['{"a": 1}«}»', 'expected the end of the file', '{a: 1}'],
    ['{"x": 1, "a": «"open»\n}', 'this string does not end on its line', '{x: 1}'],
    ['{"a": 1, «"a"»: 2}', 'the key "a" is written twice', '{a: 2}'],
    ['["«\\q»"]', 'not an escape sequence of JSON', '["\\\\q"]'],
    ['["a«\t»b"]', 'control character in a string', '["a\\tb"]'],
    ['{"a": 1} «/*» no end', 'this comment does not end', '{a: 1}'],
    ["[«'»a']".replace("«'»a'", "«'a'»"), 'expected a value', '[]'],
    ['[1}'.replace('}', '«}»'), "expected ',' or ']'", '[1]'],
  ])('%s', (source, message, tree) => {
    const { text, ranges } = marked(source)
    const { root, problems } = parseJson(text)
    expect(problems[0]).toMatchObject({ message, range: ranges[0] })
    expect(showNode(root)).toBe(tree)
  })

  test('says up to where the tree can be trusted', () => {
    expect(parseJson('{"a": 1, "a": 2,}').validUntil).toBe(Number.POSITIVE_INFINITY)
    expect(parseJson('{"a": 1, "b": oops}').validUntil).toBe(14)
  })

  test('nothing is no problem', () => {
    expect(parseJson(' \n')).toMatchObject({ root: undefined, problems: [], lost: [] })
  })
})

describe('hostile texts', () => {
  test('nesting ends at a bound', () => {
    const { problems } = parseJson('['.repeat(10_000))
    expect(problems).toEqual([{ message: 'nested deeper than 250 levels', range: { start: 250, end: 251 } }])
    expect(parseJson('['.repeat(250) + ']'.repeat(250)).problems).toEqual([])
  })

  test('keys of objects are data', () => {
    const { root } = parseJson('{"__proto__": {"polluted": 1}, "constructor": 2}')
    expect(root?.kind === 'mapping' && [...root.entries.keys()]).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each([
    ['a string of 5 MB', `"${'x'.repeat(5_000_000)}"`, 0],
    ['a string of 5 MB that never ends', `"${'x'.repeat(5_000_000)}`, 1],
    ['a million escapes', `"${'\\u0041'.repeat(500_000)}"`, 0],
    ['a million bad escapes', `"${'\\q'.repeat(500_000)}"`, 10],
    ['a million missing commas', `[${'1 '.repeat(500_000)}]`, 100],
    ['a million duplicate keys', `{${'"a":1,'.repeat(300_000)}"a":1}`, 100],
    ['a million comments', `${'/**/'.repeat(500_000)}1`, 0],
    ['NUL bytes', '{"a": \0}', 1],
  ])('%s', (_, text, problems) => {
    expect(parseJson(text).problems).toHaveLength(problems)
  })
})

describe('against JSON.parse', () => {
  test('whatever it writes is read alike', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const { root, problems } = parseJson(text)
        expect(problems).toEqual([])
        expect(root && JSON.stringify(toJS(root))).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  test('never throws, and every range is inside the text', () => {
    const base = '{"a": [1, "x\\u00e9", {"b": null}], // c\n "d": {"e": true, "f": -1.5e3}}'
    const edit = fc.tuple(fc.nat(base.length), fc.nat(6), fc.string({ maxLength: 4 }))
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const text = edits.reduce((t, [at, cut, put]) => t.slice(0, at) + put + t.slice(at + cut), base)
        const { root, problems, validUntil } = parseJson(text)
        for (const range of [...rangesIn(root), ...problems.map((problem) => problem.range)]) {
          expect(isInside(range, text)).toBe(true)
        }
        if (problems.length === 0) expect(validUntil).toBe(Number.POSITIVE_INFINITY)
        let native: unknown
        try {
          native = JSON.parse(text)
        } catch {
          return
        }
        if (problems.length === 0 && root !== undefined) {
          expect(JSON.stringify(toJS(root))).toBe(JSON.stringify(native))
        } else expect(problems.every((problem) => problem.message.includes('written twice'))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('accepts what it accepts of published files, with the same values', () => {
    const files = corpusFiles('.json')
    const refused = files.filter(({ text }) => {
      let native: unknown
      try {
        native = JSON.parse(text)
      } catch {
        return false
      }
      const { root, problems } = parseJson(text)
      return (
        problems.length > 0 || root === undefined || JSON.stringify(toJS(root)) !== JSON.stringify(native)
      )
    })
    if (files.length > 0) process.stdout.write(`${files.length} JSON files read\n`)
    expect(refused.map(({ path }) => path)).toEqual([])
  })
})

describe('as JSON.parse', () => {
  const value = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.json({ maxDepth: 2 }),
      fc.constantFrom(
        '1',
        '-0',
        '1e5',
        '01',
        '.5',
        '1.',
        'nul',
        'true',
        '""',
        '"\\u00e9"',
        '"\\x"',
        '"a',
        "'a'",
      ),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
      fc
        .array(fc.tuple(fc.constantFrom('"a"', '"b"', '"__proto__"', 'c'), tie('value')), { maxLength: 3 })
        .map((pairs) => `{${pairs.map(([key, each]) => `${key}: ${each}`).join(',\n')}}`),
    ),
  })).value
  const edits = fc.array(
    fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('', ',', '"', '}', '[', ' ', '\n', '\\'),
    ),
    {
      maxLength: 2,
    },
  )
  const text = fc.tuple(value, edits).map(([whole, changes]) =>
    changes.reduce((made, [at, put]) => {
      const index = Math.floor(at * made.length)
      return made.slice(0, index) + put + made.slice(put === '' ? index + 1 : index)
    }, whole),
  )

  test('what it takes is taken and says the same, what it refuses is a problem', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { root, problems } = parseJson(source)
        const faults = problems.filter(({ message }) => !/ is written twice$/.test(message))
        let parsed: unknown
        try {
          parsed = JSON.parse(source)
        } catch {
          // Comments are the only thing that is taken beside JSON, and an empty text says nothing.
          if (!/\/[/*]/.test(source) && source.trim() !== '') expect(faults).not.toEqual([])
          return
        }
        expect(faults).toEqual([])
        expect(JSON.stringify(root && toJS(root))).toBe(JSON.stringify(parsed))
      }),
      { seed: 20_260_403, numRuns: 3000 },
    )
  })
})
