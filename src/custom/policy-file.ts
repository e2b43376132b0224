/** Reads policy files: who a policy is, what it judges, and when it is violated. */

import { type Vocabulary, vocabularies } from '../core/frameworks.ts'
import type { Severity } from '../core/policy-info.ts'
import { SourceFile } from '../core/source.ts'
import { parseJson } from '../frameworks/json.ts'
import type { MappingNode, Node } from '../frameworks/node.ts'
import { parseYaml } from '../frameworks/yaml.ts'
import { Faults } from './faults.ts'
import { Nodes } from './nodes.ts'
import { readCondition, readTypes } from './read-condition.ts'
import { type DraftRepair, readFix } from './read-fix.ts'
import { readId, readNote, readSeverity, textsAt } from './read-head.ts'
import { readPaths, type Surroundings } from './read-selector.ts'
import type { Condition, PathByVocabulary, Word } from './syntax.ts'

/** What a policy file may be at most, in bytes. */
export const MAX_POLICY_BYTES = 65_536
/** Policies in one file. */
const MOST_POLICIES = 200
const MOST_ATTRIBUTES = 50

/** A policy as its file says it, as plain data: the attributes of subjects are not looked up yet. */
export interface PolicyDraft {
  readonly path: string
  readonly id: Word
  readonly title: string
  readonly severity: Severity
  readonly why: string
  readonly fix: string
  /** What a fix writes, where one is declared or follows from the condition. */
  readonly repair: DraftRepair | undefined
  readonly references: readonly string[]
  readonly controls: readonly string[]
  readonly accepts: readonly string[]
  /** What a finding says at its place, where no condition says it. */
  readonly note: string | undefined
  readonly judges: Judged
  /** Which subjects are judged, where not all are. */
  readonly when: Condition | undefined
  readonly violatedWhen: Condition
}

/** A subject of the catalog, or resources by their types in each vocabulary, or the items of a list in them. */
export type Judged =
  | { readonly kind: 'subject'; readonly name: Word }
  | {
      readonly kind: 'resources'
      readonly types: { readonly [V in Vocabulary]?: readonly string[] }
      readonly each: PathByVocabulary | undefined
    }

/** A policy, and where it is written. */
export interface WrittenPolicy {
  readonly draft: PolicyDraft
  readonly file: SourceFile
  /** All of it, as it is written. */
  readonly text: string
}

/** The policies of a file, and what is wrong with them: `path:line:column: what`. */
export interface ReadPolicies {
  readonly policies: readonly WrittenPolicy[]
  readonly faults: Faults
}

/** Reads a file of one policy, or of a list of policies; JSON by its ending, else YAML. */
export async function readPolicyFile(path: string, text: string): Promise<ReadPolicies> {
  const file = new SourceFile(path, text)
  const faults = new Faults(file)
  const nothing = { policies: [], faults }
  const { root, problems } = path.endsWith('.json') ? parseJson(text) : await parseYaml(text)
  for (const { message, range } of problems) faults.add(range, message)
  if (problems.length > 0) return nothing
  if (root === undefined) {
    faults.add({ start: 0, end: 0 }, 'the policy file is empty')
    return nothing
  }
  const nodes = new Nodes(faults)
  const items = root.kind === 'sequence' ? root.items : [root]
  if (items.length > MOST_POLICIES) faults.add(root.range, `a file has at most ${MOST_POLICIES} policies`)
  const policies = items.slice(0, MOST_POLICIES).flatMap((node) => {
    const draft = readPolicy(node, path, nodes)
    const { start, end } = node.range
    return draft === undefined ? [] : [{ draft, file, text: text.slice(start, end) }]
  })
  return { policies, faults }
}

export const POLICY_KEYS = [
  '$schema',
  'id',
  'title',
  'severity',
  'why',
  'fix',
  'references',
  'controls',
  'accepts',
  'subject',
  'resource',
  'attributes',
  'each',
  'when',
  'violatedWhen',
  'require',
  'note',
] as const

