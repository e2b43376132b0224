/** Reads what a policy says about fixes: words for people, and the values that attributes must have. */
import type { Entry, MappingNode, Node } from '../frameworks/node.ts'
import type { Nodes } from './nodes.ts'
import { isMany } from './path.ts'
import { pathsIn } from './paths.ts'
import type { DeclaredPaths, Surroundings } from './read-selector.ts'
import type { Condition, PathByVocabulary, Word } from './syntax.ts'

/** An attribute and the value that a fix gives it. */
export interface DraftSetting {
  /** The attribute of the subject, or the name that the policy declares. */
  readonly word: Word
  /** Over resources, where it is written; undefined over a subject. */
  readonly paths: PathByVocabulary | undefined
  readonly value: string | number | boolean
}

/** What a fix writes. */
export interface DraftRepair {
  readonly set: readonly DraftSetting[]
  /** What else it does; undefined where it is safe. */
  readonly unsafe: string | undefined
}

/** What a policy says about fixes. */
export interface DraftFix {
  /** For people; undefined where nothing is said. */
  readonly text: string | undefined
  readonly repair: DraftRepair | undefined
}

const MOST_SETTINGS = 20

/** @param violatedWhen what a fix follows from where none is declared */
export function readFix(
  policy: MappingNode,
  violatedWhen: Condition | undefined,
  around: Surroundings,
): DraftFix {
  const { nodes } = around
  const entry = policy.entries.get('fix')
  const derived = violatedWhen && derivedRepair(violatedWhen)
  if (entry === undefined) return { text: undefined, repair: derived }
  if (entry.value.kind !== 'mapping') return { text: nodes.word(entry.value, 'fix')?.text, repair: derived }
  const mapping = entry.value
  nodes.onlyKeys(mapping, ['do', 'set', 'unsafe'], 'key of fix')
  const [text, unsafe] = [nodes.text(mapping, 'do'), nodes.text(mapping, 'unsafe')]
  const set = mapping.entries.get('set')
  if (set === undefined) {
    if (unsafe !== undefined) nodes.faults.add(mapping.range, "fix: 'unsafe' says what 'set' does")
    else if (text === undefined) nodes.faults.add(mapping.range, "fix: expected 'do' or 'set'")
    return { text, repair: derived }
  }
  const settings = readSettings(set.value, around)
  return { text: text ?? sentenceOf(settings), repair: { set: settings, unsafe } }
}

function readSettings(node: Node, around: Surroundings): readonly DraftSetting[] {
  const { nodes } = around
  const mapping = nodes.mapping(node, 'fix.set')
  if (mapping === undefined) return []
  if (mapping.entries.size === 0) nodes.faults.add(node.range, 'fix.set: must not be empty')
  if (mapping.entries.size > MOST_SETTINGS) {
    nodes.faults.add(node.range, `fix.set: at most ${MOST_SETTINGS} attributes`)
  }
  return [...mapping.entries.values()].slice(0, MOST_SETTINGS).flatMap((each) => readSetting(each, around))
}

function readSetting(entry: Entry, { nodes, declared }: Surroundings): readonly DraftSetting[] {
  const word = { text: entry.key, range: entry.keyRange }
  const literal = nodes.literal(entry.value, entry.key)
  if (literal === undefined) return []
  const { value } = literal
  if (declared === undefined) return [{ word, paths: undefined, value }]
  const paths = declared.get(entry.key)
  if (paths === undefined) {
    if (!declared.has(entry.key)) unknownAttribute(entry, declared, nodes)
    return []
  }
  if (!isWritable(paths)) {
    nodes.faults.add(
      entry.keyRange,
      `fix.set: '${entry.key}' has a path that stands for several values, or a quoted name`,
    )
    return []
  }
  return [{ word, paths, value }]
}

function unknownAttribute({ key, keyRange }: Entry, declared: DeclaredPaths, nodes: Nodes): void {
  if (declared.size === 0) {
    nodes.faults.add(keyRange, `fix.set: '${key}' is not one of the policy's 'attributes'`)
  } else nodes.faults.unknown(keyRange, 'attribute', key, [...declared.keys()])
}

/** A path with names alone, none of which has a dot. */
function isWritable(paths: PathByVocabulary): boolean {
  return pathsIn(paths).every(
    (path) => !isMany(path) && path.steps.every((step) => typeof step === 'string' && !step.includes('.')),
  )
}

/** What an attribute must be, as the policy says it, is what a fix makes it; what else that does is not known. */
function derivedRepair(violatedWhen: Condition): DraftRepair | undefined {
  if (violatedWhen.kind !== 'not' || violatedWhen.condition.kind !== 'test') return undefined
  const { selector, tests } = violatedWhen.condition
  const [test, ...others] = tests
  if (test?.kind !== 'scalar' || test.operator !== 'is' || others.length > 0) return undefined
  const [value] = test.given
  const setting = settingOf(selector)
  if (value === undefined || setting === undefined) return undefined
  return { set: [{ ...setting, value: value.value }], unsafe: NOT_KNOWN }
}

const NOT_KNOWN =
  'The fix follows from the condition of the policy; whether it replaces the resource is not known.'

type Selected = Pick<DraftSetting, 'word' | 'paths'>

function settingOf(selector: Extract<Condition, { kind: 'test' }>['selector']): Selected | undefined {
  if (selector.kind === 'attribute') return { word: selector.word, paths: undefined }
  if (selector.kind !== 'property' || !isWritable(selector.paths)) return undefined
  return { word: { text: selector.label, range: { start: 0, end: 0 } }, paths: selector.paths }
}

function sentenceOf(settings: readonly DraftSetting[]): string | undefined {
  if (settings.length === 0) return undefined
  return `Set ${settings.map(({ word, value }) => `${word.text} to ${value}`).join(', and ')}.`
}
