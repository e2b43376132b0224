/** Every operator on a single value: what it takes, what its argument is, and what it claims. */
import { memoize } from '../../subjects/define/scope.ts'
import type { Kind, OperatorName, ScalarTest } from '../syntax.ts'
import { addresses, isWithin, overlaps } from './addresses.ts'
import { equal, unequal } from './equality.ts'
import { comparison } from './numbers.ts'
import type { MakeClaim, Operator } from './operator.ts'
import { matches, textual } from './texts.ts'
import { date, version } from './versions.ts'

export const OPERATORS: Readonly<Record<OperatorName, Operator>> = {
  is: equal('scalar', 'equals the value'),
  isNot: unequal('scalar', 'does not equal the value; also holds where nothing is written'),
  oneOf: equal('scalars', 'equals one of the values'),
  noneOf: unequal('scalars', 'equals none of the values; also holds where nothing is written'),
  above: comparison('above', 'is greater than the number'),
  atLeast: comparison('atLeast', 'is the number, or greater'),
  below: comparison('below', 'is less than the number'),
  atMost: comparison('atMost', 'is the number, or less'),
  matches,
  startsWith: textual('begins with the text, or one of several', {
    whole: (text, part) => text.startsWith(part),
    known: ({ first, isWhole }, part) =>
      first.startsWith(part) ? 'true' : !isWhole && part.startsWith(first) ? 'unknown' : 'false',
  }),
  endsWith: textual('ends with the text, or one of several', {
    whole: (text, part) => text.endsWith(part),
    known: ({ last, isWhole }, part) =>
      last.endsWith(part) ? 'true' : !isWhole && part.endsWith(last) ? 'unknown' : 'false',
  }),
  within: addresses('every address of the range is in one of these ranges', isWithin),
  overlaps: addresses('an address of the range is in one of these ranges', overlaps),
  version,
  date,
}

/** The types of attributes that a test takes. */
export function takenBy({ operator, given }: Pick<ScalarTest, 'operator' | 'given'>): readonly Kind[] {
  const { takes, argument } = OPERATORS[operator]
  if (argument !== 'scalar' && argument !== 'scalars') return takes
  // Equality takes attributes of the type that it compares with; a text may be the text of any.
  const types = new Set(given.map(({ value }) => typeof value))
  if (types.has('boolean')) return ['boolean', 'text']
  return types.has('number') ? ['number', 'text'] : ['text', 'number']
}

/** Whether the operator compares with one value or several. */
export function takesSeveral(operator: OperatorName): boolean {
  return ['scalars', 'texts', 'ranges'].includes(OPERATORS[operator].argument)
}

/** What a test claims, made ready once. @throws Error where its argument means nothing, which reading it reports */
export const claimOf: (test: ScalarTest) => MakeClaim = memoize(({ operator, given, ignoreCase }) => {
  const claim = OPERATORS[operator].compile(given, { ignoreCase })
  if (typeof claim === 'string') throw new Error(`${operator}: ${claim}`)
  return claim
})
