import { describe, expect, it } from 'vitest'
import type { Expression } from '../../src/frameworks/arm/expression/ast.ts'
import {
  isExpression,
  literalText,
  parseExpression,
} from '../../src/frameworks/arm/expression/parse-expression.ts'
import { parseJson } from '../../src/frameworks/json.ts'
import type { Node, ScalarNode } from '../../src/frameworks/node.ts'
import { mapText } from '../../src/frameworks/text-map.ts'
import fc from '../support/properties.ts'
import { cut, parseString, rangesOf, showExpression } from './arm-expression-support.ts'
import { corpusFiles, isInside } from './support.ts'

/** The tree of an expression in a JSON string, every node with what its range covers in the file. */
function tree(json: string): string {
  const parsed = parseString(json)
  return 'problem' in parsed ? parsed.problem.message : showExpression(parsed.expression, json)
}

/** The first error with its place in the file. */
function problem(json: string): string {
  const parsed = parseString(json)
  if (!('problem' in parsed)) throw new Error('no problem')
  const { message, range } = parsed.problem
  return `${range.start} «${cut(range, json)}» ${message}`
}

describe('which strings are expressions', () => {
  it.each([
    ["[concat('a')]", true],
    ['[]', true],
    ['[[not one]', false],
    ['[test] value', false],
    [' [true()]', false],
    ['[', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isExpression(text)).toBe(expected)
  })

  it('takes one bracket off an escaped text, and only off one that ends with a bracket', () => {
    expect(literalText('[[test value]')).toBe('[test value]')
    expect(literalText('[[test] value')).toBe('[[test] value')
    expect(literalText('[test] value')).toBe('[test] value')
  })
})

