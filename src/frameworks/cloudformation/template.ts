/** A CloudFormation or SAM template, from its file to its resources. */
import { SourceFile } from '../../core/source.ts'
import type { Gap, Problem, Resource, Template, TemplateSource } from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { parseJson } from '../json.ts'
import { jsonComments } from '../json-comments.ts'
import { type Entry, entryRange, type MappingNode, type Node, type ParsedText, quote } from '../node.ts'
import { parseYaml } from '../yaml.ts'
import { yamlComments } from '../yaml-comments.ts'
import { callOf } from './call.ts'
import { createConditions } from './conditions.ts'
import { EVALUATION_BUDGET, type Evaluation, emptyMapping, locate } from './evaluation.ts'
import { expandLoops } from './for-each.ts'
import { type ReadStack, readNestedStacks } from './nested-stacks.ts'
import { type GivenValue, readParameterFiles } from './parameter-files.ts'
import { readParameters } from './parameters.ts'
import { isExpansion, resolveNode } from './resolve.ts'
import { withGlobals } from './sam-globals.ts'
import { hasOwnMarks, sectionOf, usesLoops, usesMacros } from './sections.ts'

/**
 * Parses one template file, JSON or YAML. Never rejects. Where the syntax is broken, the resources before the
 * fault are kept and the template is not complete. A text that turns out to be no template says so.
 */
export async function parseCloudFormation(
  source: TemplateSource,
): Promise<Template | { readonly notTemplate: string }> {
  const file = source.files[0] ?? new SourceFile(source.path, '')
  const { parsed, isJSON } = await parseText(file)
  const problems: Problem[] = parsed.problems.map(({ message, range }) => ({ message, at: { file, range } }))
  const unread = source.unread ?? []
  const comments = () =>
    (isJSON ? jsonComments(file.text) : yamlComments(file.text, parsed.root)).map((range) => ({
      file,
      range,
    }))
  if (parsed.root?.kind !== 'mapping' || !isTemplate(parsed.root)) {
    const readWell = problems.length === 0 && unread.length === 0
    if (readWell) return { notTemplate: 'no CloudFormation at its top level' }
    return { ...source, resources: [], problems, complete: false, comments }
  }
  const files = await readParameterFiles(source.parameterFiles ?? [])
  problems.push(...files.problems)
  const own = readRoot(
    { file, root: parsed.root, validUntil: parsed.validUntil, prefix: '' },
    problems,
    files.given,
  )
  const nested = await readNestedStacks(own.resources, source, file.path, readStack)
  const allRead = problems.length === 0 && unread.length === 0
  return {
    ...source,
    resources: [...own.resources, ...nested.resources],
    problems,
    gaps: [...own.gaps, ...nested.gaps],
    complete: own.complete && nested.complete && allRead,
    comments,
  }
}

/** Reads the template of a nested stack; its faults are told where it is judged by itself. */
const readStack: ReadStack = async (file, given, prefix) => {
  const { parsed } = await parseText(file)
  const { root, validUntil } = parsed
  if (root?.kind !== 'mapping') return undefined
  const problems: Problem[] = []
  const { resources, complete } = readRoot({ file, root, validUntil, prefix }, problems, given)
  return { resources, complete: complete && parsed.problems.length + problems.length === 0 }
}

