/** Finds the statements of a policy that a property holds, also through Terraform's policy document data. */

import { sourceText } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { type Choice, choiceBecause, choiceOf, type Unknown, type Value } from '../../../core/value.ts'
import type { Within } from '../../define/attributes.ts'
import { readsAlso, withNode } from '../../define/moves.ts'
import {
  type Form,
  isNull,
  itemsOf,
  lookUp,
  maybe,
  memoize,
  type Read,
  resourcesOf,
  type Scope,
} from '../../define/scope.ts'
import { type PolicyDocument, readStatement, statementsOf } from './policy-document.ts'

/** Terraform's data source that makes policy documents. */
export const DATA_DOCUMENT = ['data.aws_iam_policy_document']

/** A statement's node, and how it is written. */
export interface WrittenStatement {
  readonly node: Value
  readonly form: Form
  /** The policy document data that it is written in: as a block, or as a text that the document takes in. */
  readonly writtenIn?: Resource
}

/** The scope of a statement of a document. */
export function statementScope(document: Scope, { node, form }: WrittenStatement): Scope {
  return { ...document, node, at: node.at, form, around: document }
}

/**
 * Reads the document that a statement belongs to: one for all of its statements, which are read when they are asked
 * for.
 */
export function documentBy(
  statements: (document: Scope) => readonly WrittenStatement[],
): Read<PolicyDocument> {
  const documentOf = memoize((document: Scope): PolicyDocument => {
    const scopes = () => statements(document).map((statement) => statementScope(document, statement))
    return { statements: () => scopes().map(readStatement) }
  })
  return (statement) => documentOf(statement.around ?? statement)
}

/** The scopes of the statements of the policy at a property of the resource. */
export function statementsIn(property: string): Within {
  return readsAlso(DATA_DOCUMENT, (whole) => {
    const document = withNode(whole, lookUp(whole.resource.properties, property))
    return statementsOfDocument(document).map((statement) => statementScope(document, statement))
  })
}

/** The scopes of statements at a property of the resource, which has no document around them. */
export function statementsAt(property: string): Within {
  return (whole) => {
    const statements = lookUp(whole.resource.properties, property)
    if (statements === undefined) return []
    const entries = new Map([['Statement', statements]])
    const document = withNode(whole, { kind: 'mapping', entries, at: statements.at })
    return statementsOfDocument(document).map((statement) => statementScope(document, statement))
  }
}

function statementsOfDocument({ node, template }: Scope): readonly WrittenStatement[] {
  return isNull(node) ? [] : writtenStatements(node, template)
}

/** Reads the document that a statement found by `statementsIn` belongs to. */
export const documentAround = documentBy(statementsOfDocument)

/** Properties by which a policy document takes in the statements of others: below its own, and above them. */
const SOURCES = ['source_json', 'source_policy_documents']
const OVERRIDES = ['override_json', 'override_policy_documents']

/** Whether a policy document data takes in other documents by the property. */
export function isTakenInBy(property: string): boolean {
  return SOURCES.includes(property) || OVERRIDES.includes(property)
}

/** The values by which a policy document data takes in other documents. */
export function takenInto({ properties }: Resource): readonly Value[] {
  return [...SOURCES, ...OVERRIDES].flatMap((name) => itemsOf(lookUp(properties, name)))
}

/** The policy document data of a Terraform template. */
export function dataDocuments(template: Template): readonly Resource[] {
  return resourcesOf(template, DATA_DOCUMENT)
}

/** The policy document data that a value refers to, when it is in the template. */
export function referredDocument(value: Value | undefined, template: Template): Resource | undefined {
  if (value?.kind !== 'unknown' || value.because.kind !== 'reference') return undefined
  return documentsByName(template).get(value.because.resource ?? '')
}

const documentsByName = memoize(
  (template: Template) => new Map(dataDocuments(template).map((document) => [document.name, document])),
)

/** Every policy document data that a value may refer to, whatever the conditions. */
export function referredDocuments(value: Value | undefined, template: Template): readonly Resource[] {
  if (value?.kind === 'either') return value.branches.flatMap((each) => referredDocuments(each, template))
  const data = referredDocument(value, template)
  return data === undefined ? [] : [data]
}

/** The same, with every instance where it is not known which one is meant. */
export function documentsAt(value: Value, template: Template): readonly Resource[] {
  if (value.kind === 'either')
    return value.branches.flatMap((each) => (each ? documentsAt(each, template) : []))
  const data = referredDocument(value, template)
  return data === undefined ? instancesReferredTo(value, template) : [data]
}

/**
 * The statements of a document written as JSON, as an object, or referred to. Of documents that a condition
 * chooses between, each statement may not exist.
 *
 * @param ofData the statements of a policy document data, by default with those it takes in
 */
export function writtenStatements(
  value: Value | undefined,
  template: Template,
  ofData: (data: Resource) => readonly WrittenStatement[] = (data) => documentStatements(data, template),
): readonly WrittenStatement[] {
  if (value?.kind === 'either') {
    return value.branches
      .flatMap((branch) => writtenStatements(branch, template, ofData))
      .map((statement) => ({ ...statement, node: maybe(statement.node, value) }))
  }
  const edited = value?.kind === 'unknown' && editedStatements(value, template, ofData)
  if (edited) return edited
  const data = referredDocument(value, template)
  if (data !== undefined) return ofData(data)
  const instances = instancesReferredTo(value, template)
  if (instances.length > 0) return instances.flatMap((each) => mayBe(ofData(each), value))
  return value === undefined ? [] : statementsOf(value).map((node) => ({ node, form: 'json' }))
}