describe('parsing', () => {
  it('reads calls, members, indices, texts and numbers with their places', () => {
    expect(tree(`"[concat('a', f(-1.5).b-c['x'][0] )]"`)).toBe(
      `concat«concat»("a"«'a'», f«f»(-1.5«-1.5»)«f(-1.5)».b-c«b-c»«f(-1.5).b-c»["x"«'x'»]«f(-1.5).b-c['x']»` +
        `[0«0»]«f(-1.5).b-c['x'][0]»)«concat('a', f(-1.5).b-c['x'][0] )»`,
    )
  })

  it('keeps the namespace of a user-defined function, and takes other dots for members', () => {
    expect(tree(`"[contoso.name('x').id]"`)).toBe(
      `contoso.name«contoso.name»("x"«'x'»)«contoso.name('x')».id«id»«contoso.name('x').id»`,
    )
  })

  it('unescapes single quotes', () => {
    expect(tree(`"['it''s']"`)).toBe(`"it's"«'it''s'»`)
    expect(tree(`"['''']"`)).toBe(`"'"«''''»`)
  })

  it('gives places in the file where the JSON string has escapes', () => {
    expect(tree(String.raw`"[ \n\tf(\u0027a\u0027, '\"b\"')\t .c ]"`)).toBe(
      String.raw`f«f»("a"«\u0027a\u0027», "\"b\""«'\"b\"'»)«f(\u0027a\u0027, '\"b\"')».c«c»«f(\u0027a\u0027, '\"b\"')\t .c»`,
    )
  })

  it('allows blanks and line ends everywhere between the parts', () => {
    const text = '[\n  f (\r\n 1 ,\t2 ) . a [ 0 ]\n]'
    const parsed = parseExpression(text, (range) => range)
    expect('expression' in parsed && showExpression(parsed.expression, text)).toBe(
      'f«f»(1«1», 2«2»)«f (\r\n 1 ,\t2 )».a«a»«f (\r\n 1 ,\t2 ) . a»[0«0»]«f (\r\n 1 ,\t2 ) . a [ 0 ]»',
    )
  })

  it.each([
    ['"[]"', '2 «]» expected a function, a text in single quotes, or a number'],
    ['"[parameters]"', `12 «]» expected '(' after "parameters"`],
    ['"[a.b.c()]"', `5 «.» expected '(' after "a.b"`],
    [`"[f('a' 'b')]"`, `8 «'» expected ',' or ')'`],
    ['"[f(1,)]"', '6 «)» expected a function, a text in single quotes, or a number'],
    ['"[f(]"', '4 «]» expected a function, a text in single quotes, or a number'],
    ['"[f(1]"', "5 «]» expected ',' or ')'"],
    [`"[f('a)]"`, `4 «'a)» this text does not end: expected '`],
    ['"[f().]"', "6 «]» expected a name after '.'"],
    ['"[f()[0]"', "7 «]» expected ']'"],
    ['"[f()]]"', "5 «]» expected the end of the expression, which is ']'"],
    ['"[1 + 2]"', "4 «+» expected the end of the expression, which is ']'"],
    [String.raw`"[f(\"a\")]"`, String.raw`4 «\"» expected a function, a text in single quotes, or a number`],
  ])('refuses %s', (json, expected) => {
    expect(problem(json)).toBe(expected)
  })

  it('refuses what is nested, chained or written beyond bounds', () => {
    expect(problem(`"[${'f('.repeat(100)}1${')'.repeat(100)}]"`)).toContain('nested deeper than 100 levels')
    expect(problem(`"[f()${'.a'.repeat(31)}]"`)).toContain("more than 30 times '.' or '[' in a row")
    expect(problem(`"['${'a'.repeat(100_000)}']"`)).toContain('an expression of more than 100000 characters')
    expect(tree(`"[${'f('.repeat(99)}1${')'.repeat(99)}]"`)).toContain('f«f»(1«1»)')
  })

  it('never throws, and stays inside the file', () => {
    const word = fc.constantFrom(
      "'",
      "''",
      '(',
      ')',
      '[',
      ']',
      '.',
      ',',
      ' ',
      '\n',
      '"',
      '\\',
      'a',
      'if',
      '1',
      '-',
      'é',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join('')),
    )
    fc.assert(
      fc.property(text, fc.string(), (inner, before) => {
        const json = `${JSON.stringify([before])}`
        const file = `${json.slice(0, -1)}, ${JSON.stringify(`[${inner}]`)}]`
        const { root } = parseJson(file)
        const node = root?.kind === 'sequence' ? root.items[1] : undefined
        if (node?.kind !== 'scalar') throw new Error('no scalar')
        const parsed = parseExpression(node.text, mapText(file, node))
        const ranges = 'problem' in parsed ? [parsed.problem.range] : [...rangesOf(parsed.expression)]
        for (const range of ranges) {
          expect(
            isInside(range, file) && range.start >= node.range.start && range.end <= node.range.end,
          ).toBe(true)
          expect(range.start).toBeLessThan(range.end)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('reads back what it is given', () => {
    const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,5}$/)
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        fc.string().map((text) => `'${text.replaceAll("'", "''")}'`),
        fc.integer().map(String),
        fc
          .tuple(name, fc.array(tie('expression'), { maxLength: 3 }))
          .map(([f, args]) => `${f}(${args.join(',')})`),
        fc.tuple(tie('expression'), name).map(([object, member]) => `${object}.${member}`),
        fc.tuple(tie('expression'), tie('expression')).map(([object, key]) => `${object}[${key}]`),
      ),
    }))
    fc.assert(
      fc.property(expression, (text) => {
        const parsed = parseString(JSON.stringify(`[${text}]`))
        expect('expression' in parsed && written(parsed.expression)).toBe(text)
      }),
      { numRuns: 200 },
    )
  })
})

function written(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string'
        ? `'${expression.value.replaceAll("'", "''")}'`
        : String(expression.value)
    case 'call':
      return `${expression.name}(${expression.args.map(written).join(',')})`
    case 'member':
      return `${written(expression.object)}.${expression.name}`
    case 'index':
      return `${written(expression.object)}[${written(expression.key)}]`
  }
}

function* strings(node: Node | undefined): Generator<ScalarNode> {
  if (node?.kind === 'scalar') yield node
  if (node?.kind === 'sequence') for (const item of node.items) yield* strings(item)
  if (node?.kind === 'mapping') for (const entry of node.entries.values()) yield* strings(entry.value)
}

describe('published templates', () => {
  it('parses every expression', () => {
    const refused: string[] = []
    let parsed = 0
    for (const { text } of corpusFiles('.json')) {
      if (!text.includes('deploymentTemplate.json')) continue
      for (const node of strings(parseJson(text).root)) {
        if (node.style !== 'double' || !isExpression(node.text)) continue
        const result = parseExpression(node.text, mapText(text, node))
        if ('problem' in result) refused.push(`${node.text}: ${result.problem.message}`)
        else parsed++
      }
    }
    // A name for the reader to replace, which Azure refuses too.
    expect(refused.filter((line) => !line.startsWith('[Application_Insights_Key]'))).toEqual([])
    process.stdout.write(`${parsed} expressions of ARM templates parsed\n`)
  })
})
