import { describe, expect, it } from 'vitest'
import { SourceFile } from '../../src/core/source.ts'
import type { Value } from '../../src/core/value.ts'
import { MAX_STEPS } from '../../src/frameworks/arm/budget.ts'
import { evaluateExpression, type Names } from '../../src/frameworks/arm/evaluate.ts'
import { newBudget } from '../../src/frameworks/values/budget.ts'
import fc from '../support/properties.ts'
import { cut, evaluated, inFile, parseString } from './arm-expression-support.ts'
import { isInside, showValue } from './support.ts'

describe('evaluating', () => {
  it.each([
    ["variables('text')", '"Text" (a variable)'],
    ["VARIABLES('text')", '"Text" (a variable)'],
    ["variables('sku').name", '"Standard_LRS" (a variable)'],
    ["variables('sku').NAME", '"Standard_LRS" (a variable)'],
    ["variables('sku')['name']", '"Standard_LRS" (a variable)'],
    ["variables('sku').zones[1]", '2 (a variable)'],
    ["variables('sku').__proto__", '"data" (a variable)'],
    ["variables('sku').constructor", "unknown expression variables('sku').constructor"],
    ["variables('sku').zones[2]", "unknown expression variables('sku').zones[2]"],
    ["variables('sku')[0]", "unknown expression variables('sku')[0]"],
    ["variables('text').length", "unknown expression variables('text').length"],
    ["variables('sku')[parameters('p')]", 'unknown variable p '],
    ["parameters('p').a[0]", 'unknown variable p'],
    ["reference('vm').outputs['ip'].value", "unknown reference reference(vm).outputs['ip'].value vm"],
    ["pickZones('a', 'b')", "unknown expression pickZones('a', 'b')"],
    ["contoso.name('x')", "unknown expression contoso.name('x')"],
    ["concat(unheardOf('x'), 'b')", "unknown expression unheardOf('x')"],
  ])('%s', (expression, expected) => {
    expect(showValue(evaluated(expression))).toBe(expected)
  })

  it('places a value where it is used, and says where it was written', () => {
    const json = `"[variables('sku').name]"`
    const value = inFile(json)
    expect(cut(value.at.range, json)).toBe("variables('sku').name")
    expect('from' in value && value.from?.at.file.path).toBe('variables.json')
  })

  it.each([
    ["if(equals(1, 1), 'a', unheardOf())", '"a"'],
    ["IF(false(), unheardOf(), 'b')", '"b"'],
    ["if(parameters('p'), 'a', 'b')", `parameters('p') ? "a" : "b"`],
    ["if(not(parameters('p')), 'a', 'b')", `not(parameters('p')) ? "a" : "b"`],
    ["if(if(parameters('p'), true(), true()), 'a', 'b')", '"a"'],
    ["if('true', 'a', 'b')", "unknown expression if('true', 'a', 'b')"],
    ["if(true(), 'a')", "unknown expression if(true(), 'a')"],
    ["if(parameters('p'), createObject('a', 1), createObject('A', 2)).a", `parameters('p') ? 1 : 2`],
    ["concat('x-', if(parameters('p'), 'a', 'b'))", `parameters('p') ? "x-a" : "x-b"`],
    ["equals(if(parameters('p'), 'a', 'b'), 'c')", 'false'],
    ["startsWith(if(parameters('p'), 'ab', 'ac'), 'a')", 'true'],
    ["equals(if(parameters('p'), 'a', 'b'), 'a')", `parameters('p') ? true : false`],
    ["or(true(), parameters('p'))", 'true'],
    ["or(false(), parameters('p'))", 'unknown variable p '],
    ["and(parameters('p'), false())", 'false'],
    ["and(true(), parameters('p'))", 'unknown variable p '],
    ["and(if(parameters('p'), true(), false()), false())", 'false'],
    ["not(parameters('p'))", 'unknown variable p'],
    ["createArray(if(parameters('p'), 'a', 'b'), 'c')", `[parameters('p') ? "a" : "b", "c"]`],
    [
      "concat(if(parameters('a'), 'a', ''), if(parameters('b'), 'b', ''), if(parameters('c'), 'c', ''), if(parameters('d'), 'd', ''))",
      "unknown condition parameters('a') a",
    ],
  ])('%s', (expression, expected) => {
    expect(showValue(evaluated(expression))).toBe(expected)
  })

  it.each([
    ["map(createArray('a', 'b'), lambda('x', toUpper(lambdaVariables('X'))))", '["A", "B"]'],
    ["map(range(5, 3), lambda('x', 'i', sub(lambdaVariables('x'), lambdaVariables('i'))))", '[5, 5, 5]'],
    ["filter(range(0, 10), lambda('i', equals(0, mod(lambdaVariables('i'), 2))))", '[0, 2, 4, 6, 8]'],
    [
      "filter(createArray('a', 'b'), lambda('x', equals(lambdaVariables('x'), parameters('p'))))",
      `[lambda('x', equals(lambdaVariables('x'), parameters('p'))) ? "a" : nothing, ` +
        `lambda('x', equals(lambdaVariables('x'), parameters('p'))) ? "b" : nothing]`,
    ],
    [
      "sort(createArray(3, 1, 2), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))",
      '[1, 2, 3]',
    ],
    ["reduce(range(1, 4), 0, lambda('sum', 'x', add(lambdaVariables('sum'), lambdaVariables('x'))))", '10'],
    [
      "reduce(createArray(createObject('a', 1), createObject('b', 2)), createObject(), lambda('c', 'n', union(lambdaVariables('c'), lambdaVariables('n'))))",
      '{a: 1, b: 2}',
    ],
    ["toObject(createArray('a', 'b'), lambda('x', lambdaVariables('x')), lambda('x', 1))", '{a: 1, b: 1}'],
    [
      "groupBy(createArray('ab', 'ac', 'b'), lambda('x', first(lambdaVariables('x'))))",
      '{a: ["ab", "ac"], b: ["b"]}',
    ],
    ["mapValues(createObject('a', 1), lambda('v', add(lambdaVariables('v'), 1)))", '{a: 2}'],
    ["map(parameters('p'), lambda('x', lambdaVariables('x')))", 'unknown variable p '],
    [
      "map(range(0, 2), lambda('x', map(range(0, 2), lambda('y', add(lambdaVariables('x'), lambdaVariables('y'))))))",
      '[[0, 1], [1, 2]]',
    ],
    [
      "map(range(0, 2), lambda('x', 'i', 'z', 1))",
      "[unknown expression map(range(0, 2), lambda('x', 'i', 'z', 1)), unknown expression map(range(0, 2), lambda('x', 'i', 'z', 1))]",
    ],
    ["lambdaVariables('x')", "unknown expression lambdaVariables('x')"],
  ])('%s', (expression, expected) => {
    expect(showValue(evaluated(expression))).toBe(expected)
  })

  it('asks the names before its own functions, with the name in lower case and a way to evaluate', () => {
    const asked: string[] = []
    const names: Names = {
      call(name, args, evaluate, at) {
        asked.push(`${name}(${args.map((arg) => showValue(evaluate(arg))).join(', ')})`)
        return name === 'toupper' ? { kind: 'scalar', value: 'mine', at } : undefined
      },
    }
    expect(showValue(evaluated("Concat(toUpper('a'), 'b')", names))).toBe('"mineb"')
    expect(asked).toContain('toupper("a")')
    expect(asked).toContain('concat("mine", "b")')
  })

  it('ends, whatever is asked of it', () => {
    const grow = `concat(${Array.from({ length: 40 }, () => "variables('next')").join(', ')})`
    const parsed = parseString(JSON.stringify(`[${grow}]`))
    if ('problem' in parsed) throw new Error(parsed.problem.message)
    const { expression } = parsed
    const file = new SourceFile('main.json', JSON.stringify(`[${grow}]`))
    const budget = newBudget(MAX_STEPS)
    const names: Names = {
      call: (name) =>
        name === 'variables' ? evaluateExpression(expression, { file, names, budget }) : undefined,
    }
    expect(evaluateExpression(expression, { file, names, budget }).kind).toBe('unknown')
    expect(budget.depth).toBe(0)
    const loops = `map(range(0, 9999), lambda('x', ${"map(range(0, 9999), lambda('x', ".repeat(8)}1${'))'.repeat(8)}))`
    expect(evaluated(loops).kind).not.toBe('scalar')
  })

  it('decides without a parameter only what it decides with any value of it', () => {
    const given = (value: Value): Names => ({
      call: (name, _, __, at) => (name === 'parameters' ? { ...value, at } : undefined),
    })
    const texts = ["'a'", "'A'", "''", "parameters('p')", "parameters('p')"]
    const { text, truth } = fc.letrec<{ text: string; truth: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(...texts),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `concat(${a}, ${b})`),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `coalesce(${a}, ${b})`),
        fc
          .tuple(tie('text'), tie('text'))
          .map(([a, b]) => `first(union(createArray(${a}), createArray(${b})))`),
        fc.tuple(tie('truth'), tie('text'), tie('text')).map((parts) => `if(${parts.join(', ')})`),
      ),
      truth: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('true()', 'false()'),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `equals(${a}, ${b})`),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `contains(createArray(${a}, 'b'), ${b})`),
        fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => `and(${a}, ${b})`),
        fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => `or(${a}, ${b})`),
        tie('truth').map((inner) => `not(${inner})`),
        tie('text').map((inner) => `empty(${inner})`),
      ),
    }))
    const at = { file: new SourceFile('main.json', ''), range: { start: 0, end: 0 } }
    const open = given({ kind: 'unknown', because: { kind: 'variable', name: 'p' }, at })
    fc.assert(
      fc.property(fc.oneof(text, truth), fc.constantFrom('a', 'A', 'b', ''), (expression, value) => {
        const without = evaluated(expression, open)
        const known = evaluated(expression, given({ kind: 'scalar', value, at }))
        expect(known.kind).toBe('scalar')
        if (without.kind === 'scalar') expect(showValue(without)).toBe(showValue(known))
      }),
      { numRuns: 500 },
    )
  })

  it('never throws', () => {
    const names = [
      'concat',
      'format',
      'json',
      'union',
      'split',
      'range',
      'take',
      'if',
      'and',
      'string',
      'map',
      'items',
    ]
    const { expression } = fc.letrec<{ expression: string }>((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("''", "'a'", "'{0}{1:D3}'", '\'{"a": [1]}\'', '0', '-1', '3', 'null()', 'true()'),
        fc.constantFrom("parameters('p')", "variables('sku')", "reference('r')", "lambdaVariables('x')"),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('expression'), { maxLength: 3 }))
          .map(([name, args]) => `${name}(${args.join(', ')})`),
        tie('expression').map((object) => `${object}.a`),
      ),
    }))
    fc.assert(
      fc.property(expression, (text) => {
        const json = JSON.stringify(`[${text}]`)
        const value = inFile(json)
        expect(isInside(value.at.range, json)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
