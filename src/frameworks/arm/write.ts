import { parseJson } from '../json.ts'
import { jsonComments } from '../json-comments.ts'
import type { MappingNode } from '../node.ts'
import { type AddResource, soundRoot, type WriteFile } from '../write/changes.ts'
import { refuse } from '../write/draft.ts'
import { editsOf } from '../write/edits.ts'
import { writeJsonPlan } from '../write/json.ts'
import { addEntry, addedTo, addItem, type PlainValue, type Plan, type Rules } from '../write/plan.ts'
import type { Target } from '../write/target.ts'
import { isWritten, memberOf, textOf } from './members.ts'
import { type ArmText, idOf, nameSegments, spellARM } from './write-values.ts'

const RULES: Rules = {
  isCaseless: true,
  callIn: (node) => (isWritten(node) ? undefined : 'an expression'),
  check: () => {},
}

export const inArm: WriteFile = (template, file, changes) => {
  const root = soundRoot(parseJson(file.text, { multilineStrings: true }))
  const into: ArmText = { file, root }
  const text = {
    template,
    file,
    root,
    rules: RULES,
    properties: 'properties',
    spell: (value: Parameters<typeof spellARM>[0]) => spellARM(value, into),
    addResource: (plan: Plan, change: AddResource, beside: Target) => addResource(plan, change, beside, into),
  }
  const write = (plan: Plan) => writeJsonPlan(file.text, jsonComments(file.text), plan)
  return editsOf({ text, write, spellIn: () => text.spell }, changes)
}

/** A resource that is a child of another one, next to it, with its API version and under its condition. */
function addResource(plan: Plan, change: AddResource, beside: Target, into: ArmText): void {
  const { node, holder } = beside
  if (node.kind !== 'mapping' || holder === undefined) refuse('the resource is not an object')
  if (textOf(node, 'type')?.toLowerCase() !== change.beside.type.toLowerCase()) {
    refuse('a resource inside another one cannot get one beside it')
  }
  const value = childOf(node, change, into)
  const added = addedTo(plan, beside.outer)
  if ('entry' in beside) addEntry(added, beside.entry.key + change.suffix, value, beside.entry)
  else addItem(added, value, node)
}

function childOf(
  owner: MappingNode,
  { beside, type, suffix, properties }: AddResource,
  into: ArmText,
): PlainValue {
  if (!type.toLowerCase().startsWith(`${beside.type.toLowerCase()}/`)) {
    return refuse(`${type} is not a part of ${beside.type}`)
  }
  if (memberOf(owner, 'copy') !== undefined) return refuse(`${JSON.stringify(beside.name)} is made by a loop`)
  const version = textOf(owner, 'apiVersion') ?? refuse(`${JSON.stringify(beside.name)} has no API version`)
  const condition = memberOf(owner, 'condition')
  return {
    ...(condition?.kind === 'scalar' && condition.value !== null ? { condition: condition.value } : {}),
    type,
    apiVersion: version,
    name: childName(owner, suffix),
    dependsOn: [`[${idOf(beside, into)}]`],
    properties: spellARM(properties, into),
  }
}

function childName(owner: MappingNode, suffix: string): string {
  const name = memberOf(owner, 'name')
  if (name?.kind !== 'scalar') return refuse('a resource without a name')
  if (isWritten(name)) return `${name.text}/${suffix}`
  return `[format('{0}/${suffix.replaceAll("'", "''")}', ${nameSegments(owner).join(', ')})]`
}
