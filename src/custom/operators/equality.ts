/** `is`, `isNot`, `oneOf`, `noneOf`. */
import { not, test } from '../../core/claim.ts'
import type { Kind, Literal, Plain } from '../syntax.ts'
import { type MakeClaim, numberOf, type Operator, type Options } from './operator.ts'
import { type PartTest, whereMisfits } from './partly-known.ts'

const ANY: readonly Kind[] = ['boolean', 'number', 'text']

/** Equals the value, or one of several. */
export function equal(argument: 'scalar' | 'scalars', describes: string): Operator {
  return { takes: ANY, argument, describes, compile: equality }
}

/** Equals none of them. */
export function unequal(argument: 'scalar' | 'scalars', describes: string): Operator {
  const compile: Operator['compile'] = (given, options) => {
    const inner = equality(given, options)
    return (attr, note) => not(inner(attr, note))
  }
  return { takes: ANY, argument, describes, compile }
}

function equality(given: readonly Literal[], { ignoreCase }: Options): MakeClaim {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text)
  const equals = (value: Plain) =>
    given.some((literal) => {
      if (typeof value === 'symbol') return false
      if (typeof literal.value === 'boolean') return String(value).toLowerCase() === String(literal.value)
      if (typeof literal.value === 'number') return numberOf(value) === literal.value
      return fold(String(value)) === fold(literal.text)
    })
  const part: PartTest = (known, text) => (known.fits(text) ? 'unknown' : 'false')
  const texts = given.map(({ text }) => fold(text))
  return (attr, note) => test(whereMisfits(attr, part, texts, fold), (value) => equals(value), note)
}
