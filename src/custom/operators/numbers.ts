/** `above`, `atLeast`, `below`, `atMost`. */
import { mapAttr } from '../../core/attr.ts'
import { test } from '../../core/claim.ts'
import type { Kind } from '../syntax.ts'
import { COMPARISONS, type Comparison, numberOf, type Operator } from './operator.ts'

const NUMBER: readonly Kind[] = ['number', 'text']

/** Compares with a number; a text is the number that it spells. */
export function comparison(name: Comparison, describes: string): Operator {
  return {
    takes: NUMBER,
    argument: 'number',
    describes,
    compile: ([literal]) => {
      const bound = literal && numberOf(literal.value)
      if (bound === undefined) return 'expected a number'
      return (attr, note) =>
        test(
          mapAttr(attr, numberOf, 'a number'),
          (value) => COMPARISONS[name](value - bound),
          (value) => note(value),
        )
    },
  }
}
