/** From declarations to resources. */

import { type Location, locate } from '../../core/source.ts'
import type { Resource } from '../../core/template.ts'
import type { Mapping, Value } from '../../core/value.ts'
import { entryRange, type Node, quote } from '../node.ts'
import { caselessMapping, list, unknown } from '../values/make.ts'
import { isNotProperties, propertiesOf } from '../values/properties.ts'
import type { Declaration } from './declarations.ts'
import { byType, byWords } from './links.ts'
import { memberOf } from './members.ts'
import { wordsOf } from './name-words.ts'
import { isDeployment } from './nested.ts'
import { resolveNode } from './resolve.ts'
import { complain, type Scope } from './scope.ts'
import { spell, type Words } from './words.ts'

/** The resource that is declared. */
export function readResource(declaration: Declaration): Resource {
  const { scope, node, symbol, type } = declaration
  const name = spell(declaration.name)
  const at = locate(scope.document, symbol === undefined ? node.range : entryRange(symbol))
  const head = locate(scope.document, symbol?.keyRange ?? memberOf(node, 'name')?.range ?? node.range)
  return { type, name, properties: readProperties(declaration, at), meta: readMeta(declaration), at, head }
}

/** Nothing written is an empty mapping at the resource's place. */
function readProperties({ scope, node, type, name }: Declaration, at: Location): Mapping {
  const written = memberOf(node, 'properties')
  if (written?.kind === 'mapping' && isDeployment(type)) return withoutTemplate(scope, written)
  const value = written && resolveNode(scope, written)
  if (value !== undefined && isNotProperties(value)) {
    complain(scope, `the properties of ${quote(spell(name))} are not an object`, value.at, 'inside')
  }
  const properties = propertiesOf(value, caselessMapping(new Map(), at))
  if (scope.carriedBy?.amends === undefined || properties.rest !== undefined) return properties
  return { ...properties, rest: unknown({ kind: 'elsewhere', what: 'what a policy is applied to' }, at) }
}

/** The resources of an inner template are resources of their own. */
function withoutTemplate(scope: Scope, properties: Extract<Node, { kind: 'mapping' }>): Mapping {
  const entries = new Map<string, Value>()
  for (const { key, value } of properties.entries.values()) {
    if (key.toLowerCase() !== 'template') entries.set(key, resolveNode(scope, value))
  }
  return caselessMapping(entries, locate(scope.document, properties.range))
}

const NOT_META: ReadonlySet<string> = new Set(['type', 'properties', 'resources', 'condition'])

/** Everything beside the properties, the name included; links in it are links of the template. */
function readMeta({ scope, node, condition, extended }: Declaration): Mapping {
  const entries = new Map<string, Value>()
  if (extended !== undefined) entries.set('scope', scopeValue(scope, extended, node))
  for (const { key, value } of node.entries.values()) {
    const name = key.toLowerCase()
    if (NOT_META.has(name)) continue
    entries.set(key, readLinks(scope, name, value))
  }
  if (condition !== undefined) entries.set('condition', condition)
  return caselessMapping(entries, locate(scope.document, node.range))
}

function readLinks(scope: Scope, name: string, node: Node): Value {
  if (name === 'scope') return asLink(scope, node)
  if (name !== 'dependson' || node.kind !== 'sequence') return resolveNode(scope, node)
  return list(
    node.items.map((item) => asLink(scope, item)),
    locate(scope.document, node.range),
  )
}

/** What names a resource of this template, as a link to it. */
function asLink(scope: Scope, node: Node): Value {
  const value = resolveNode(scope, node)
  const isLink = value.kind === 'unknown' && value.because.kind === 'reference' && value.because.resource
  if (isLink || (value.kind !== 'scalar' && value.kind !== 'unknown')) return value
  const words = wordsOf(scope, node)
  return linkTo(scope, byWords(scope, words), words, value.at) ?? value
}

function scopeValue(scope: Scope, { type, name }: NonNullable<Declaration['extended']>, node: Node): Value {
  const at = locate(scope.document, memberOf(node, 'name')?.range ?? node.range)
  const to = { root: 'resource', type, attribute: [], text: quote(spell(name)) } as const
  return linkTo(scope, byType(scope, type, name), name, at) ?? unknown({ kind: 'reference', ...to }, at)
}

function linkTo(scope: Scope, id: string | undefined, words: Words, at: Location): Value | undefined {
  const resource = scope.run.index.byId.get(id ?? '')
  if (resource === undefined) return undefined
  const text = quote(spell(words))
  return unknown({ kind: 'reference', root: 'resource', resource, attribute: [], text }, at)
}