function readPolicy(node: Node, path: string, nodes: Nodes): PolicyDraft | undefined {
  const mapping = nodes.mapping(node, 'policy')
  if (mapping === undefined) return undefined
  nodes.onlyKeys(mapping, POLICY_KEYS, 'key')
  const id = readId(mapping, nodes)
  const title = nodes.text(mapping, 'title', true)
  const severity = readSeverity(mapping, nodes)
  const why = nodes.text(mapping, 'why') ?? `A policy of your own: see ${path}.`
  const texts = (key: string) => textsAt(mapping, key, nodes)
  const judges = readJudged(mapping, nodes)
  if (judges === undefined) return undefined
  const around = surroundingsOf(mapping, judges, nodes)
  const when = mapping.entries.get('when')
  const filter = when && readCondition(when.value, around)
  const each = mapping.entries.get('each')
  const paths = each && readPaths(each.value, 'each', around)
  const violatedWhen = readViolated(mapping, around)
  const fix = readFix(mapping, violatedWhen, around)
  if (violatedWhen === undefined || id === undefined || severity === undefined) return undefined
  return {
    path,
    id,
    title,
    severity,
    why,
    fix: fix.text ?? `Change it so that the policy holds: see ${path}.`,
    repair: fix.repair,
    references: texts('references'),
    controls: texts('controls'),
    accepts: texts('accepts'),
    note: readNote(mapping, nodes),
    judges: judges.kind === 'subject' ? judges : { ...judges, each: paths },
    when: filter,
    violatedWhen,
  }
}

function readJudged(node: MappingNode, nodes: Nodes): Judged | undefined {
  const [subject, resource] = [node.entries.get('subject'), node.entries.get('resource')]
  if ((subject === undefined) === (resource === undefined)) {
    nodes.faults.add(
      node.entries.get('id')?.keyRange ?? node.range,
      "a policy needs either 'subject' or 'resource'",
    )
    return undefined
  }
  if (subject !== undefined) {
    for (const key of ['attributes', 'each']) {
      const entry = node.entries.get(key)
      if (entry !== undefined) nodes.faults.add(entry.keyRange, `'${key}' is for policies over 'resource'`)
    }
    const name = nodes.word(subject.value, 'subject')
    return name && { kind: 'subject', name }
  }
  const mapping = resource && nodes.mapping(resource.value, 'resource')
  if (mapping === undefined) return undefined
  if (mapping.entries.size === 0) {
    nodes.faults.add(
      mapping.range,
      `resource: expected resource types by framework (${vocabularies().join(', ')})`,
    )
    return undefined
  }
  return { kind: 'resources', types: readTypes(mapping, nodes), each: undefined }
}

function surroundingsOf(node: MappingNode, judges: Judged, nodes: Nodes): Surroundings {
  const declared = judges.kind === 'subject' ? undefined : new Map<string, PathByVocabulary | undefined>()
  const around: Surroundings = {
    nodes,
    vocabularies:
      judges.kind === 'subject'
        ? []
        : vocabularies().filter((vocabulary) => judges.types[vocabulary] !== undefined),
    types: judges.kind === 'subject' ? undefined : judges.types,
    declared,
    isItem: false,
    depth: 0,
    total: { conditions: 0, isFull: false },
  }
  const attributes = node.entries.get('attributes')
  const mapping = attributes && declared && nodes.mapping(attributes.value, 'attributes')
  if (mapping !== undefined && mapping.entries.size > MOST_ATTRIBUTES) {
    nodes.faults.add(mapping.range, `attributes: at most ${MOST_ATTRIBUTES}`)
  }
  // All names are known, so that what is wrong with one is reported once.
  for (const [i, { key, value }] of [...(mapping?.entries.values() ?? [])].entries()) {
    declared?.set(key, i < MOST_ATTRIBUTES ? readPaths(value, key, around) : undefined)
  }
  return around
}

/** `require` says what must hold, `violatedWhen` what must not. */
function readViolated(node: MappingNode, around: Surroundings): Condition | undefined {
  const [violated, required] = [node.entries.get('violatedWhen'), node.entries.get('require')]
  if (violated !== undefined && required === undefined) return readCondition(violated.value, around)
  if (required !== undefined && violated === undefined) {
    const condition = readCondition(required.value, around)
    return condition && { kind: 'not', condition, note: undefined }
  }
  around.nodes.faults.add(
    node.entries.get('id')?.keyRange ?? node.range,
    "a policy needs either 'violatedWhen' (what must not be) or 'require' (what must be)",
  )
  return undefined
}
