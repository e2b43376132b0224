/** Edits of CloudFormation templates, in JSON and YAML. */
import type { Writable } from '../../core/fix.ts'
import type { SourceFile } from '../../core/source.ts'
import type { Template } from '../../core/template.ts'
import { parseJson } from '../json.ts'
import { jsonComments } from '../json-comments.ts'
import type { MappingNode, Node } from '../node.ts'
import { type AddResource, soundRoot, type WriteFile } from '../write/changes.ts'
import { refuse } from '../write/draft.ts'
import { editsOf } from '../write/edits.ts'
import { writeJsonPlan } from '../write/json.ts'
import { addEntry, addedTo, type PlainValue, type Plan, type Rules } from '../write/plan.ts'
import { checkShared, sharedIn } from '../write/shared.ts'
import type { Target } from '../write/target.ts'
import { writeYamlPlan } from '../write/yaml.ts'
import { yamlComments } from '../yaml-comments.ts'
import { parseYamlStrictly } from '../yaml-events.ts'
import { parseIndented } from '../yaml-recovery.ts'
import { callOf } from './call.ts'
import { logicalId, spellCloudFormation, spellInText } from './write-values.ts'

export const inCloudFormation: WriteFile = (template, file, changes) => {
  const { text } = file
  const spellIn = (scalar: Target) => (value: Writable) => spellInText(value, file, isSub(scalar))
  const json = jsonRoot(file)
  if (json !== undefined) {
    const write = (plan: Plan) => writeJsonPlan(text, jsonComments(text), plan)
    const rules: Rules = { callIn, check: () => {} }
    return editsOf({ text: textOf(template, file, json, rules), write, spellIn }, changes)
  }
  const parsed = readYaml(text)
  const root = soundRoot('refused' in parsed ? { root: undefined, problems: [parsed.refused] } : parsed)
  const shared = sharedIn(root)
  const rules: Rules = { callIn, check: (target, isInside) => checkShared(shared, target, isInside) }
  const write = (plan: Plan) => writeYamlPlan(text, root, yamlComments(text, root), plan)
  return editsOf({ text: textOf(template, file, root, rules), write, spellIn }, changes)
}

/** Whether a text is one that is put together: the argument of Fn::Sub, or the first one. */
function isSub(target: Target): boolean {
  if (target.node.tag === '!Sub') return true
  if (target.holder === undefined) return false
  if ('entry' in target) return target.entry.key === 'Fn::Sub'
  const { outer } = target
  if (target.place !== 0) return false
  return (
    outer.node.tag === '!Sub' ||
    (outer.holder !== undefined && 'entry' in outer && outer.entry.key === 'Fn::Sub')
  )
}

/** The tree of a file that is JSON; YAML in braces is none. */
function jsonRoot({ path, text }: SourceFile): Node | undefined {
  if (!/^\s*(?:\{|\/[/*])/.test(text)) return undefined
  const parsed = parseJson(text)
  if (parsed.problems.length === 0 || /\.json$/i.test(path)) return soundRoot(parsed)
  return 'refused' in readYaml(text) ? soundRoot(parsed) : undefined
}

function readYaml(text: string): ReturnType<typeof parseYamlStrictly> {
  const parsed = parseYamlStrictly(text)
  return 'refused' in parsed ? parseIndented(text) : parsed
}

function callIn(node: Node): string | undefined {
  const call = callOf(node)
  return call && `a call of ${call.name}`
}

function textOf(template: Template, file: SourceFile, root: Node, rules: Rules) {
  const made = new Map<string, string>()
  const spell = (value: Writable) => spellCloudFormation(value, file)
  return {
    template,
    file,
    root,
    rules,
    properties: 'Properties',
    spell,
    addResource: (plan: Plan, change: AddResource, beside: Target) => {
      if (beside.holder?.kind !== 'mapping' || !('entry' in beside))
        return refuse('the resource is not an entry')
      rules.check(beside.outer, true)
      const id = logicalId(change.beside, file)
      const key = JSON.stringify([id, change.type, change.suffix])
      const name = made.get(key) ?? freeName(id + change.suffix, beside.holder, root, new Set(made.values()))
      made.set(key, name)
      const condition =
        beside.node.kind === 'mapping' ? beside.node.entries.get('Condition')?.value : undefined
      const value: PlainValue = {
        Type: change.type,
        ...(condition?.kind === 'scalar' ? { Condition: condition.text } : {}),
        Properties: spell(change.properties),
      }
      addEntry(addedTo(plan, beside.outer), name, value, beside.entry)
    },
  }
}

/** Names of resources and parameters are unlike each other. */
function freeName(wanted: string, { entries }: MappingNode, root: Node, made: ReadonlySet<string>): string {
  const base = wanted.replace(/[^A-Za-z0-9]/g, '')
  const parameters = root.kind === 'mapping' ? root.entries.get('Parameters')?.value : undefined
  const isTaken = (name: string) =>
    entries.has(name) || made.has(name) || (parameters?.kind === 'mapping' && parameters.entries.has(name))
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : base + number
    if (!isTaken(name)) return name
  }
}
