/** Made-up and damaged expressions of ARM: parsing never throws, and every place is inside the text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExpression } from '../../src/frameworks/arm/expression/parse-expression.ts'
import { parseJson } from '../../src/frameworks/json.ts'
import { mapText } from '../../src/frameworks/text-map.ts'
import { damaged } from './mutations.ts'
import { SETTINGS } from './support.ts'

const expression = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    fc.constantFrom(
      '1',
      "'a'",
      "'it''s'",
      'true()',
      "parameters('x')",
      "variables('y')",
      'copyIndex()',
      '-7',
    ),
    fc
      .tuple(
        fc.constantFrom('concat', 'if', 'union', 'ns.own', 'format', 'lambda'),
        fc.array(tie('expression'), { maxLength: 4 }),
      )
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('.id', "['a b']", '[0]', '.?x'))
      .map((parts) => parts.join('')),
  ),
})).expression

const SOME = ["concat('a', parameters('b'))", "if(equals(variables('x'), 1), 'a', reference('b').c[0])"]

test('ARM expressions', () => {
  fc.assert(
    fc.property(fc.oneof(expression, damaged(SOME), fc.string({ unit: 'binary' })), (inner) => {
      const text = JSON.stringify({ value: `[${inner}]` })
      const root = parseJson(text).root
      const node = root?.kind === 'mapping' ? root.entries.get('value')?.value : undefined
      if (node?.kind !== 'scalar') return
      const parsed = parseExpression(node.text, mapText(text, node))
      const { range } = 'problem' in parsed ? parsed.problem : parsed.expression
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThanOrEqual(text.length)
    }),
    SETTINGS,
  )
})
