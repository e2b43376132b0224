/** Calls functions by the table; what is not in it is not evaluated. */
import { locate } from '../../../core/source.ts'
import { madeWith, type UnknownCause, type Value, withoutLimits } from '../../../core/value.ts'
import { type Builtin, type Causes, callBuiltin } from '../../values/builtin.ts'
import { textOf, unevaluated, unlinked, withoutLink } from '../../values/make.ts'
import type { Call } from '../hcl/ast.ts'
import { isFailure, ofAlternatives, type Scope } from '../scope.ts'
import { convert } from '../types/convert.ts'
import { STRING, type Type } from '../types/type.ts'
import { COLLECTION_FUNCTIONS } from './collection-functions.ts'
import { CONVERSION_FUNCTIONS } from './conversion-functions.ts'
import { ENCODING_FUNCTIONS } from './encoding-functions.ts'
import { FILE_FUNCTIONS } from './file-functions.ts'
import { withoutValues } from './format.ts'
import { HASH_FUNCTIONS } from './hash-functions.ts'
import { asJson } from './json-result.ts'
import { MAP_FUNCTIONS } from './map-functions.ts'
import { NETWORK_FUNCTIONS } from './network-functions.ts'
import { NUMBER_FUNCTIONS } from './number-functions.ts'
import { REGEX_FUNCTIONS } from './regex-functions.ts'
import { REPLACE } from './replace.ts'
import { fails, isNull, type Rule } from './rule.ts'
import { SET_FUNCTIONS } from './set-functions.ts'
import { RESULTS, SIGNATURES, type Signature } from './signatures.ts'
import { TEXT_FUNCTIONS } from './text-functions.ts'
import { TIME_FUNCTIONS } from './time-functions.ts'
import { YAML_FUNCTIONS } from './yaml-functions.ts'

const RULES: ReadonlyMap<string, Rule> = new Map([
  ...TEXT_FUNCTIONS,
  ...REGEX_FUNCTIONS,
  ...REPLACE,
  ...NUMBER_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...MAP_FUNCTIONS,
  ...SET_FUNCTIONS,
  ...ENCODING_FUNCTIONS,
  ...YAML_FUNCTIONS,
  ...FILE_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
  ...HASH_FUNCTIONS,
  ...TIME_FUNCTIONS,
])

/** The result of a call; `args` are the values after spreading. */
export function callFunction(call: Call, args: readonly Value[], scope: Scope): Value {
  const at = locate(scope, call.range)
  const text = `${call.name}(...)`
  const name = call.name.replace(/^core::/, '')
  const rule = RULES.get(name)
  if (rule === undefined) return unevaluated(text, at)
  const { budget } = scope.evaluation
  const site = { at, text, budget, scope }
  const signature = SIGNATURES.get(name)
  if (signature !== undefined && refusesNull(args, signature)) return fails(site)
  const type = RESULTS.get(name)
  return ofAlternatives(args, scope, () => {
    const value = typed(callBuiltin(fitted(rule, signature), args, site, causesOf(name)), type)
    return type === STRING ? asJson(value, scope) : value
  })
}

/** A result that is not known has the type that the function gives, if nothing said that it has another. */
function typed(value: Value, type: Type | undefined): Value {
  if (type === undefined || value.kind !== 'unknown' || value.type !== undefined) return value
  return isFailure(value) ? value : { ...value, type }
}

/** Whether a null stands where the function takes none, which is looked at before anything else. */
function refusesNull(args: readonly Value[], { parameters, further }: Signature): boolean {
  return args.some((arg, index) => isNull(arg) && !(parameters[index] ?? further)?.takesNull)
}

/** A rule that gets its arguments as the function takes them, and fails where they do not fit. */
function fitted(rule: Rule, signature: Signature | undefined): Rule {
  if (signature === undefined) return rule
  return {
    ...rule,
    run(args, site) {
      const converted = fitArguments(args, signature)
      if (converted === 'fails') return fails(site)
      return converted === 'open' ? undefined : rule.run(converted, site)
    },
  }
}

function fitArguments(
  args: readonly Value[],
  { parameters, further }: Signature,
): readonly Value[] | 'fails' | 'open' {
  if (args.length < parameters.length || (further === undefined && args.length > parameters.length))
    return 'fails'
  const fit: Value[] = []
  for (const [index, arg] of args.entries()) {
    const parameter = parameters[index] ?? further
    if (parameter === undefined) return 'fails'
    if (isNull(arg) && !parameter.takesNull) return 'fails'
    // Alternatives are given to the few functions that take them as they are, and so are texts with unknown parts.
    const isText = arg.kind === 'json' && parameter.type === STRING
    const converted = arg.kind === 'either' || isText ? arg : convert(arg, parameter.type)
    if (typeof converted === 'string') return converted
    fit.push(converted)
  }
  return fit
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
  if (rule.passesOn) return first?.kind === 'list' ? madeWith(because) : withoutLimits(because)
  if (args.length === 1) return withoutLimits(withoutLink(because))
  const pattern = name === 'format' && first !== undefined ? textOf(first) : undefined
  return pattern === undefined ? unlinked(because) : madeWith(withoutLink(because), withoutValues(pattern))
}
