/** From entries of the `Resources` section to resources. */
import { locate } from '../../core/source.ts'
import type { Problem, Resource } from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { type Entry, entryRange, type MappingNode, type Node, quote } from '../node.ts'
import { notRead } from '../unread.ts'
import { isNotProperties, propertiesOf } from '../values/properties.ts'
import { addUnread, type Evaluation, emptyMapping } from './evaluation.ts'
import { resolveNode } from './resolve.ts'
import { withGlobals } from './sam-globals.ts'

/** The `Type` of a resource. */
export function typeOf(node: Node): string | undefined {
  const type = node.kind === 'mapping' ? node.entries.get('Type')?.value : undefined
  return type?.kind === 'scalar' && type.tag === undefined && type.text !== '' ? type.text : undefined
}

/** A resource that a tool replaces before deployment by its directive: `Type: !Rain::Module vpc.yml`. */
export function isPreprocessed(node: Node): boolean {
  if (node.tag !== undefined) return true
  const type = node.kind === 'mapping' ? node.entries.get('Type')?.value : undefined
  return type?.tag !== undefined || type?.kind === 'mapping'
}

/**
 * A module of the account's registry: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
 */
export function isModule(node: Node): boolean {
  return typeOf(node)?.endsWith('::MODULE') === true
}

/** What a section says; undefined where it is not there, or no mapping. */
export function mappingOf(evaluation: Evaluation, section: MappingNode | undefined): Mapping | undefined {
  const value = section && resolveNode(evaluation, section)
  return value?.kind === 'mapping' ? value : undefined
}

/** The resource that an entry declares; undefined for one that is never deployed, and, with a problem, for no resource. */
export function readResource(
  evaluation: Evaluation,
  entry: Entry,
  globals: Mapping | undefined,
  problems: Problem[],
): Resource | undefined {
  const { key, keyRange, value } = entry
  const head = locate(evaluation, keyRange)
  const type = typeOf(value)
  if (value.kind !== 'mapping' || type === undefined) {
    const what = value.kind === 'mapping' ? 'has no type' : 'is not a mapping'
    problems.push({ message: `the resource ${quote(key)} ${what}`, at: head })
    addUnread(evaluation, notRead(head, 'resources'))
    return undefined
  }
  const exists = existenceOf(evaluation, value)
  if (exists === false) return undefined
  const at = locate(evaluation, entryRange(entry))
  const written = value.entries.get('Properties')
  const given = written && resolveNode(evaluation, written.value)
  if (written !== undefined && given !== undefined && isNotProperties(given)) {
    const message = `the properties of ${quote(key)} are not a mapping`
    problems.push({ message, at: locate(evaluation, written.keyRange) })
    addUnread(evaluation, notRead(given.at, 'inside'))
  }
  const properties = propertiesOf(given, emptyMapping(at))
  const meta = readMeta(evaluation, value, exists === true)
  return {
    type,
    name: evaluation.prefix + key,
    properties: withGlobals(globals, type, properties),
    meta,
    at,
    head,
  }
}

/** Whether the resource is deployed at all; undefined where its condition is not decided, true without one. */
function existenceOf(evaluation: Evaluation, resource: MappingNode): boolean | undefined {
  const condition = resource.entries.get('Condition')?.value
  if (condition === undefined) return true
  return condition.kind === 'scalar' ? evaluation.conditions.decide(condition.text) : undefined
}

/** What stands beside the properties; a condition that certainly holds says nothing. */
function readMeta(evaluation: Evaluation, resource: MappingNode, exists: boolean): Mapping {
  const entries = new Map<string, Value>()
  for (const { key, value } of resource.entries.values()) {
    if (key === 'Type' || key === 'Properties' || (key === 'Condition' && exists)) continue
    const resolved = resolveNode(evaluation, value)
    if (resolved !== undefined) entries.set(key, resolved)
  }
  return { kind: 'mapping', entries, at: locate(evaluation, resource.range) }
}
