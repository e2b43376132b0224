/** Functions of a framework's language that need nothing but their arguments: how they are defined and called. */
import type { Location } from '../../core/source.ts'
import type { UnknownCause, Value } from '../../core/value.ts'
import { distribute } from './alternatives.ts'
import { type Budget, spendOn } from './budget.ts'
import { firstUnknown } from './equality.ts'
import { unevaluated, unknown } from './make.ts'

/** Where a function is called. */
export interface CallSite {
  /** The whole call. */
  readonly at: Location
  /** What is written there, for messages. */
  readonly text: string
  readonly budget: Budget
}

export interface Builtin<S extends CallSite = CallSite> {
  /** Undefined where the framework would refuse the call, or the result can't be known. */
  readonly run: (args: readonly Value[], site: S) => Value | undefined
  /** How many arguments it takes, where that matters; a call with others is not evaluated. */
  readonly takes?: readonly [least: number, most: number]
  /** Unknown arguments are given to `run`; otherwise one makes the result unknown. */
  readonly takesUnknown?: boolean
  /** It takes one part out of a collection, whose size then does not count as work. */
  readonly takesOut?: boolean
  /** Alternatives are given to `run` as they are; otherwise it runs once for every case. */
  readonly takesAlternatives?: boolean
  /** The result is an argument or a part of one, so that a reference stays a link to its resource. */
  readonly passesOn?: boolean
  /** With `passesOn`, the parts are pieces of a text. */
  readonly takesPieces?: boolean
}

/** Why results are not known, as a framework says it. */
export interface Causes {
  /** One of the arguments is not known. */
  readonly ofArgument: (builtin: Builtin, args: readonly Value[], because: UnknownCause) => UnknownCause
  /** A part of an argument is not known, and `run` gives nothing. */
  readonly ofPart: (because: UnknownCause) => UnknownCause
}

/**
 * The result of a call, at its place. An unknown argument makes the result unknown unless the others decide it;
 * alternatives give alternatives. What the framework would refuse is unknown.
 */
export function callBuiltin<S extends CallSite>(
  builtin: Builtin<S>,
  args: readonly Value[],
  site: S,
  causes: Causes,
): Value {
  const [least, most] = builtin.takes ?? [0, Number.POSITIVE_INFINITY]
  if (args.length < least || args.length > most || !affords(builtin, args, site)) {
    return unevaluated(site.text, site.at)
  }
  if (builtin.takesAlternatives) return run(builtin, args, site, causes)
  return distribute(args, site.at, (cases) => run(builtin, cases, site, causes))
}

function affords<S extends CallSite>(
  { takesOut }: Builtin<S>,
  args: readonly Value[],
  { budget }: S,
): boolean {
  return spendOn(budget, takesOut ? args.filter(({ kind }) => kind !== 'mapping') : args)
}

function run<S extends CallSite>(
  builtin: Builtin<S>,
  args: readonly Value[],
  site: S,
  causes: Causes,
): Value {
  const { at, text } = site
  const open = args.find((arg) => arg.kind === 'unknown')
  if (open?.kind === 'unknown' && !builtin.takesUnknown) {
    return unknown(causes.ofArgument(builtin as Builtin, args, open.because), at)
  }
  const result = builtin.run(args, site)
  if (result !== undefined) return result.kind === 'unknown' ? { ...result, at } : result
  const inside = args.map(firstUnknown).find((because) => because !== undefined)
  return inside === undefined ? unevaluated(text, at) : unknown(causes.ofPart(inside), at)
}