/** What the JSON of a policy document data holds beside what is written in its blocks. */
const WORDS = [
  ...['Version', '2012-10-17', '2008-10-17', 'Id', 'Statement', 'Sid', 'Effect', 'Allow', 'Deny'],
  ...['Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
]

/** The statements of a policy document data in whose text others are replaced; undefined for what is no such text. */
function editedStatements(
  { because, edited, at }: Unknown,
  template: Template,
  ofData: (data: Resource) => readonly WrittenStatement[],
): readonly WrittenStatement[] | undefined {
  if (edited === undefined || because.kind !== 'reference' || because.type !== DATA_DOCUMENT[0])
    return undefined
  const original: Unknown = { kind: 'unknown', because: edited.of, at }
  if (documentsAt(original, template).length === 0) return undefined
  const statements = writtenStatements(original, template, ofData).map((statement) => ({
    statement,
    node: edited.apply(statement.node, WORDS),
  }))
  const known = statements.flatMap(({ statement, node }) =>
    node === undefined ? [] : [{ ...statement, node }],
  )
  return known.length < statements.length ? undefined : known
}

/** The instances of a policy document data that a value refers to without saying which: by a key that is not known. */
function instancesReferredTo(value: Value | undefined, template: Template): readonly Resource[] {
  if (value?.kind !== 'unknown' || value.because.kind !== 'reference') return []
  const { resource } = value.because
  return resource === undefined ? [] : (documentsByBlock(template).get(resource) ?? [])
}

const documentsByBlock = memoize((template: Template): ReadonlyMap<string, readonly Resource[]> => {
  const instances = new Map<string, Resource[]>()
  for (const document of dataDocuments(template)) {
    const { block } = document
    if (block !== undefined) instances.set(block, [...(instances.get(block) ?? []), document])
  }
  return instances
})

function mayBe(
  statements: readonly WrittenStatement[],
  value: Value | undefined,
): readonly WrittenStatement[] {
  return value === undefined ? [] : statements.map((statement) => onlyIf(statement, choiceBy(value)))
}

/** The statements written in the blocks of a policy document data, without those it takes in. */
export function blockStatements(document: Resource): readonly WrittenStatement[] {
  const blocks = itemsOf(lookUp(document.properties, 'statement'))
  return blocks.map((node) => ({ node, form: 'block', writtenIn: document }))
}

/** The statements of a policy document data with those it takes in from others. */
export function documentStatements(document: Resource, template: Template): readonly WrittenStatement[] {
  return allStatements(document, template, new Set())
}

/**
 * The statements of a policy document data with those it takes in. Later ones replace those of the same id:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
function allStatements(
  document: Resource,
  template: Template,
  seen: Set<Resource>,
): readonly WrittenStatement[] {
  if (seen.has(document)) return []
  seen.add(document)
  const ofText = (statement: WrittenStatement): WrittenStatement => ({ writtenIn: document, ...statement })
  const takenIn = (names: readonly string[]): readonly (readonly WrittenStatement[])[] =>
    names
      .flatMap((name) => itemsOf(lookUp(document.properties, name)))
      .map((value) => writtenStatements(value, template, (data) => allStatements(data, template, seen)))
      .map((statements) => statements.map(ofText))
  return [takenIn(SOURCES).flat(), blockStatements(document), ...takenIn(OVERRIDES)].reduce(override)
}

/** Statements with those of another document over them. */
function override(
  below: readonly WrittenStatement[],
  above: readonly WrittenStatement[],
): readonly WrittenStatement[] {
  const replaced = new Map(above.map((statement) => [idOf(statement.node), statement.node]))
  const open = above.find(({ node }) => mayHaveAnyId(node))
  const kept = below.flatMap((statement) => {
    const id = idOf(statement.node)
    const by = id === undefined ? undefined : replaced.get(id)
    if (by === undefined) {
      const mayBeReplaced = open !== undefined && (id !== undefined || mayHaveAnyId(statement.node))
      return [mayBeReplaced ? onlyIf(statement, choiceBy(open.node)) : statement]
    }
    // What may not exist may not replace it.
    return by.kind === 'either' ? [onlyIf(statement, by)] : []
  })
  return [...kept, ...above]
}

/** The choice that a value makes by what it is, named by what is written in its place. */
function choiceBy(value: Value): Choice {
  const words = sourceText(value.at, 100)
  if (value.kind === 'either') return { ...choiceOf(value), condition: words }
  return value.kind === 'unknown' ? choiceBecause(words, value.because) : { condition: words }
}

function onlyIf(statement: WrittenStatement, choice: Choice): WrittenStatement {
  return { ...statement, node: maybe(statement.node, choice) }
}

/** Whether it is not known which id a statement has, or what the statement is. */
function mayHaveAnyId(statement: Value): boolean {
  if (statement.kind === 'either') return statement.branches.some((each) => each && mayHaveAnyId(each))
  if (statement.kind === 'unknown') return true
  return idValueOf(statement)?.kind === 'unknown'
}

function idValueOf(statement: Value): Value | undefined {
  return lookUp(statement, 'sid') ?? lookUp(statement, 'Sid')
}

/** The id of a statement; undefined where it has none, or none that is known. */
function idOf(statement: Value): string | undefined {
  if (statement.kind === 'either') {
    const [yes, no] = statement.branches
    const only = yes === undefined ? no : no === undefined ? yes : undefined
    return only && idOf(only)
  }
  if (statement.kind !== 'mapping') return undefined
  const id = idValueOf(statement)
  return id?.kind === 'scalar' && typeof id.value === 'string' && id.value !== '' ? id.value : undefined
}
