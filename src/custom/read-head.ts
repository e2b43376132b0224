/** Reads what a policy says of itself: its id, its severity, and words for people. */
import { PLATFORM_IDS } from '../core/platforms.ts'
import { SEVERITIES, type Severity } from '../core/policy-info.ts'
import type { MappingNode } from '../frameworks/node.ts'
import type { Nodes } from './nodes.ts'
import type { Word } from './syntax.ts'

const LONGEST_ID = 100

/** Texts at a key: one, or a list. */
export function textsAt(node: MappingNode, key: string, nodes: Nodes): readonly string[] {
  const entry = node.entries.get(key)
  return entry === undefined ? [] : nodes.words(entry.value, key).map(({ text }) => text)
}

/** What the policy says of all its findings does not quote values: which one would it be? */
export function readNote(node: MappingNode, nodes: Nodes): string | undefined {
  const note = nodes.text(node, 'note')
  const entry = node.entries.get('note')
  if (entry !== undefined && note !== undefined && /\{(?:value|other)\}/.test(note)) {
    nodes.faults.add(
      entry.value.range,
      'note: a condition quotes its value; write this note beside its operator',
    )
  }
  return note
}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/

/** What is wrong with the id of an own policy; undefined where nothing is. */
export function idFault(id: string): string | undefined {
  if (!ID.test(id) || id.length > LONGEST_ID) {
    return "id: expected a prefix of your team and a name in lower case, such as 'acme-bucket-untagged'"
  }
  const prefix = id.slice(0, id.indexOf('-'))
  if (!PLATFORM_IDS.some((each) => each === prefix)) return undefined
  return `id: the prefix '${prefix}-' belongs to built-in policies; use your team's own`
}

/** The id; undefined, with a fault, where it is not one. */
export function readId(node: MappingNode, nodes: Nodes): Word | undefined {
  const entry = node.entries.get('id')
  if (entry === undefined) {
    nodes.text(node, 'id', true)
    return undefined
  }
  const word = nodes.word(entry.value, 'id')
  if (word === undefined) return undefined
  const fault = idFault(word.text)
  if (fault !== undefined) nodes.faults.add(word.range, fault)
  return fault === undefined ? word : undefined
}

/** The severity; undefined, with a fault, where it is not one. */
export function readSeverity(node: MappingNode, nodes: Nodes): Severity | undefined {
  const entry = node.entries.get('severity')
  const word = entry === undefined ? undefined : nodes.word(entry.value, 'severity')
  if (entry === undefined) nodes.text(node, 'severity', true)
  const severity = SEVERITIES.find((each) => each === word?.text)
  if (word !== undefined && severity === undefined) {
    nodes.faults.add(word.range, `severity: expected one of ${SEVERITIES.join(', ')}, got '${word.text}'`)
  }
  return severity
}
