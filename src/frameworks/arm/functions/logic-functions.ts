/** Logic and comparisons. `if` is no function here, because it evaluates only what it takes. */

import { madeWith, type Value } from '../../../core/value.ts'
import type { CallSite } from '../../values/builtin.ts'
import { equals } from '../../values/equality.ts'
import { unknown, withoutLink } from '../../values/make.ts'
import { ANY_NUMBER, booleanOf, computed, isNull, type Rule, type Rules } from './rule.ts'

type Args = readonly Value[]

/** Kleene's logic: one argument that is `decisive` decides. */
function quantify(decisive: boolean): Rule {
  return {
    takes: [1, ANY_NUMBER],
    takesUnknown: true,
    run: (args, site) => {
      const truths = args.map(booleanOf)
      if (truths.includes(decisive)) return computed(decisive, args, site)
      return truths.includes(undefined) ? undefined : computed(!decisive, args, site)
    },
  }
}

function not(args: Args, site: CallSite): Value | undefined {
  const truth = booleanOf(args[0])
  return truth === undefined ? undefined : computed(!truth, args, site)
}

function isEqual(args: Args, site: CallSite): Value | undefined {
  const [left, right] = args
  const equal = left && right && equals(left, right)
  return equal === undefined ? undefined : computed(equal, args, site)
}

/** The first value that is not null. An unknown one may be null, so that another may take its place. */
function coalesce(args: Args, site: CallSite): Value | undefined {
  const [first, ...others] = args.filter((arg) => !isNull(arg))
  if (first?.kind !== 'unknown') return first ?? args[0]
  const { because } = first
  return unknown(others.length === 0 ? because : madeWith(withoutLink(because), ''), site.at)
}

/** Compares whole numbers, or texts. */
function compare(holds: (order: number) => boolean): Rule {
  return {
    takes: [2, 2],
    run: (args, site) => {
      const [left, right] = args.map((arg) => (arg.kind === 'scalar' ? arg.value : undefined))
      let order: number | undefined
      if (typeof left === 'number' && typeof right === 'number') order = left - right
      if (typeof left === 'string' && typeof right === 'string') order = orderOf(left, right)
      return order === undefined ? undefined : computed(holds(order), args, site)
    },
  }
}

/**
 * The order of two texts as .NET's invariant culture has it: letters by the alphabet, and of texts that are the
 * same but for the case, lower case first. Undefined for texts with other characters than letters and digits.
 */
function orderOf(left: string, right: string): number | undefined {
  if (left === right) return 0
  if (!/^[A-Za-z0-9]*$/.test(left + right)) return undefined
  const [a, b] = [left.toLowerCase(), right.toLowerCase()]
  if (a !== b) return a < b ? -1 : 1
  return left > right ? -1 : 1
}

export const LOGIC_FUNCTIONS: Rules = [
  ['true', { run: (args, site) => computed(true, args, site), takes: [0, 0] }],
  ['false', { run: (args, site) => computed(false, args, site), takes: [0, 0] }],
  ['null', { run: (args, site) => computed(null, args, site), takes: [0, 0] }],
  ['and', quantify(false)],
  ['or', quantify(true)],
  ['not', { run: not, takes: [1, 1] }],
  ['equals', { run: isEqual, takes: [2, 2], takesUnknown: true }],
  ['coalesce', { run: coalesce, takes: [1, ANY_NUMBER], takesUnknown: true }],
  ['less', compare((order) => order < 0)],
  ['lessOrEquals', compare((order) => order <= 0)],
  ['greater', compare((order) => order > 0)],
  ['greaterOrEquals', compare((order) => order >= 0)],
]
