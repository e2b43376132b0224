/** YAML texts made by chance, read here and by PyYAML, whose syntax CloudFormation's parser follows. */

import { describe, expect, test } from 'vitest'
import { parseYamlStrictly } from '../../src/frameworks/yaml-events.ts'
import { parseIndented } from '../../src/frameworks/yaml-recovery.ts'
import { resolvePlain } from '../../src/frameworks/yaml-scalars.ts'
import fc from '../support/properties.ts'
import { corpusFiles } from './support.ts'
import { plainByPython, readByPython, treeOf } from './yaml-oracles.ts'

const hasPython = readByPython(['a: 1']) !== undefined
if (!hasPython) process.stdout.write('skipped: no python3 with PyYAML to compare with\n')

const blanks = fc.constantFrom('', ' ', '\n', '\n  ', '\n      ', ' # c\n ')
const scalars = fc.constantFrom(
  ...['a', '1', 'a b', 'a#b', 'a:b', 'http://x:8/y', '~', "it's", 'x\n  y', '!Ref A'],
  ...['"x"', "'y'", "'it''s'", '"a\n b"', "'a\nb'", '"q\\\n  z"', '"\n\n x"', '"]"', "'{'", '!Sub "$ {x}"'],
)
const { flow } = fc.letrec<{ flow: string; items: string; pairs: string }>((tie) => ({
  flow: fc.oneof({ maxDepth: 3, depthSize: 'small' }, scalars, tie('items'), tie('pairs')),
  items: fc
    .tuple(
      blanks,
      fc.array(
        fc.tuple(tie('flow'), blanks).map((parts) => parts.join('')),
        { maxLength: 3 },
      ),
      blanks,
    )
    .map(([before, items, between]) => `[${before}${items.join(`,${between}`)}]`),
  pairs: fc
    .tuple(
      blanks,
      fc.array(
        fc
          .tuple(fc.constantFrom('k', '"k"', "'k'"), fc.nat(9), tie('flow'), blanks)
          .map(([key, n, value, after]) => `${key.replace('k', `k${n}`)}: ${value}${after}`),
        { maxLength: 3 },
      ),
      blanks,
    )
    .map(([before, pairs, between]) => `{${before}${pairs.join(`,${between}`)}}`),
}))
const line = fc.oneof(
  flow.map((value) => `: ${value}`),
  flow.map((value) => `:\n  z: ${value}`),
  fc.tuple(flow, flow).map(([one, other]) => `:\n  - ${one}\n  - ${other}`),
  fc.tuple(flow, flow).map(([one, other]) => `:\n- a: ${one}\n  b: ${other}`),
  fc.constantFrom(': |\n  x\n  "y', ': >\n   x [\n  # y\n', ': x\n  y\n  z', ': # c', ':\n# c\n  x'),
)
const text = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => `${lines.map((each, i) => `k${i}${each}`).join('\n')}\n`)

/** What is read of a text; undefined where it is refused. */
function read(source: string) {
  const strict = parseYamlStrictly(source)
  const parsed = 'refused' in strict ? parseIndented(source) : strict
  return 'refused' in parsed ? undefined : treeOf(parsed.root)
}

describe.skipIf(!hasPython)('as PyYAML', () => {
  test('what it accepts is accepted, and says the same', () => {
    const texts = fc.sample(text, { numRuns: 4000, seed: 20_260_401 })
    const expected = readByPython(texts) ?? []
    const accepted = texts.filter((_, index) => expected[index] !== undefined)
    expect(accepted.length).toBeGreaterThan(texts.length / 2)
    const differs = texts.filter((source, index) => {
      const wanted = expected[index]
      return wanted !== undefined && JSON.stringify(read(source)) !== JSON.stringify(wanted)
    })
    expect(differs.slice(0, 3)).toEqual([])
  })

  test('published files say the same', () => {
    const files = corpusFiles('.yaml', '.yml')
    const expected = readByPython(files.map((file) => file.text)) ?? []
    const differs = files.filter(({ text: source }, index) => {
      const wanted = expected[index]
      return wanted !== undefined && JSON.stringify(read(source)) !== JSON.stringify(wanted)
    })
    expect(differs.map(({ path }) => path)).toEqual([])
  })

  test('plain scalars have its values, but for dates and clocks, which stay text', () => {
    const made = fc
      .sample(
        fc.oneof(
          fc.constantFrom(
            'on',
            'Off',
            'YES',
            'no',
            'y',
            'N',
            'null',
            'NULL',
            '~',
            'true',
            'False',
            'tRUE',
            '.inf',
            '.NaN',
          ),
          fc.integer().map(String),
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number.toFixed(3)),
          fc
            .tuple(
              fc.constantFrom('0', '0x', '0o', '0b', '+', '-', ''),
              fc.stringMatching(/^[0-9a-f_]{1,6}$/),
            )
            .map((parts) => parts.join('')),
          fc.stringMatching(/^[-+.0-9eE_:]{1,7}$/),
          fc.constantFrom('2012-10-17', '2001-12-14 21:59:43', '22:30', '1:20:30', '190:20:30.15'),
        ),
        { numRuns: 5000, seed: 20_260_402 },
      )
      .filter((each) => !/^(?:-|\.\.\.|[-:]$)|:$|^[-?:](?:\s|$)/.test(each))
    const expected = plainByPython(made) ?? []
    const differs = made.flatMap((each, index) => {
      const ours = resolvePlain(each)
      return staysText(each) || expected[index] === 'refused' || ours === expected[index]
        ? []
        : [[each, ours, expected[index]]]
    })
    expect(differs.slice(0, 10)).toEqual([])
  })
})

/** Dates, clocks, and numbers that have no value in JSON or none that is exact. */
function staysText(plain: string): boolean {
  const isClock = /:/.test(plain)
  const isDate = /^\d{4}-\d\d?-\d\d?/.test(plain)
  return isClock || isDate || /inf|nan/i.test(plain)
}
