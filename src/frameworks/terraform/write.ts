/** Edits of Terraform, in its native syntax and in JSON. */
import type { SourceFile } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import { parseJson } from '../json.ts'
import { jsonComments } from '../json-comments.ts'
import type { MappingNode, Node } from '../node.ts'
import { type AddResource, soundRoot, type WriteFile } from '../write/changes.ts'
import { refuse } from '../write/draft.ts'
import { editsOf } from '../write/edits.ts'
import { writeJsonPlan } from '../write/json.ts'
import { addEntry, addedTo, type PlainValue, type Plan, planSetting, type Rules } from '../write/plan.ts'
import type { Target } from '../write/target.ts'
import { writeHcl } from './write-hcl.ts'
import { type Repeated, spellTerraformJson } from './write-values.ts'

export const inTerraform: WriteFile = (template, file, changes) => {
  if (!/\.json$/i.test(file.path)) return writeHcl(template, file, changes, takenIn(template, file))
  const root = soundRoot(parseJson(file.text))
  const text = {
    template,
    file,
    root,
    rules: RULES,
    spell: (value: Parameters<typeof spellTerraformJson>[0]) => spellTerraformJson(value),
    addResource: (plan: Plan, change: AddResource, beside: Target) =>
      addResource(plan, change, beside, takenIn(template, file)),
  }
  const write = (plan: Plan) => writeJsonPlan(file.text, jsonComments(file.text), plan)
  return editsOf({ text, write, spellIn: () => text.spell }, changes)
}

const RULES: Rules = { callIn: () => undefined, check: () => {}, listIsItem: true }

/** Whether a resource of the file's folder has an address already, also one that is not made. */
function takenIn({ resources, files }: Template, { path }: SourceFile): (address: string) => boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const taken = new Set(
    resources
      .filter(({ at }) => at.file.path.slice(0, at.file.path.lastIndexOf('/') + 1) === folder)
      .map(({ name, block = name, within }) =>
        within === undefined ? block : block.slice(within.name.length + 1),
      ),
  )
  return (address) => {
    const [type = '', label = ''] = address.split('.')
    return taken.has(address) || files.some((file) => file.text.includes(`"${type}" "${label}"`))
  }
}

/** A resource in the same object as its owner, below the name of its type. */
function addResource(
  plan: Plan,
  change: AddResource,
  beside: Target,
  isTaken: (address: string) => boolean,
): void {
  const { outer } = beside.holder === undefined ? refuse('the resource is not an entry') : beside
  const types = outer.holder === undefined ? refuse('the resource is not an entry') : outer.outer
  const owner = 'entry' in beside ? beside.entry.key : ''
  if (types.node.kind !== 'mapping' || owner === '' || beside.node.kind !== 'mapping')
    refuse('the resource is written as an item of a list')
  const copied = COPIED.flatMap((name) => copyOf(beside.node as MappingNode, name))
  const names = copied.map(([name]) => name)
  const key = names.includes('count') ? '[count.index]' : names.includes('for_each') ? '[each.key]' : ''
  const repeated: Repeated = { owner: change.beside, key }
  const suffix = change.suffix.replace(/[^A-Za-z0-9_]/g, '_').toLowerCase()
  let label = owner
  for (let number = 1; isTaken(`${change.type}.${label}`); number++)
    label = `${owner}_${suffix}${number === 1 ? '' : number}`
  const body = {
    ...Object.fromEntries(copied),
    ...(spellTerraformJson(change.properties, repeated) as { [key: string]: PlainValue }),
  }
  if (types.node.entries.has(change.type)) planSetting(plan, types, [change.type, label], body, RULES)
  else
    addEntry(addedTo(plan, types), change.type, { [label]: body }, 'entry' in outer ? outer.entry : undefined)
}

const COPIED = ['count', 'for_each', 'provider'] as const

function copyOf({ entries }: MappingNode, name: string): readonly (readonly [string, PlainValue])[] {
  const entry = entries.get(name)
  if (entry === undefined) return []
  return [[name, plainOf(entry.value)]]
}

function plainOf(node: Node): PlainValue {
  if (node.kind === 'sequence') return node.items.map(plainOf)
  if (node.kind === 'mapping')
    return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, plainOf(value)]))
  return node.value ?? refuse('a value of null cannot be copied')
}
