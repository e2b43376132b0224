/** From changes to the plan of a JSON or YAML text. */
import type { Change, Step, Writable } from '../../core/fix.ts'
import type { Range, SourceFile } from '../../core/source.ts'
import type { Resource, Template } from '../../core/template.ts'
import type { Node, ParsedText } from '../node.ts'
import { type Edit, isSame, refuse } from './draft.ts'
import {
  type PlainValue,
  type Plan,
  planRemoval,
  planReplacement,
  planSetting,
  type Rules,
  startPlan,
} from './plan.ts'
import { findTarget, type Target } from './target.ts'

/** The edits of one file, in the order of the text, that make changes true which concern it. */
export type WriteFile = (template: Template, file: SourceFile, changes: readonly Change[]) => readonly Edit[]

/** What the text of a template is, and what its framework makes of changes. */
export interface Text {
  readonly template: Template
  readonly file: SourceFile
  readonly root: Node
  readonly rules: Rules
  /** The name that the properties of a resource stand under; not set where they stand in the resource. */
  readonly properties?: string
  readonly spell: (value: Writable) => PlainValue
  /** Plans a resource beside another one, which is the target. */
  readonly addResource: (plan: Plan, change: AddResource, beside: Target) => void
}

export type AddResource = Extract<Change, { kind: 'add-resource' }>

/** The tree of a text, unless it has faults. */
export function soundRoot({ root, problems }: Pick<ParsedText, 'root' | 'problems'>): Node {
  const fault = problems.find(
    ({ losesNothing, message }) => !(losesNothing && message.startsWith('superfluous')),
  )
  if (fault !== undefined) refuse(`the file has a syntax error: ${fault.message}`)
  return root ?? refuse('the file is empty')
}

export function planChanges(text: Text, changes: readonly Change[]): Plan {
  const plan = startPlan()
  for (const change of changes) planChange(text, plan, change)
  return plan
}

function planChange(text: Text, plan: Plan, change: Change): void {
  const { rules, spell } = text
  switch (change.kind) {
    case 'set':
      planSet(text, plan, change)
      return
    case 'replace':
      planReplacement(plan, targetAt(text, change.at.range), spell(change.value), rules)
      return
    case 'remove':
      planRemoval(plan, targetAt(text, change.at.range), rules)
      return
    case 'add-resource':
      text.addResource(plan, change, targetAt(text, change.beside.at.range))
      return
  }
}

function planSet(text: Text, plan: Plan, { below, path, value }: Extract<Change, { kind: 'set' }>): void {
  const { properties, rules, spell } = text
  const target = targetAt(text, below.range)
  const isResource = resourceAt(text, below.range) !== undefined
  const steps: readonly Step[] =
    isResource && properties !== undefined && !isBeside(path[0]) ? [properties, ...path] : path
  planSetting(plan, target, steps, spell(value), rules)
}

function isBeside(step: Step | undefined): boolean {
  return typeof step === 'object' && 'beside' in step
}

function targetAt(text: Text, range: Range): Target {
  return findTarget(text.root, range, resourceAt(text, range) !== undefined)
}

export function resourceAt({ template, file }: Text, range: Range): Resource | undefined {
  return template.resources.find(({ at }) => at.file === file && isSame(at.range, range))
}
