/** Functions between types, and to and from JSON. */
import type { Value } from '../../../core/value.ts'
import { isOpen, list, openList, textOf } from '../../values/make.ts'
import { computed, toBoolean, toNumber } from '../operators.ts'
import { byText } from './collection-functions.ts'
import { allTexts, type CallSite, type Rule, type Rules } from './rule.ts'

function toPrimitive(convert: (value: Value) => string | number | boolean | undefined): Rule {
  return {
    passesOn: true,
    run: (args, { at }) => {
      const [value] = args
      if (value === undefined || value.kind === 'json' || isNull(value)) return value
      const result = convert(value)
      return result === undefined ? undefined : computed(result, args, at)
    },
  }
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null
}

function tolist([value]: readonly Value[], { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return value !== undefined && isNull(value) ? value : undefined
  return isOpen(value) ? openList(value.items, at) : list(value.items, at)
}

/** Sets have no order of their own; Terraform goes through sets of texts in the order of the texts. */
function toset([value]: readonly Value[], { at }: CallSite): Value | undefined {
  if (value?.kind !== 'list') return value !== undefined && isNull(value) ? value : undefined
  const seen = new Set<unknown>()
  const items = value.items.filter((item) => {
    if (item.kind !== 'scalar') return true
    const isNew = !seen.has(item.value)
    seen.add(item.value)
    return isNew
  })
  if (isOpen(value) || items.some((item) => item.kind === 'unknown')) return openList(items, at)
  return list(allTexts(items) === undefined ? items : items.toSorted(byText), at)
}

function jsonencode([value]: readonly Value[], { at }: CallSite): Value | undefined {
  return value && { kind: 'json', of: value, at }
}

function jsondecode([value]: readonly Value[]): Value | undefined {
  return value?.kind === 'json' ? value.of : undefined
}

const asIs: Rule = { run: ([value]) => value, takesUnknown: true, passesOn: true }

export const CONVERSION_FUNCTIONS: Rules = [
  ['tostring', toPrimitive(textOf)],
  ['tonumber', toPrimitive(toNumber)],
  ['tobool', toPrimitive(toBoolean)],
  ['tolist', { run: tolist, passesOn: true }],
  ['toset', { run: toset, passesOn: true }],
  ['tomap', { run: ([value]) => (value?.kind === 'mapping' ? value : undefined), passesOn: true }],
  ['jsonencode', { run: jsonencode, passesOn: true }],
  ['jsondecode', { run: jsondecode }],
  ['sensitive', asIs],
  ['nonsensitive', asIs],
]
