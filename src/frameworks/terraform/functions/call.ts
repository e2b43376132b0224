/** Calls functions by the table; what is not in it is not evaluated. */
import { locate } from '../../../core/source.ts'
import { madeWith, type UnknownCause, type Value } from '../../../core/value.ts'
import { type Builtin, type Causes, callBuiltin } from '../../values/builtin.ts'
import { textOf, unevaluated, unlinked, withoutLink } from '../../values/make.ts'
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
  const text = `${call.name}(...)`
  const rule = RULES.get(call.name.replace(/^core::/, ''))
  if (rule === undefined) return unevaluated(text, at)
  const { budget } = scope.evaluation
  return callBuiltin(rule, args, { at, text, budget, scope }, causesOf(call.name))
}

function causesOf(name: string): Causes {
  return {
    ofArgument: (rule, args, because) => causeOf(name, rule, args, because),
    ofPart: unlinked,
  }
}

/** Why the result is not known: it is the unknown argument, a part of it, or made with it and others. */
function causeOf(name: string, rule: Builtin, args: readonly Value[], because: UnknownCause): UnknownCause {
  const [first] = args
  // An unknown position in a known list: what the list says may be the result.
  if (rule.passesOn) return first?.kind === 'list' ? madeWith(because) : because
  if (args.length === 1) return withoutLink(because)
  const pattern = name === 'format' && first !== undefined ? textOf(first) : undefined
  return pattern === undefined ? unlinked(because) : madeWith(withoutLink(because), withoutValues(pattern))
}
