/** Which statements of Terraform's policy document data count: those that no other document replaces. */
import type { Resource, Template } from '../../../core/template.ts'
import { partsOf, type Value } from '../../../core/value.ts'
import { memoize } from '../../define/scope.ts'
import {
  DATA_DOCUMENT,
  dataDocuments,
  documentStatements,
  documentsAt,
  isTakenInBy,
  takenInto,
  type WrittenStatement,
} from './written-document.ts'

/**
 * The statements that are written in a policy document data, as blocks or as texts that it takes in. One that every
 * use of the document replaces is left out, and so is what is not known of a document that belongs to resources.
 *
 * @param identities the types of the resources that give the document to an identity
 */
export function ownStatements(
  document: Resource,
  template: Template,
  identities: ReadonlySet<string>,
): readonly WrittenStatement[] {
  const own = documentStatements(document, template).filter(({ writtenIn }) => writtenIn === document)
  const { takers, usersOf } = usesOf(template)
  const isTaken = takers.get(document) !== undefined
  const hasUnknown = own.some(({ node }) => original(node).kind === 'unknown')
  if (!isTaken && !hasUnknown) return own
  const finals = finalDocuments(document, template, new Set())
  const users = finals.flatMap((final) => [...usersOf(final)])
  const ofResources = users.length > 0 && !users.some((type) => type === ANY_USER || identities.has(type))
  return own.filter(({ node }) => {
    if (ofResources && original(node).kind === 'unknown') return false
    return finals.length === 0 || finals.some((final) => statementsIn(template)(final).has(original(node)))
  })
}

/** The statements that a document ends up with. */
const statementsIn = memoize((template: Template) =>
  memoize(
    (document: Resource): ReadonlySet<Value> =>
      new Set(documentStatements(document, template).map(({ node }) => original(node))),
  ),
)

/** The documents that take the document in, directly or through others, and are used by something else. */
function finalDocuments(document: Resource, template: Template, seen: Set<Resource>): readonly Resource[] {
  if (seen.has(document)) return []
  seen.add(document)
  const { takers, usersOf } = usesOf(template)
  const above = takers.get(document) ?? []
  const further = above.flatMap((taker) => finalDocuments(taker, template, seen))
  return above.length === 0 || usersOf(document).size > 0 ? [document, ...further] : further
}

/** A statement without the conditions that it exists under. */
function original(statement: Value): Value {
  if (statement.kind !== 'either') return statement
  const [yes, no] = statement.branches
  const only = yes === undefined ? no : no === undefined ? yes : undefined
  return only === undefined ? statement : original(only)
}

interface Uses {
  /** The documents that take each one in. */
  readonly takers: ReadonlyMap<Resource, readonly Resource[]>
  /** The types of the resources that use a document otherwise; ANY_USER where it is not known who does. */
  readonly usersOf: (document: Resource) => ReadonlySet<string>
}

const ANY_USER = ''

const usesOf = memoize((template: Template): Uses => {
  const takers = new Map<Resource, Resource[]>()
  for (const taker of dataDocuments(template)) {
    for (const taken of takenInto(taker).flatMap((value) => documentsAt(value, template))) {
      const others = takers.get(taken)
      if (others === undefined) takers.set(taken, [taker])
      else others.push(taker)
    }
  }
  let users: ReadonlyMap<string, ReadonlySet<string>> | undefined
  const usersOf = ({ name, block = name }: Resource): ReadonlySet<string> => {
    users ??= usersByName(template)
    return new Set([name, block, ANY_DOCUMENT].flatMap((each) => [...(users?.get(each) ?? [])]))
  }
  return { takers, usersOf }
})

/** In place of the name of a document, where it is not known which one is used. */
const ANY_DOCUMENT = ''

/** The types of the resources that use documents, by the names of those. */
function usersByName(template: Template): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>()
  const stack = (template.outputs?.() ?? []).map((value) => ({ value, user: ANY_USER }))
  for (const { type, properties, meta } of template.resources) {
    const user = type === 'module' ? ANY_USER : type
    stack.push({ value: meta, user })
    for (const [name, value] of properties.entries) {
      if (!DATA_DOCUMENT.includes(type) || !isTakenInBy(name)) stack.push({ value, user })
    }
  }
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, user } = next
    for (const part of partsOf(value)) stack.push({ value: part, user })
    if (value.kind !== 'unknown' || value.because.kind !== 'reference') continue
    const { type = '', resource = ANY_DOCUMENT } = value.because
    if (!DATA_DOCUMENT.includes(type)) continue
    const others = users.get(resource)
    if (others === undefined) users.set(resource, new Set([user]))
    else others.add(user)
  }
  return users
}
