/** Where a condition is evaluated, and how values become attributes there. */
import { absent, eachBranch, firstKnown, known, mapAttr, unknownBecause } from '../core/attr.ts'
import { type Attr, type Claim, is } from '../core/claim.ts'
import type { SubjectDefinition } from '../core/policy.ts'
import type { Location } from '../core/source.ts'
import { causeOfChoice, type Value } from '../core/value.ts'
import { isThere } from '../subjects/define/optional-block.ts'
import { fallBack } from '../subjects/define/readers.ts'
import { isNull, type Scope } from '../subjects/define/scope.ts'
import { hiddenProperties } from '../subjects/define/unread.ts'
import { writtenValue } from '../subjects/define/written.ts'
import { type Plain, type Selector, STRUCTURE } from './syntax.ts'

/** Single tests that one policy may make in one template, and more for each of its resources. */
const MOST_TESTS = 100_000
const MORE_TESTS = 200

/** What an attribute of a subject gives: one, a list of them, objects, or a value of the template. */
export type Shape = 'one' | 'list' | 'objects' | 'value'

/** What the conditions of a policy ask of subjects. */
export interface Binding {
  /** Of every attribute that they name. */
  readonly shapes: ReadonlyMap<Selector, Shape>
  /** By name: the subjects that linked resources are. */
  readonly subjects: ReadonlyMap<string, SubjectDefinition<object>>
}

/** The evaluation of one policy in one template. */
export class Run {
  readonly binding: Binding
  /** By the name of a subject that linked resources are, those of a resource. */
  readonly subjectsOf: (name: string, scope: Scope) => readonly object[]
  #left: number

  /** @param resources how many the template has */
  constructor(binding: Binding, subjectsOf: Run['subjectsOf'], resources = 0) {
    this.binding = binding
    this.#left = MOST_TESTS + resources * MORE_TESTS
    this.subjectsOf = subjectsOf
  }

  /**
   * @param tests how many tests it is as much work as
   * @throws Error where there is no work left: a policy that is not evaluated must not pass
   */
  spend(tests = 1): void {
    this.#left -= tests
    if (this.#left < 0) throw new Error('it makes too many tests in one template')
  }
}

/** What a condition is about: a resource or a subject, or an item that a quantifier took from it. */
export interface Context {
  readonly scope: Scope
  /** The attributes of the subject, or of the item. */
  readonly object: object | undefined
  /** The item, where it is one value. */
  readonly item?: Item
  /** The whole that it is an item of; attributes that a policy declares over raw resources are read there. */
  readonly whole?: Context
  /** What the policy checks, where this is a resource that is linked to it, or a part of one. */
  readonly checked?: Context
  readonly run: Run
}

/** Where what the policy checks is: the context itself, or the one that it stems from. */
export function checkedOf(context: Context): Context {
  return context.checked ?? context.whole ?? context
}

/** An attribute of a subject, or a value of a template. */
export type Item = { readonly attr: Attr<Plain> } | { readonly value: Value | undefined }

/** A value as an attribute that scalars are compared with. */
export function plainOf(value: Value | undefined, scope: Scope): Attr<Plain> {
  return eachBranch<Plain>(value, (single) => {
    if (single === undefined || isNull(single)) return notWritten(scope)
    switch (single.kind) {
      case 'unknown':
        return unknownBecause(single.because, single.at)
      case 'scalar': {
        const { value: plain, at, from } = single
        if (plain === null) return absent(at)
        return { ...known<Plain>(plain, at), ...(from === undefined ? {} : { from }) }
      }
      case 'json':
        return single.text === undefined
          ? unknownBecause({ kind: 'expression', text: 'the text of this document' }, single.at)
          : known<Plain>(single.text, single.at)
      default:
        return known<Plain>(STRUCTURE, single.at)
    }
  })
}

/** A part of the template that was not read may write it all the same. */
function notWritten({ template, resource, at }: Scope): Attr<Plain> {
  const hidden = hiddenProperties(template, resource)
  return hidden === undefined ? absent(at) : unknownBecause(hidden, at)
}

/** Whether a value is written: not null, not an empty text, not an empty list. */
export function isWrittenValue(value: Value | undefined, scope: Scope): Attr<boolean> {
  return eachBranch(value, (single) => {
    if (single?.kind !== 'list') return writtenValue(single, scope)
    if (single.open === true && single.items.length === 0) {
      return unknownBecause({ kind: 'expression', text: 'this list' }, single.at)
    }
    return firstKnown(single.items.map((item) => isThere(item, scope))) ?? fallBack(scope, false)
  })
}

/** Whether an attribute of a subject has a value. */
export function hasValue(attr: Attr<Plain>): Attr<boolean> {
  if (attr.kind === 'absent') return { kind: 'known', value: false, origin: 'default', at: attr.at }
  if (attr.kind !== 'either') return mapAttr(attr, () => true, '')
  return { ...attr, branches: attr.branches.map(hasValue) }
}

/** An item of a list, and whether it is certainly there. */
export interface ListItem {
  readonly item: Item
  readonly at: Location
  readonly exists: Claim | undefined
}

/** An item without the branches in which there is none; undefined where there never is one. */
export function presentValue(value: Value): ListItem | undefined {
  if (isNull(value)) return undefined
  if (value.kind !== 'either') return { item: { value }, at: value.at, exists: undefined }
  const there = value.branches.flatMap((branch) => (branch === undefined || isNull(branch) ? [] : [branch]))
  const [only] = there
  if (only === undefined) return undefined
  if (there.length > 1) return { item: { value }, at: value.at, exists: undefined }
  const inner = presentValue(only)
  return inner && { ...inner, exists: maybeThere(value) }
}

/** The same of an attribute. */
export function presentAttr(attr: Attr<Plain>): ListItem | undefined {
  if (attr.kind === 'absent') return undefined
  if (attr.kind !== 'either') return { item: { attr }, at: attr.at, exists: undefined }
  const there = attr.branches.flatMap((branch) => presentAttr(branch) ?? [])
  const [only] = there
  if (only === undefined) return undefined
  if (there.length > 1) return { item: { attr }, at: attr.at, exists: undefined }
  return { ...only, exists: maybeThere(attr) }
}

function maybeThere(choice: Parameters<typeof causeOfChoice>[0] & { readonly at: Location }): Claim {
  return is(unknownBecause(causeOfChoice(choice), choice.at), [true])
}
