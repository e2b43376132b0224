/** Names of parts of an application gateway, by which its other parts mean them. */
import { isKnownAs, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { sourceText } from '../../../core/source.ts'
import { UNKNOWN_PART, type Value } from '../../../core/value.ts'
import { knownText } from '../../define/deploy-time.ts'
import { itemScopes, ofResource } from '../../define/moves.ts'
import { lookUp, type Read, type Scope } from '../../define/scope.ts'
import { saysTheSame } from '../../links/follow.ts'

/** A gateway takes a hundred or two of each kind; hostile templates have more. */
const MOST_PARTS = 500

/** Where a part says its own name, or that of another part. */
export interface NamePath {
  readonly path: string
  /** `httpListeners`: in ARM a name is the end of an id. */
  readonly idOf?: string
}

/** A part of a gateway, by the name that links it, and what was read of it. */
interface Part {
  readonly scope: Scope
  readonly link: Value | undefined
  readonly name: string | undefined
}

/**
 * Reads at each part of the gateway whether it and the scope's part are linked by name, and something holds of it.
 *
 * @param parts the path of the parts in the gateway
 * @param theirs the name by which each of them is linked
 * @param own the name by which the scope's part is linked
 */
export function ofLinkedParts(
  parts: string,
  theirs: NamePath,
  own: NamePath,
  read: Read<Attr<boolean>>,
): Read<readonly Attr<boolean>[]> {
  const scopes = itemScopes(parts)
  // Once for a gateway: each of its parts is compared with each of these.
  const all = ofResource((whole) =>
    scopes(whole)
      .slice(0, MOST_PARTS + 1)
      .map((scope) => ({ ...partAt(scope, theirs), value: read(scope) })),
  )
  return (scope) => {
    const found = all(scope)
    if (found.length > MOST_PARTS) {
      return [unknownBecause({ kind: 'expression', text: 'a gateway with so many parts' }, scope.at)]
    }
    const part = partAt(scope, own)
    return found.map((other) => bothTrue(isLinked(other, part, own), other.value))
  }
}

function partAt(scope: Scope, path: NamePath): Part {
  const link = lookUp(scope.node, path.path)
  return { scope, link, name: link && nameIn(link, path) }
}

function bothTrue(first: Attr<boolean>, second: Attr<boolean>): Attr<boolean> {
  if (isKnownAs(second, false) || isKnownAs(first, true)) return second
  return first
}

function isLinked({ link: a, name, scope }: Part, other: Part, own: NamePath): Attr<boolean> {
  const { link: b } = other
  if (a === undefined || b === undefined) return known(false, scope.at)
  if (name !== undefined && other.name !== undefined) return known(name === other.name, a.at)
  const isSame = saysTheSame(a, scope.resource, b, other.scope.resource) || endsInWords(a, b, own)
  if (isSame) return known(true, a.at)
  const isOther = name === undefined && other.name === undefined && endDifferently(a, b)
  return isOther
    ? known(false, a.at)
    : unknownBecause({ kind: 'expression', text: sourceText(a.at, 80) }, a.at)
}

/** The name, where it is known: a text, or the last part of an id. Case does not count. */
function nameIn(value: Value, { idOf }: NamePath): string | undefined {
  if (idOf === undefined) return value.kind === 'scalar' ? String(value.value).toLowerCase() : undefined
  const id = value.kind === 'scalar' ? String(value.value) : value.kind === 'unknown' ? knownText(value) : ''
  const segments = (id ?? '').toLowerCase().split('/')
  const last = segments.at(-1)
  const isWhole = segments.at(-2) === idOf.toLowerCase() && last !== '' && !last?.includes(UNKNOWN_PART)
  return isWhole ? last : lastArgument(value)?.toLowerCase()
}

/** `[resourceId('Microsoft.Network/applicationGateways/httpListeners', 'web', 'http')]` */
function lastArgument(value: Value): string | undefined {
  return /\bresourceId\([^()]{0,500},\s*'([^']{1,100})'\)\]"?$/i.exec(sourceText(value.at, 1000))?.[1]
}

/** Whether an id ends in the expression that the name is: `resourceId(..., variables('listener'))`. */
function endsInWords(id: Value, name: Value, { idOf }: NamePath): boolean {
  const [, words] = /^"?\[(.{1,200})\]"?$/.exec(sourceText(name.at, 300)) ?? []
  return (
    idOf === undefined &&
    words !== undefined &&
    sourceText(id.at, 1000).replace(/"$/, '').endsWith(`${words})]`)
  )
}

/** Texts with unknown beginnings whose known ends differ: `"${local.prefix}-http"` and `"${local.prefix}-https"`. */
function endDifferently(a: Value, b: Value): boolean {
  const [first, second] = [a, b].map((value) =>
    value.kind === 'unknown' ? knownText(value)?.split(UNKNOWN_PART).at(-1) : undefined,
  )
  return first !== undefined && second !== undefined && !first.endsWith(second) && !second.endsWith(first)
}
