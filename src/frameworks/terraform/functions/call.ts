/** Calls functions by the table; what is not in it is not evaluated. */
import type { UnknownCause, Value } from '../../../core/value.ts'
import { distribute } from '../alternatives.ts'
import type { Call } from '../hcl/ast.ts'
import { firstUnknown } from '../operators.ts'
import { locate, type Scope, spendOn } from '../scope.ts'
import { unevaluated, unknown, unlinked } from '../values.ts'
import { COLLECTION_FUNCTIONS } from './collection-functions.ts'
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts'
import type { Rule } from './rule.ts'
import { TEXT_FUNCTIONS } from './text-functions.ts'

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...TEXT_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
])

/** The result of a call; `args` are the values after spreading. */
export function callFunction(call: Call, args: readonly Value[], scope: Scope): Value {
  const at = locate(scope, call.range)
  const rule = RULES.get(call.name.replace(/^core::/, ''))
  if (rule === undefined || !spendOn(scope.evaluation, args)) return unevaluated(`${call.name}(...)`, at)
  const link = (because: UnknownCause): UnknownCause => (rule.passesOn ? because : unlinked(because))
  return distribute(args, at, (cases) => {
    const open = cases.find((arg) => arg.kind === 'unknown')
    if (open?.kind === 'unknown' && !rule.takesUnknown) return unknown(link(open.because), at)
    const result = rule.run(cases, { at, scope })
    if (result !== undefined) return result.kind === 'unknown' ? { ...result, at } : result
    const because = cases.map(firstUnknown).find((cause) => cause !== undefined)
    return because === undefined ? unevaluated(`${call.name}(...)`, at) : unknown(unlinked(because), at)
  })
}
