/** Names of parts of an application gateway, by which its other parts mean them. */
import { isKnownAs, known, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { sourceText } from '../../../core/source.ts'
import { UNKNOWN_PART, type Value } from '../../../core/value.ts'
import { knownText } from '../../define/deploy-time.ts'
import { itemScopes } from '../../define/moves.ts'
import { lookUp, type Read, type Scope, scopeOf } from '../../define/scope.ts'
import { saysTheSame } from '../../links/follow.ts'

/** A gateway takes a hundred or two of each kind; hostile templates have more. */
const MOST_PARTS = 500

/** Where a part says its own name, or that of another part. */
export interface NamePath {
  readonly path: string
  /** `httpListeners`: in ARM a name is the end of an id. */
  readonly idOf?: string
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
  return (scope) => {
    const found = scopes(scopeOf(scope.template, scope.resource))
    if (found.length > MOST_PARTS) {
      return [unknownBecause({ kind: 'expression', text: 'a gateway with so many parts' }, scope.at)]
    }
    return found.map((part) => bothTrue(isLinked(part, theirs, scope, own), read(part)))
  }
}

function bothTrue(first: Attr<boolean>, second: Attr<boolean>): Attr<boolean> {
  if (isKnownAs(second, false) || isKnownAs(first, true)) return second
  return first
}

function isLinked(part: Scope, theirs: NamePath, scope: Scope, own: NamePath): Attr<boolean> {
  const [a, b] = [lookUp(part.node, theirs.path), lookUp(scope.node, own.path)]
  if (a === undefined || b === undefined) return known(false, part.at)
  const [nameOfA, nameOfB] = [nameIn(a, theirs), nameIn(b, own)]
  if (nameOfA !== undefined && nameOfB !== undefined) return known(nameOfA === nameOfB, a.at)
  if (saysTheSame(a, part.resource, b, scope.resource) || endsInWords(a, b, own)) return known(true, a.at)
  const isOther = nameOfA === undefined && nameOfB === undefined && endDifferently(a, b)
  return isOther
    ? known(false, a.at)
    : unknownBecause({ kind: 'expression', text: sourceText(a.at, 80) }, a.at)
}

/** The name, where it is known: a text, or the last part of an id. Case does not count. */
function nameIn(value: Value, { idOf }: NamePath): string | undefined {
  if (value.kind === 'scalar' && idOf === undefined) return String(value.value).toLowerCase()
  if (idOf === undefined) return undefined
  const id = value.kind === 'scalar' ? String(value.value) : value.kind === 'unknown' ? knownText(value) : ''
  const [, name] = new RegExp(`/${idOf}/([^/…]{1,100})$`, 'i').exec(id ?? '') ?? []
  return (name ?? lastArgument(value))?.toLowerCase()
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
