/** Calls functions by the table; what is not in it is not evaluated. */
import { locate } from '../../../core/source.ts'
import { madeWith, type UnknownCause, type Value } from '../../../core/value.ts'
import { distribute } from '../../values/alternatives.ts'
import { spendOn } from '../../values/budget.ts'
import { firstUnknown } from '../../values/equality.ts'
import { textOf, unevaluated, unknown, unlinked, withoutLink } from '../../values/make.ts'
import type { Call } from '../hcl/ast.ts'
import type { Scope } from '../scope.ts'
import { COLLECTION_FUNCTIONS } from './collection-functions.ts'
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts'
import { ENCODING_FUNCTIONS } from './encoding-functions.ts'
import { FILE_FUNCTIONS } from './file-functions.ts'
import { withoutValues } from './format.ts'
import { NETWORK_FUNCTIONS } from './network-functions.ts'
import { NUMBER_FUNCTIONS } from './number-functions.ts'
import { REGEX_FUNCTIONS } from './regex-functions.ts'
import type { Rule } from './rule.ts'
import { SET_FUNCTIONS } from './set-functions.ts'
import { TEXT_FUNCTIONS } from './text-functions.ts'
import { YAML_FUNCTIONS } from './yaml-functions.ts'

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...TEXT_FUNCTIONS,
  ...REGEX_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...SET_FUNCTIONS,
  ...ENCODING_FUNCTIONS,
  ...YAML_FUNCTIONS,
  ...FILE_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
])

/** The result of a call; `args` are the values after spreading. */
export function callFunction(call: Call, args: readonly Value[], scope: Scope): Value {
  const at = locate(scope, call.range)
  const rule = RULES.get(call.name.replace(/^core::/, ''))
  if (rule === undefined || !spendOn(scope.evaluation.budget, args))
    return unevaluated(`${call.name}(...)`, at)
  return distribute(args, at, (cases) => {
    const open = cases.find((arg) => arg.kind === 'unknown')
    if (open?.kind === 'unknown' && !rule.takesUnknown)
      return unknown(causeOf(call.name, rule, cases, open.because), at)
    const result = rule.run(cases, { at, scope })
    if (result !== undefined) {
      return result.kind === 'unknown' ? { ...result, at } : result
    }
    const because = cases.map(firstUnknown).find((cause) => cause !== undefined)
    return because === undefined ? unevaluated(`${call.name}(...)`, at) : unknown(unlinked(because), at)
  })
}

/** Why the result is not known: it is the unknown argument, a part of it, or made with it and others. */
function causeOf(name: string, rule: Rule, args: readonly Value[], because: UnknownCause): UnknownCause {
  const [first] = args
  // An unknown position in a known list: what the list says may be the result.
  if (rule.passesOn) return first?.kind === 'list' ? madeWith(because) : because
  if (args.length === 1) return withoutLink(because)
  const pattern = name === 'format' && first !== undefined ? textOf(first) : undefined
  return pattern === undefined ? unlinked(because) : madeWith(withoutLink(because), withoutValues(pattern))
}
