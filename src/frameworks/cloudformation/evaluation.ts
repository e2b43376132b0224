/** What every step of evaluating a CloudFormation template shares. */
import type { Location, SourceFile } from '../../core/source.ts'
import type { Surroundings } from '../../core/surroundings.ts'
import type { UnreadPart } from '../../core/template.ts'
import type { Choice, Mapping, Scalar, TextLimits, Value } from '../../core/value.ts'
import type { MappingNode, Node, ScalarNode } from '../node.ts'
import type { Budget } from '../values/budget.ts'
import type { GivenValue } from './parameter-files.ts'

export interface Evaluation {
  readonly file: SourceFile
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly mappings: MappingNode | undefined
  readonly conditions: Conditions
  /** Logical ids. */
  readonly resources: ReadonlySet<string>
  /** What the names of resources begin with in a nested stack; '' elsewhere. */
  readonly prefix: string
  /** Whether strings that hold JSON become `json` values; not inside intrinsics, which want the text. */
  readonly looksIntoText: boolean
  /** Whether texts may hold variables of the Serverless Framework. */
  readonly hasVariables: boolean
  /** Parts that are not read or not expanded, by place: what is read several times is listed once. */
  readonly unread: Map<string, UnreadPart>
  /** Where files are that the template includes. */
  readonly surroundings: Surroundings | undefined
  /** What was included, by file; undefined for one that can't be read. */
  readonly includes: Map<SourceFile, MappingNode | undefined>
  /** Set inside of an included file. */
  readonly isIncluded?: true
  /** In characters. */
  readonly budget: Budget
  /** What a node says; undefined where it says that there is nothing (AWS::NoValue). */
  readonly resolve: (evaluation: Evaluation, node: Node) => Value | undefined
}

export interface Conditions {
  /** Whether a condition holds; undefined where that is known at deployment only. */
  readonly decide: (condition: string) => boolean | undefined
  /** The choice that one makes which is not decided, with the one parameter that decides it. */
  readonly choice: (condition: string) => Choice
}

export interface Parameter {
  readonly name: string
  readonly type: string
  readonly at: Location
  readonly fallback: ScalarNode | undefined
  /** What a parameter file gives it. */
  readonly given: GivenValue | undefined
  /** The only values that a deployment may give it; undefined where anything goes. */
  readonly allowed: ReadonlySet<string> | undefined
  /** What the template says of the text that a deployment may give it, or of each one of a list. */
  readonly limits: TextLimits | undefined
}

/** Far more than a template may be large; hostile ones multiply texts by nesting `Fn::Join`. */
export const EVALUATION_BUDGET = 20_000_000

/** What an item of a list costs: it takes more room than a character. */
export const ITEM_COST = 20

/** Lists a part that is not read or not expanded. */
export function addUnread({ unread }: Evaluation, part: UnreadPart): void {
  unread.set(`${part.path}\0${part.at?.range.start}`, part)
}

/** The same evaluation for the arguments of an intrinsic. */
export function forText(evaluation: Evaluation): Evaluation {
  return evaluation.looksIntoText ? { ...evaluation, looksIntoText: false } : evaluation
}

export function emptyMapping(at: Location): Mapping {
  return { kind: 'mapping', entries: new Map(), at }
}

/** A scalar's text as intrinsics see it. */
export function textOf(scalar: Scalar): string {
  return scalar.value === null ? '' : String(scalar.value)
}
