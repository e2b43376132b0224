/** Arithmetic on whole numbers, the only ones that it takes. */
import { computed, integerOf, type Rule, type Rules } from './rule.ts'

function onIntegers(apply: (a: number, b: number) => number | undefined): Rule {
  return {
    takes: [2, 2],
    run: (args, site) => {
      const [a, b] = args.map(integerOf)
      const result = a === undefined || b === undefined ? undefined : apply(a, b)
      // `+ 0` makes the zero of `mul(0, -1)` a plain one.
      return Number.isSafeInteger(result) && result !== undefined
        ? computed(result + 0, args, site)
        : undefined
    },
  }
}

export const NUMBER_FUNCTIONS: Rules = [
  ['add', onIntegers((a, b) => a + b)],
  ['sub', onIntegers((a, b) => a - b)],
  ['mul', onIntegers((a, b) => a * b)],
  ['div', onIntegers((a, b) => (b === 0 ? undefined : Math.trunc(a / b)))],
  ['mod', onIntegers((a, b) => (b === 0 ? undefined : a % b))],
]
