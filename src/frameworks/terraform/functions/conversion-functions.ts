/** Functions between types, and to and from JSON. */

import type { Value } from '../../../core/value.ts'
import { computed, hasAllElements, isOpen, list, openList, textOf } from '../../values/make.ts'
import { toBoolean, toNumber } from '../operators.ts'
import { type CallSite, fails, type Rule, type Rules } from './rule.ts'
import { toSet } from './set-functions.ts'

function toPrimitive(convert: (value: Value) => string | number | boolean | undefined): Rule {
  return {
    passesOn: true,
    run: (args, site) => {
      const [value] = args
      if (value === undefined || value.kind === 'json' || isNull(value)) return value
      const result = convert(value)
      if (result !== undefined) return computed(result, args, site.at)
      return mayBeNumber(value) ? undefined : fails(site)
    },
  }
}

/** Whether a text may be a number in a spelling that is not read here: `.5`, `+1`. */
function mayBeNumber(value: Value): boolean {
  return value.kind === 'scalar' && typeof value.value === 'string' && /^[-+.]?(?:\d|inf)/i.test(value.value)
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}

function tolist([value]: readonly Value[], { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return value !== undefined && isNull(value) ? value : undefined
  return isOpen(value) ? openList(value.items, at) : list(value.items, at)
}

function toset([value]: readonly Value[], { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return value !== undefined && isNull(value) ? value : undefined
  return toSet(value.items, hasAllElements(value), at)
}

const asIs: Rule = { run: ([value]) => value, takesUnknown: true, passesOn: true }

export const CONVERSION_FUNCTIONS: Rules = [
  ['tostring', toPrimitive(textOf)],
  ['tonumber', toPrimitive(toNumber)],
  ['tobool', toPrimitive(toBoolean)],
  ['tolist', { run: tolist, passesOn: true }],
  ['toset', { run: toset, passesOn: true }],
  ['tomap', { run: ([value]) => (value?.kind === 'mapping' ? value : undefined), passesOn: true }],
  ['sensitive', asIs],
  ['nonsensitive', asIs],
]
