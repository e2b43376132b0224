/** What evaluation carries along: names that are bound, values of the module, and bounds on the work. */
import { type Location, locate, type Range, type SourceFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import type { ModuleInstance } from '../../core/template.ts'
import type { Unknown, UnknownCause, Value } from '../../core/value.ts'
import { distribute } from '../values/alternatives.ts'
import { type Budget, spend } from '../values/budget.ts'
import { excerpt } from '../values/excerpt.ts'
import { mapPlacesLazily, unevaluated, unknown } from '../values/make.ts'
import { countParts } from '../values/parts.ts'
import type { Expression, Item } from './hcl/ast.ts'
import type { Module } from './module.ts'

/** A value with the words for where it was written. */
export interface Sourced {
  readonly value: Value
  /** For instance `local "name"`; undefined where it is written at its place of use. */
  readonly what: string | undefined
}

/** The evaluation of one module: of the template's own folder, or of a folder for one call of it. */
export interface Evaluation {
  /** It is a field so that the files of the evaluator need not import each other in a circle. */
  readonly evaluate: (expression: Expression, scope: Scope) => Value
  readonly module: Module
  readonly variable: (name: string) => Sourced | undefined
  readonly local: (name: string) => Sourced | undefined
  /** How often a resource or data block (`aws_s3_bucket.b`) is there; undefined for one that is not declared. */
  readonly resource: (address: string) => Expansion | undefined
  /** What an instance of a `template_file` renders, by its address and after a NUL its key; undefined where that is not known. */
  readonly rendered: (name: string) => Value | undefined
  readonly call: (name: string) => ModuleCall | undefined
  readonly output: (name: string) => Value | undefined
  /** The names of its outputs. */
  readonly outputs: readonly string[]
  /** What the names of its resources begin with: '', `module.a.`, `module.a["x"].module.b.`. */
  readonly prefix: string
  /** The call that it is evaluated for; none for the template's own folder. */
  readonly within: ModuleInstance | undefined
  /** Repository-relative; '.' is the root. */
  readonly folder: string
  /** The template's own folder, from which paths of files are counted. */
  readonly root: string
  /** Inside a template that is a text of its own: how many of them are around it, with itself. */
  readonly inTemplate?: number
  readonly surroundings: Surroundings | undefined
  readonly budget: ModuleBudget
}

/** Bounds on the work on a template with all its modules. */
export interface ModuleBudget extends Budget {
  /** How many expressions failed for certain, which is what `try` and `can` ask. */
  failures: number
  /** Whether only the type of what is evaluated counts: that of a branch that is not taken. */
  forType: boolean
  /** Values that took more work than their share. */
  readonly givenUp: GivenUp[]
  /** Steps that the values that are being evaluated may not take. */
  reserved: number
  /** How many instances of blocks may still be told apart. */
  instances: number
  /** How many blocks may still be read in modules that are called. */
  blocks: number
}

/** A value that took more work than its share, as it is named, and where. */
export interface GivenUp {
  readonly what: string
  readonly at: Location
}

/** What `count` and `for_each` make of a block. */
export interface Expansion {
  readonly by: 'count' | 'for_each' | undefined
  /** Whether the instances are known by their keys; otherwise there is one, which stands for all. */
  readonly isKnown: boolean
  /** By their keys; under '' where those are not known, or the block is not repeated. */
  readonly instances: ReadonlyMap<string, Instance>
}

/** One of what a block stands for. */
export interface Instance {
  /** What its address ends with: '', `[0]`, `["x"]`; `[aws_s3_bucket.b.id]` where the key is not known yet. */
  readonly suffix: string
  /** Whether the key is not known yet: it is told apart from others by what it will be. */
  readonly isOpen?: true
  /** The scope of the block, with `each` or `count` bound. */
  readonly scope: Scope
  /** What decides whether it exists, as `count` or `for_each` in what stands beside its properties. */
  readonly exists?: Value
}

/** The call of a module. */
export interface ModuleCall {
  readonly expansion: Expansion
  /** The evaluation of the called module for one of the instances; the reason where it can't be read. */
  readonly inside: (key: string) => Evaluation | Unread
}

/** Why nothing is known of what a called module makes. */
export interface Unread {
  /** For its outputs; undefined where they are known only after deployment. */
  readonly because: UnknownCause | undefined
  /** One line for people. */
  readonly message: string
  /** Whether it is reported each time. */
  readonly notable: boolean
}

export interface Scope {
  readonly file: SourceFile
  readonly evaluation: Evaluation
  /** Names bound by `for`, `dynamic`, `count` and `for_each`, innermost first. */
  readonly bindings?: Binding
  /** Why it is not known what the block is repeated for, where it is not. */
  readonly over?: UnknownCause | undefined
}

export interface Binding extends Sourced {
  readonly name: string
  readonly outer: Binding | undefined
}

/** Several times what large real directories need with their modules; a hostile one runs out of it in a second or two. */
export const MAX_STEPS = 3_500_000
/** Parts of values that are looked at in the time that one expression takes to evaluate. */
export const PARTS_PER_STEP = 4
/** Instances of blocks that are told apart in one template. */
export const MAX_INSTANCES = 10_000
/** Blocks that the calls of modules add to one template. */
export const MAX_CALLED_BLOCKS = 20_000
/** Levels of evaluation, references followed included: little enough for the call stack. */
export const MAX_DEPTH = 400
export function evaluate(expression: Expression, scope: Scope): Value {
  return scope.evaluation.evaluate(expression, scope)
}

export function bind(scope: Scope, name: string, value: Value, what?: string): Scope {
  return { ...scope, bindings: { name, value, what, outer: scope.bindings } }
}

export function bound(scope: Scope, name: string): Binding | undefined {
  let binding = scope.bindings
  while (binding !== undefined && binding.name !== name) binding = binding.outer
  return binding
}

/** The scope of an item of a body: overrides bring items in from other files. */
export function scopeOf({ file }: Item, scope: Scope): Scope {
  return file === undefined ? scope : { ...scope, file }
}

/** Unknown because the expression fails in Terraform too. */
export function failed(scope: Scope, range: Range): Unknown {
  scope.evaluation.budget.failures++
  const at = locate(scope, range)
  return unknown({ kind: 'expression', text: excerpt(at), fails: true }, at)
}

/** Whether a value is unknown because its expression fails in Terraform too. */
export function isFailure(value: Value): boolean {
  return value.kind === 'unknown' && value.because.kind === 'expression' && value.because.fails === true
}

/** Applies a function to operands, once for every case where some of them are alternatives. */
export function forEachCase(
  operands: readonly Value[],
  scope: Scope,
  at: Location,
  apply: (operands: readonly Value[]) => Value,
): Value {
  return ofAlternatives(operands, scope, () => distribute(operands, at, apply))
}

/** Computes with operands: what fails for one of alternatives fails only where it is the one that holds. */
export function ofAlternatives(operands: readonly Value[], scope: Scope, compute: () => Value): Value {
  const { budget } = scope.evaluation
  const { failures } = budget
  const value = compute()
  if (operands.some(({ kind }) => kind === 'either')) budget.failures = failures
  return value
}

/**
 * Moves a value to its place of use, all the way down. Where its parts were written stays with them: the
 * innermost provenance wins, so that it leads to the literal. A value of very many parts becomes unknown.
 */
export function relocate(value: Value, what: string, scope: Scope, range: Range): Value {
  const at = locate(scope, range)
  if (countParts(value) === undefined || !spend(scope.evaluation.budget, 1)) {
    return unevaluated(`${excerpt(at)}, which is very large,`, at)
  }
  return mapPlacesLazily(value, (part) => ({
    at,
    from: ('from' in part && part.from) || { what, at: part.at },
  }))
}
