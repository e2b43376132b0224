/**
 * Calls the functions that need nothing but their arguments. See
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */

import { madeWith, type UnknownCause, type Value } from '../../../core/value.ts'
import { type Builtin, type CallSite, type Causes, callBuiltin } from '../../values/builtin.ts'
import { withoutLink } from '../../values/make.ts'
import { ARRAY_FUNCTIONS } from './array-functions.ts'
import { CIDR_FUNCTIONS } from './cidr-functions.ts'
import { COMBINING_FUNCTIONS } from './combining-functions.ts'
import { CONTAINER_FUNCTIONS } from './container-functions.ts'
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts'
import { DATE_FUNCTIONS } from './date-functions.ts'
import { DEPLOYED_FUNCTIONS } from './deployed-functions.ts'
import { LOGIC_FUNCTIONS } from './logic-functions.ts'
import { NUMBER_FUNCTIONS } from './number-functions.ts'
import { OBJECT_FUNCTIONS } from './object-functions.ts'
import type { Rule } from './rule.ts'
import { TEXT_FUNCTIONS } from './text-functions.ts'

const RULES: ReadonlyMap<string, Rule> = new Map(
  [
    ...TEXT_FUNCTIONS,
    ...CONVERSION_FUNCTIONS,
    ...CONTAINER_FUNCTIONS,
    ...ARRAY_FUNCTIONS,
    ...OBJECT_FUNCTIONS,
    ...COMBINING_FUNCTIONS,
    ...LOGIC_FUNCTIONS,
    ...NUMBER_FUNCTIONS,
    ...CIDR_FUNCTIONS,
    ...DATE_FUNCTIONS,
    ...DEPLOYED_FUNCTIONS,
  ].map(([name, rule]) => [name.toLowerCase(), rule]),
)

/** The result of a call, at its place; undefined where the name, in any case, is none of these functions. */
export function callFunction(name: string, args: readonly Value[], site: CallSite): Value | undefined {
  const rule = RULES.get(name.toLowerCase())
  if (rule === undefined) return undefined
  const result = callBuiltin(rule, args, site, CAUSES)
  return rule.takesAlternatives ? result : settled(result)
}

const CAUSES: Causes = {
  ofArgument: causeOf,
  ofPart: (because) => madeWith(withoutLink(because), ''),
}

/** Why the result is not known: it is the unknown argument, a part of it, or made with it. */
function causeOf(rule: Builtin, args: readonly Value[], because: UnknownCause): UnknownCause {
  // What is known of the argument's text is not known of the result's.
  const exact = !('within' in because)
  if (exact && rule.passesOn && args[0]?.kind === 'unknown') return because
  return exact && args.length === 1 ? withoutLink(because) : madeWith(withoutLink(because), '')
}

/** Alternatives that are the same scalar are that scalar, whatever the condition. */
function settled(value: Value): Value {
  if (value.kind !== 'either') return value
  const yes = value.branches[0] && settled(value.branches[0])
  const no = value.branches[1] && settled(value.branches[1])
  const same = yes?.kind === 'scalar' && no?.kind === 'scalar' && yes.value === no.value
  return same ? yes : { ...value, branches: [yes, no] }
}
