/** Functions between types, and to and from JSON. */

import { convert } from '../types/convert.ts'
import { ANY, BOOL, listOf, mapOf, NUMBER, STRING, setOf, type Type } from '../types/type.ts'
import { fails, type Rule, type Rules } from './rule.ts'

function toPrimitive(type: Type): Rule {
  return {
    passesOn: true,
    run([value], site) {
      if (value === undefined || (value.kind === 'json' && type.kind === 'string')) return value
      const converted = convert(value, type)
      if (converted === 'fails') return fails(site)
      return converted === 'open' ? undefined : { ...converted, at: site.at }
    },
  }
}

/** A conversion to a collection, whose elements get the type that they have in common. */
function toCollection(type: Type): Rule {
  return {
    passesOn: true,
    run([value], site) {
      if (value === undefined) return undefined
      const converted = convert(value, type)
      return converted === 'fails'
        ? fails(site)
        : converted === 'open'
          ? undefined
          : { ...converted, at: site.at }
    },
  }
}

const asIs: Rule = { run: ([value]) => value, takesUnknown: true, passesOn: true }

export const CONVERSION_FUNCTIONS: Rules = [
  ['tostring', toPrimitive(STRING)],
  ['tonumber', toPrimitive(NUMBER)],
  ['tobool', toPrimitive(BOOL)],
  ['tolist', toCollection(listOf(ANY))],
  ['toset', toCollection(setOf(ANY))],
  ['tomap', toCollection(mapOf(ANY))],
  ['sensitive', asIs],
  ['nonsensitive', asIs],
]
