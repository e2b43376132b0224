/**
 * Calls the functions that need nothing but their arguments. See
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */

import { madeWith, type UnknownCause, type Value } from '../../../core/value.ts'
import { distribute } from '../../values/alternatives.ts'
import { spendOn } from '../../values/budget.ts'
import { firstUnknown } from '../../values/equality.ts'
import { unevaluated, unknown, withoutLink } from '../../values/make.ts'
import { ARRAY_FUNCTIONS } from './array-functions.ts'
import { CIDR_FUNCTIONS } from './cidr-functions.ts'
import { COMBINING_FUNCTIONS } from './combining-functions.ts'
import { CONTAINER_FUNCTIONS } from './container-functions.ts'
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts'
import { DEPLOYED_FUNCTIONS } from './deployed-functions.ts'
import { LOGIC_FUNCTIONS } from './logic-functions.ts'
import { NUMBER_FUNCTIONS } from './number-functions.ts'
import { OBJECT_FUNCTIONS } from './object-functions.ts'
import type { CallSite, Rule } from './rule.ts'
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
    ...DEPLOYED_FUNCTIONS,
  ].map(([name, rule]) => [name.toLowerCase(), rule]),
)

/**
 * The result of a call, at its place; undefined where the name, in any case, is none of these functions. An
 * unknown argument makes the result unknown unless the others decide it; alternatives give alternatives. What
 * Azure would refuse is unknown.
 */
export function callFunction(name: string, args: readonly Value[], site: CallSite): Value | undefined {
  const rule = RULES.get(name.toLowerCase())
  if (rule === undefined) return undefined
  const [least, most] = rule.takes
  if (args.length < least || args.length > most || !spendOn(site.budget, args)) return notEvaluated(site)
  if (rule.takesAlternatives) return run(rule, args, site)
  return settled(distribute(args, site.at, (cases) => run(rule, cases, site)))
}

function run(rule: Rule, args: readonly Value[], site: CallSite): Value {
  const open = args.find((arg) => arg.kind === 'unknown')
  if (open?.kind === 'unknown' && !rule.takesUnknown) {
    return unknown(causeOf(rule, args, open.because), site.at)
  }
  const result = rule.run(args, site)
  if (result !== undefined) return result.kind === 'unknown' ? { ...result, at: site.at } : result
  const inside = args.map(firstUnknown).find((because) => because !== undefined)
  return inside === undefined ? notEvaluated(site) : unknown(madeWith(withoutLink(inside), ''), site.at)
}

function notEvaluated({ text, at }: CallSite): Value {
  return unevaluated(text, at)
}

/** Why the result is not known: it is the unknown argument, a part of it, or made with it. */
function causeOf(rule: Rule, args: readonly Value[], because: UnknownCause): UnknownCause {
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
