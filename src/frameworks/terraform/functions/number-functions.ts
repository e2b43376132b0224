/** Functions on numbers. */

import type { Value } from '../../../core/value.ts'
import { closedList, computed, textOf } from '../../values/make.ts'
import { toBoolean, toNumber } from '../operators.ts'
import {
  add,
  BITS_OF_DOUBLE,
  type BigFloat,
  bitsOf,
  compare,
  counted,
  isNegative,
  isWhole,
  negate,
  parseDecimal,
  truncate,
  withBits,
} from '../types/big-float.ts'
import { exactOf, numberValue } from '../types/number.ts'
import { logarithm } from './logarithm.ts'
import { type CallSite, fails, isNull, type Rule, type Rules } from './rule.ts'

function onNumber(apply: (number: BigFloat) => BigFloat | undefined): Rule {
  return {
    run: (args, site) => {
      const number = args[0] && exactOf(args[0])
      if (number === undefined) return undefined
      const result = apply(number)
      return result === undefined ? fails(site) : numberValue(result, args, site.at)
    },
  }
}

/** The one of several numbers that is furthest in a direction. */
function furthest(direction: 1 | -1): Rule {
  return {
    run: (args, site) => {
      const numbers = args.map(exactOf).filter((number) => number !== undefined)
      if (args.length === 0) return fails(site)
      const most = numbers.reduce<BigFloat | undefined>(
        (so, next) => (so === undefined || direction * compare(next, so) > 0 ? next : so),
        undefined,
      )
      return numbers.length < args.length ? undefined : numberValue(most, args, site.at)
    },
  }
}

/** Functions that Terraform computes with numbers of 64 bits. */
function onDoubles(apply: (a: number, b: number) => number | undefined): Rule {
  return {
    run: (args, site) => {
      const [a, b] = args.map(toNumber)
      const result = a === undefined || b === undefined ? undefined : apply(a, b)
      if (Number.isNaN(result)) return fails(site)
      if (result === undefined || !Number.isFinite(result)) return undefined
      const number = parseDecimal(Object.is(result, -0) ? '-0' : String(result))
      return numberValue(number && withBits(number, BITS_OF_DOUBLE), args, site.at)
    },
  }
}

/** Powers of whole exponents as Go computes them; of others what is not the same everywhere is left open. */
function power(base: number, exponent: number): number | undefined {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1_000) return undefined
  let [result, factor] = [1, base]
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= factor
    factor *= factor
  }
  return exponent < 0 ? 1 / result : result
}

function floor(number: BigFloat): BigFloat {
  const whole = truncate(number)
  const below = compare(number, { mantissa: whole, exponent: 0 }) < 0 ? whole - 1n : whole
  return withBits({ mantissa: below, exponent: 0 }, bitsOf(number))
}

/** A whole number as Go has it, which knows one zero only. */
function wholeOf(number: BigFloat): BigFloat {
  return number.mantissa === 0n ? abs(number) : number
}

function ceil(number: BigFloat): BigFloat {
  return wholeOf(negate(floor(negate(number))))
}

function signum(number: BigFloat): BigFloat | undefined {
  const zero = { mantissa: 0n, exponent: 0 }
  return isWhole(number) && compare(abs(number), { mantissa: 1n, exponent: 63 }) < 0
    ? counted(BigInt(compare(number, zero)))
    : undefined
}

function abs(number: BigFloat): BigFloat {
  return isNegative(number) ? negate(number) : number
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The number that a text spells in a base; up to 36 the case of letters does not count. */
function parseint(args: readonly Value[], site: CallSite): Value | undefined {
  const [value, base] = args
  const text = value && textOf(value)
  const radix = base && toNumber(base)
  if (value?.kind === 'list' || value?.kind === 'mapping') return fails(site)
  if (text === undefined || radix === undefined) return undefined
  if (value?.kind === 'scalar' && typeof value.value !== 'string') return fails(site)
  const match = /^([-+]?)([\da-zA-Z]{1,300})$/.exec(text)
  if (match === null || !Number.isInteger(radix) || radix < 2 || radix > 62) return fails(site)
  const [, sign = '', digits = ''] = match
  let number = 0n
  for (const digit of radix <= 36 ? digits.toLowerCase() : digits) {
    const worth = DIGITS.indexOf(digit)
    if (worth >= radix) return fails(site)
    number = number * BigInt(radix) + BigInt(worth)
  }
  return numberValue(counted(sign === '-' ? -number : number), args, site.at)
}

function sum(args: readonly Value[], site: CallSite): Value | undefined {
  const [value] = args
  if (value?.kind === 'scalar' || value?.kind === 'mapping') return fails(site)
  const items = closedList(value)?.items
  if (items === undefined) return undefined
  if (items.length === 0 || items.some(isNoNumber)) return fails(site)
  const total = items
    .map(exactOf)
    .reduce((so, next) => (so === undefined || next === undefined ? undefined : add(so, next)))
  return numberValue(total, args, site.at)
}

function isNoNumber(value: Value): boolean {
  if (value.kind === 'unknown' || value.kind === 'either') return false
  return value.kind !== 'scalar' || typeof value.value === 'boolean' || toNumber(value) === undefined
}

/** Whether all, or any, of a list is true; one that decides is enough. */
function quantify(decisive: boolean): Rule {
  return {
    run: ([value], { at }) => {
      if (value?.kind !== 'list') return undefined
      // A null is not true, and does not count beside others.
      const truths = value.items.map((item) => (isNull(item) ? false : toBoolean(item)))
      if (truths.includes(decisive)) return computed(decisive, value.items, at)
      if (closedList(value) === undefined || truths.includes(undefined)) return undefined
      return computed(!decisive, value.items, at)
    },
  }
}

export const NUMBER_FUNCTIONS: Rules = [
  ['abs', onNumber(abs)],
  ['ceil', onNumber(ceil)],
  ['floor', onNumber(floor)],
  ['signum', onNumber(signum)],
  ['log', onDoubles((number, base) => logarithm(number) / logarithm(base))],
  ['pow', onDoubles(power)],
  ['max', furthest(1)],
  ['min', furthest(-1)],
  ['parseint', { run: parseint }],
  ['sum', { run: sum }],
  ['alltrue', quantify(false)],
  ['anytrue', quantify(true)],
]