/** JSON where the name or the first character says so; YAML in braces is not JSON, but legal too. */
async function parseText({ path, text }: SourceFile): Promise<{ parsed: ParsedText; isJSON: boolean }> {
  if (!/^\s*(?:\{|\/[/*])/.test(text)) return { parsed: await parseYaml(text), isJSON: false }
  const asJSON = { parsed: parseJson(text), isJSON: true }
  if (asJSON.parsed.problems.length === 0 || /\.json$/i.test(path)) return asJSON
  const asYAML = { parsed: await parseYaml(text), isJSON: false }
  return asYAML.parsed.problems.length === 0 ? asYAML : asJSON
}

function isTemplate(root: MappingNode): boolean {
  if (hasOwnMarks(root)) return true
  const resources = sectionOf(root, 'Resources')
  return (
    resources !== undefined &&
    [...resources.entries.values()].some(({ value }) => typeOf(value)?.includes('::'))
  )
}

/** The `Type` of a resource. */
function typeOf(node: Node): string | undefined {
  const type = node.kind === 'mapping' ? node.entries.get('Type')?.value : undefined
  return type?.kind === 'scalar' && type.tag === undefined && type.text !== '' ? type.text : undefined
}

/**
 * A resource that something replaces before deployment: a directive of a tool (`Type: !Rain::Module vpc.yml`),
 * or a macro that writes all of its properties.
 */
function isPreprocessed(node: Node): boolean {
  if (node.tag !== undefined) return true
  if (node.kind !== 'mapping') return false
  const type = node.entries.get('Type')?.value
  const properties = node.entries.get('Properties')?.value
  return (
    type?.tag !== undefined || type?.kind === 'mapping' || (properties !== undefined && isMacro(properties))
  )
}

function isMacro(node: Node): boolean {
  return callOf(node)?.name === 'Fn::Transform'
}

/** One template file, and what the names of its resources begin with. */
interface Document {
  readonly file: SourceFile
  readonly root: MappingNode
  readonly validUntil: number
  readonly prefix: string
}

function readRoot(
  { file, root: written, validUntil, prefix }: Document,
  problems: Problem[],
  given: ReadonlyMap<string, GivenValue>,
): { resources: readonly Resource[]; gaps: readonly Gap[]; complete: boolean } {
  const parameters = readParameters(file, sectionOf(written, 'Parameters'), given)
  const root = usesLoops(written) ? expandLoops(written, parameters) : written
  const section = root.entries.get('Resources')
  if (section !== undefined && section.value.kind !== 'mapping') {
    problems.push({ message: 'the resources are not a mapping', at: { file, range: section.keyRange } })
  }
  const entries = sectionOf(root, 'Resources')?.entries ?? new Map<string, Entry>()
  const evaluation: Evaluation = {
    file,
    parameters,
    conditions: createConditions(sectionOf(root, 'Conditions'), parameters),
    mappings: sectionOf(root, 'Mappings'),
    resources: new Set(entries.keys()),
    prefix,
    looksIntoText: true,
    state: { expandsMacros: usesMacros(root), budget: EVALUATION_BUDGET },
    resolve: resolveNode,
  }
  const isSound = soundness(file.text, root, validUntil)
  const globals = entriesOf(evaluation, sectionOf(root, 'Globals'))
  const resources: Resource[] = []
  const gaps: Gap[] = []
  for (const entry of entries.values()) {
    if (isExpansion(entry.key) || isPreprocessed(entry.value)) {
      // What it makes is not known here; saying so is better than a pass.
      evaluation.state.expandsMacros = true
      const message = `what ${quote(entry.key)} becomes before deployment is not judged`
      gaps.push({ message, at: locate(evaluation, entry.keyRange), notable: true })
    } else if (isSound(entry)) {
      const resource = readResource(evaluation, entry, globals, problems)
      if (resource !== undefined) resources.push(resource)
    }
  }
  return { resources, gaps, complete: !evaluation.state.expandsMacros }
}

/**
 * After a fault the structure may not be what the author meant, and a verdict on it would be invented: only
 * resources count that are closed before it, by their brace or by the next key beside or above them.
 */
function soundness(text: string, root: MappingNode, validUntil: number): (resource: Entry) => boolean {
  if (validUntil === Number.POSITIVE_INFINITY) return () => true
  let lastKey = -1
  for (const section of [root, sectionOf(root, 'Resources')]) {
    for (const { keyRange } of section?.entries.values() ?? []) {
      if (keyRange.end < validUntil) lastKey = Math.max(lastKey, keyRange.start)
    }
  }
  return (resource) => {
    const { end } = entryRange(resource)
    return end < validUntil && (text[resource.value.range.start] === '{' || end <= lastKey)
  }
}

function entriesOf(evaluation: Evaluation, node: MappingNode | undefined): ReadonlyMap<string, Value> {
  const value = node === undefined ? undefined : resolveNode(evaluation, node)
  return value?.kind === 'mapping' ? value.entries : new Map()
}

function readResource(
  evaluation: Evaluation,
  entry: Entry,
  globals: ReadonlyMap<string, Value>,
  problems: Problem[],
): Resource | undefined {
  const { key, keyRange, value } = entry
  const head = locate(evaluation, keyRange)
  const type = typeOf(value)
  if (value.kind !== 'mapping' || type === undefined) {
    const what = value.kind === 'mapping' ? 'has no type' : 'is not a mapping'
    problems.push({ message: `the resource ${quote(key)} ${what}`, at: head })
    return undefined
  }
  const exists = existenceOf(evaluation, value)
  if (exists === false) return undefined
  const at = locate(evaluation, entryRange(entry))
  const properties = readProperties(evaluation, value, at)
  if (properties === undefined) {
    const range = value.entries.get('Properties')?.keyRange ?? keyRange
    problems.push({
      message: `the properties of ${quote(key)} are not a mapping`,
      at: locate(evaluation, range),
    })
    return undefined
  }
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

/** Nothing written is an empty mapping at the resource's place; undefined for what is no mapping. */
function readProperties(
  evaluation: Evaluation,
  resource: MappingNode,
  at: Resource['at'],
): Mapping | undefined {
  const node = resource.entries.get('Properties')?.value
  const value = node === undefined ? undefined : resolveNode(evaluation, node)
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) return emptyMapping(at)
  return value.kind === 'mapping' ? value : undefined
}

/** Whether the resource is deployed at all; undefined where its condition is not decided, true without one. */
function existenceOf(evaluation: Evaluation, resource: MappingNode): boolean | undefined {
  const condition = resource.entries.get('Condition')?.value
  if (condition === undefined) return true
  return condition.kind === 'scalar' ? evaluation.conditions(condition.text) : undefined
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
