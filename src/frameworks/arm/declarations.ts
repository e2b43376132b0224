/** The resources that a template declares, wherever: at its top, inside other resources, in nested templates. */
import { locate } from '../../core/source.ts'
import type { Value } from '../../core/value.ts'
import { type Entry, isSound, type MappingNode, type Node, quote } from '../node.ts'
import { booleanOf } from './functions/rule.ts'
import { instancesOf } from './instances.ts'
import { isTrue, isWritten, memberOf, textOf } from './members.ts'
import { wordsOf } from './name-words.ts'
import { enterCarried, enterDeployment, isDeployment } from './nested.ts'
import { resolveNode } from './resolve.ts'
import { addGap, complain, type Scope } from './scope.ts'
import { join, spell, split, type Words } from './words.ts'

/** One instance of a resource. */
export interface Declaration {
  readonly scope: Scope
  readonly node: MappingNode
  /** With the types of its parents; an extension's own. */
  readonly type: string
  /** With the names of its parents. */
  readonly name: Words
  readonly symbol: Entry | undefined
  /** Whether it exists, where that isn't certain: its own condition, or that of a deployment around it. */
  readonly condition: Value | undefined
  /** The resource that an extension belongs to, where its name says so. */
  readonly extended?: Extended
}

export interface Extended {
  readonly type: string
  readonly name: Words
}

/** What is around a resource. */
interface Around {
  readonly parent?: Pick<Declaration, 'type' | 'name'>
  readonly condition?: Value | undefined
}

/** The resources of a `resources` section, a list or an object with symbolic names, in the order of the text. */
export function* declarationsIn(
  scope: Scope,
  section: Node | undefined,
  around: Around = {},
): Generator<Declaration> {
  if (section === undefined || (section.kind === 'scalar' && section.value === null)) return
  if (section.kind === 'scalar') {
    const at = locate(scope.document, section.range)
    complain(scope, 'the resources are neither a list nor an object', at, 'resources')
    return
  }
  if (section.kind === 'sequence') {
    for (const item of section.items) {
      // After a fault the structure may not be what the author meant, and a verdict on it would be invented.
      if (isSound(scope.document, item.range)) yield* declarationsOf(scope, item, undefined, around)
    }
  } else {
    for (const entry of section.entries.values()) {
      if (isSound(scope.document, entry.value.range)) yield* declarationsOf(scope, entry.value, entry, around)
    }
  }
}

function* declarationsOf(
  scope: Scope,
  node: Node,
  symbol: Entry | undefined,
  around: Around,
): Generator<Declaration> {
  if (memberOf(node, 'extension') !== undefined || memberOf(node, 'import') !== undefined) {
    const at = locate(scope.document, symbol?.keyRange ?? startOf(node))
    addGap(scope, 'resources of systems other than Azure Resource Manager are not checked', at, false)
    return
  }
  const name = memberOf(node, 'name')
  const type = textOf(node, 'type')
  if (node.kind !== 'mapping' || name === undefined || type === undefined) {
    const what = symbol === undefined ? 'a resource' : `the resource ${quote(symbol.key)}`
    const lacks =
      node.kind !== 'mapping' ? 'is not an object' : `has no ${type === undefined ? 'type' : 'name'}`
    const at = locate(scope.document, symbol?.keyRange ?? startOf(node))
    complain(scope, `${what} ${lacks}`, at, 'resources')
    return
  }
  for (const inside of instancesOf(scope, node)) {
    const full = fullName(type, wordsOf(inside, name), around.parent)
    const own = conditionOf(inside, node)
    const declaration: Declaration = {
      scope: inside,
      node,
      symbol,
      ...full,
      condition: own === undefined || booleanOf(own) === true ? (around.condition ?? own) : own,
    }
    const exists = own === undefined || booleanOf(own) !== false
    if (exists && !isTrue(memberOf(node, 'existing'))) yield* withNested(declaration)
    // What is inside a resource has a condition of its own, or none.
    yield* declarationsIn(inside, memberOf(node, 'resources'), { ...around, parent: full })
  }
}

/** A resource, and what it deploys where it is a deployment. */
function* withNested(declaration: Declaration): Generator<Declaration> {
  yield declaration
  const deployed = isDeployment(declaration.type) ? [enterDeployment(declaration)] : enterCarried(declaration)
  const { condition } = declaration
  const around = booleanOf(condition) === undefined ? { condition } : {}
  for (const inner of deployed) {
    if (inner !== undefined) yield* declarationsIn(inner.scope, memberOf(inner.template, 'resources'), around)
  }
}

function conditionOf(scope: Scope, node: MappingNode): Value | undefined {
  const condition = memberOf(node, 'condition')
  if (condition === undefined) return undefined
  const value = resolveNode(scope, condition)
  const known = asBoolean(value)
  if (known === undefined && isWritten(condition)) {
    complain(scope, 'the condition of a resource is not true or false', value.at, 'inside')
  }
  return known ?? value
}

/** The deployment reads the words as what they say. */
function asBoolean(value: Value): Value | undefined {
  if (value.kind !== 'scalar') return undefined
  if (typeof value.value === 'boolean') return value
  const word = /^(?:true|false)$/i.exec(String(value.value))?.[0].toLowerCase()
  return word === undefined ? undefined : { ...value, value: word === 'true' }
}

/** The brace where an object begins is place enough. */
function startOf({ range }: Node): Node['range'] {
  return { start: range.start, end: Math.min(range.end, range.start + 1) }
}

/** Type and name with those of the parent, where they are not written with them. */
function fullName(
  type: string,
  name: Words,
  parent: Around['parent'],
): Pick<Declaration, 'type' | 'name' | 'extended'> {
  if (parent === undefined) return asExtension(type, name)
  const hasProvider = /^[^/]*\.[^/]*\//.test(type)
  // Types of other providers are those of extensions: a lock, a role assignment.
  if (hasProvider && !isBelow(type, parent.type)) return { type, name, extended: parent }
  if (!hasProvider) {
    return asExtension(
      `${parent.type}/${type.replace(/^\//, '')}`,
      join([...split(parent.name), ...split(name)]),
    )
  }
  const segments = split(name)
  const isShort = segments.length < type.split('/').length - 1
  // Where it stands says what its parent is, in whatever words its name repeats that.
  const own = isShort ? segments : segments.slice(segments.length - levelsBelow(type, parent.type))
  return asExtension(type, join([...split(parent.name), ...own]))
}

function levelsBelow(type: string, parent: string): number {
  return type.split('/').length - parent.split('/').length
}

function isBelow(type: string, parent: string): boolean {
  return type.toLowerCase().startsWith(`${parent.toLowerCase()}/`)
}

/**
 * `Microsoft.KeyVault/vaults/providers/locks` with the name `vault/Microsoft.Authorization/lock` is an older way to
 * write a lock on a vault; it reads as `Microsoft.Authorization/locks` does.
 */
function asExtension(type: string, name: Words): Pick<Declaration, 'type' | 'name' | 'extended'> {
  const types = type.split('/')
  const provider = types.findIndex((part) => part.toLowerCase() === 'providers')
  const segments = split(name)
  const namespace = segments[provider - 1]
  if (
    provider < 2 ||
    namespace === undefined ||
    !/^[\w-]+\.[\w.-]+$/.test(spell(namespace)) ||
    types.length !== segments.length + 1
  )
    return { type, name }
  const extended = { type: types.slice(0, provider).join('/'), name: join(segments.slice(0, provider - 1)) }
  return {
    type: [spell(namespace), ...types.slice(provider + 1)].join('/'),
    name: join(segments.slice(provider)),
    extended,
  }
}
