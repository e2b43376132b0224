/** Functions on numbers. */

import type { Value } from '../../../core/value.ts'
import { closedList, computed, textOf } from '../../values/make.ts'
import { toBoolean, toNumber } from '../operators.ts'
import { type CallSite, fails, type Rule, type Rules } from './rule.ts'

function onNumbers(apply: (...numbers: readonly number[]) => number): Rule {
  return {
    run: (args, { at }) => {
      const numbers = args.map(toNumber).filter((number) => number !== undefined)
      if (numbers.length === 0 || numbers.length !== args.length) return undefined
      const result = apply(...numbers)
      return Number.isFinite(result) ? computed(result, args, at) : undefined
    },
  }
}

/** The number that a text spells in a base. */
function parseint(args: readonly Value[], site: CallSite): Value | undefined {
  const [value, base] = args
  const text = value && textOf(value)
  const radix = base && toNumber(base)
  // Above 36 the case of letters counts.
  if (text === undefined || radix === undefined || !(radix >= 2 && radix <= 36)) return undefined
  const digits = /^[-+]?([\da-z]{1,64})$/i.exec(text)?.[1]
  if (digits === undefined || [...digits].some((digit) => !(Number.parseInt(digit, 36) < radix)))
    return fails(site)
  const result = Number.parseInt(text, radix)
  return Number.isSafeInteger(result) ? computed(result, args, site.at) : undefined
}

function sum(args: readonly Value[], { at }: CallSite): Value | undefined {
  const numbers = closedList(args[0])?.items.map(toNumber) ?? []
  const total = numbers.reduce<number | undefined>(
    (so, next) => (so === undefined || next === undefined ? undefined : so + next),
    0,
  )
  return numbers.length === 0 || total === undefined ? undefined : computed(total, args, at)
}

/** Whether all, or any, of a list is true; one that decides is enough. */
function quantify(decisive: boolean): Rule {
  return {
    run: ([value], { at }) => {
      if (value?.kind !== 'list') return undefined
      const truths = value.items.map(toBoolean)
      if (truths.includes(decisive)) return computed(decisive, value.items, at)
      if (closedList(value) === undefined || truths.includes(undefined)) return undefined
      return computed(!decisive, value.items, at)
    },
  }
}

export const NUMBER_FUNCTIONS: Rules = [
  ['abs', onNumbers((number = 0) => Math.abs(number))],
  ['ceil', onNumbers((number = 0) => Math.ceil(number))],
  ['floor', onNumbers((number = 0) => Math.floor(number))],
  ['signum', onNumbers((number = 0) => Math.sign(number))],
  ['log', onNumbers((number = 0, base = 0) => Math.log(number) / Math.log(base))],
  ['pow', onNumbers((number = 0, power = 0) => number ** power)],
  ['max', onNumbers((...numbers) => numbers.reduce((most, number) => Math.max(most, number)))],
  ['min', onNumbers((...numbers) => numbers.reduce((least, number) => Math.min(least, number)))],
  ['parseint', { run: parseint }],
  ['sum', { run: sum }],
  ['alltrue', quantify(false)],
  ['anytrue', quantify(true)],
]
