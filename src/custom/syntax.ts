/** Conditions of own policies, as they are read from a file: what is asked of what. Plain data, which can be kept as JSON. */
import type { Vocabulary } from '../core/frameworks.ts'
import type { Range } from '../core/source.ts'
import type { PropertyPath } from './path.ts'

/** A value that is tested: `structure` stands for a list or a mapping, which equals no scalar. */
export type Plain = string | number | boolean | typeof STRUCTURE

/** A list or a mapping, where a scalar is asked for. */
export const STRUCTURE: unique symbol = Symbol('structure')

/** A scalar of a policy: what it is, and how it is written there. */
export interface Literal {
  readonly value: string | number | boolean
  readonly text: string
}

/** A word of a policy, with its place in the file. */
export interface Word {
  readonly text: string
  readonly range: Range
}

/** Property paths by the vocabulary; null where the vocabulary cannot write it. */
export type PathByVocabulary = { readonly [V in Vocabulary]?: PropertyPath | PathByType | null }

/** Property paths of one vocabulary by the resource type, as the policy writes it; null where a type has no such property. */
export interface PathByType {
  readonly byType: readonly (readonly [type: string, path: PropertyPath | null])[]
}

/** What a test is about. */
export type Selector =
  /** Of the subject, or of the item that a quantifier is about: `['logging', 'enabled']`. */
  | { readonly kind: 'attribute'; readonly steps: readonly string[]; readonly word: Word }
  | {
      readonly kind: 'property'
      readonly paths: PathByVocabulary
      readonly label: string
      /** An attribute that the policy declares: read at the resource, also within a quantifier. */
      readonly isOfWhole?: true
    }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'self'; readonly what: SelfName }
  /** The item of a quantifier. */
  | { readonly kind: 'item' }

/** What is known of every resource. */
export const SELF_NAMES = ['name', 'type', 'file', 'module'] as const
export type SelfName = (typeof SELF_NAMES)[number]

/** The types of attributes that an operator takes. */
export type Kind = 'boolean' | 'number' | 'text'

/** The operators on a single value. */
export const SCALAR_OPERATORS = [
  'is',
  'isNot',
  'oneOf',
  'noneOf',
  'above',
  'atLeast',
  'below',
  'atMost',
  'matches',
  'startsWith',
  'endsWith',
  'within',
  'overlaps',
  'version',
  'date',
] as const
export type OperatorName = (typeof SCALAR_OPERATORS)[number]

/** A test of one value. */
export interface ScalarTest {
  readonly kind: 'scalar'
  readonly operator: OperatorName
  readonly range: Range
  /** What it is compared with, as the operator takes it; an empty list is not possible. */
  readonly given: readonly Literal[]
  readonly ignoreCase: boolean
}

/** A test of one value against others that the template holds. */
export interface ComparedTest {
  readonly kind: 'compared'
  readonly operator: OperatorName
  readonly range: Range
  /** Of an operator whose argument has parts, the part that the other value is of: `atLeast` of a version. */
  readonly part: string | undefined
  readonly other: Selector
  /** The other value is one of the resource or subject that the policy checks, wherever the test stands. */
  readonly isOfChecked: boolean
  readonly ignoreCase: boolean
}

/** A test of a list. */
export type ListTest =
  | { readonly kind: 'each'; readonly how: 'some' | 'every' | 'none'; readonly where: Condition }
  | { readonly kind: 'count'; readonly where: Condition | undefined; readonly bounds: Bounds }

export type Test =
  | ScalarTest
  | ComparedTest
  | ListTest
  | { readonly kind: 'exists'; readonly wanted: boolean }
  /** The attribute is text, or a list: whether it holds all of some texts. */
  | { readonly kind: 'contains'; readonly texts: readonly string[]; readonly ignoreCase: boolean }

/** The numbers that a count may have, both ends included; without `most`, any from `least` on. */
export interface Bounds {
  readonly least: number
  readonly most?: number
}

/** Resources that are linked: those that this one refers to, or those that refer to it. */
export interface Linked {
  readonly kind: 'linked'
  readonly direction: 'to' | 'from'
  readonly types: { readonly [V in Vocabulary]?: readonly string[] }
  /** The subject that they are, where one is named. */
  readonly subject: Word | undefined
  /** The property that refers, of this resource or of theirs. */
  readonly by: PathByVocabulary
  /** The property that holds the literal name of what is referred to. */
  readonly named: PathByVocabulary
  readonly where: Condition | undefined
  readonly count: Bounds | undefined
  readonly note: string | undefined
}

export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean }
  | {
      readonly kind: 'all' | 'any'
      readonly conditions: readonly Condition[]
      readonly note: string | undefined
    }
  | { readonly kind: 'not'; readonly condition: Condition; readonly note: string | undefined }
  | {
      readonly kind: 'test'
      readonly selector: Selector
      readonly tests: readonly Test[]
      readonly note: string | undefined
    }
  | Linked

/** A condition and all that stand in it. */
export function* walk(condition: Condition): Generator<Condition> {
  yield condition
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const each of condition.conditions) yield* walk(each)
      return
    case 'not':
      yield* walk(condition.condition)
      return
    case 'linked':
      if (condition.where !== undefined) yield* walk(condition.where)
      return
    case 'test':
      for (const test of condition.tests) {
        if ((test.kind === 'each' || test.kind === 'count') && test.where !== undefined)
          yield* walk(test.where)
      }
  }
}
