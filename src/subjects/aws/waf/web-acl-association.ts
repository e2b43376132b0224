/** Whether a web ACL of AWS WAF is associated with a resource, by a resource of its own. */
import { isKnownAs, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { sourceText } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import type { UnknownCause, Value } from '../../../core/value.ts'
import { readsAlso } from '../../define/moves.ts'
import { isThere } from '../../define/optional-block.ts'
import { fallBack } from '../../define/readers.ts'
import { lookUp, memoize, type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { hiddenResources } from '../../define/unread.ts'
import { follow } from '../../links/follow.ts'
import { protectingScope } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { unreadModule } from '../../links/unread-module.ts'

const ASSOCIATIONS: readonly string[] = [
  'AWS::WAFv2::WebACLAssociation',
  'AWS::WAFRegional::WebACLAssociation',
  'aws_wafv2_web_acl_association',
  'aws_wafregional_web_acl_association',
]

interface Text {
  readonly association: Resource
  /** As it is written. */
  readonly words: string
  readonly because: UnknownCause
}

interface Associations {
  readonly about: ReadonlyMap<Resource, Resource>
  /** Those whose link is made from parts. */
  readonly texts: readonly Text[]
  /** Why another one may be about anything. */
  readonly open?: UnknownCause
}

/** Texts that are compared with each resource; of more, none is. */
const MAX_TEXTS = 50

/**
 * Reads whether a web ACL is associated.
 *
 * @param isMeant whether a text that is made from parts, as it is written, is the ARN of the resource; undefined where
 *   that is not known
 */
export function hasWebACL(
  to: Target,
  isMeant: (words: string, resource: Resource) => boolean | undefined = () => false,
): Read<Attr<boolean>> {
  const find = associationsOf(to)
  return readsAlso(ASSOCIATIONS, (scope) => {
    const { about, texts, open } = find(scope.template)
    const meant = texts.map((text) => ({ ...text, truth: isMeant(text.words, scope.resource) }))
    const association = about.get(scope.resource) ?? meant.find(({ truth }) => truth === true)?.association
    if (association !== undefined) return existing(association, scope)
    const maybe = meant.find(({ truth }) => truth === undefined)
    const hidden =
      open ??
      maybe?.because ??
      hiddenResources(scope.template) ??
      unreadModule(scope.template, scope.resource)
    return hidden === undefined ? fallBack(scope, false) : unknownBecause(hidden, scope.at)
  })
}

function existing(association: Resource, scope: Scope): Attr<boolean> {
  const { node } = protectingScope(scope.template, association, [scope.resource])
  const there = isThere(node, scope)
  return isKnownAs(there, true) ? { ...there, at: association.head } : there
}

function associationsOf(to: Target): (template: Template) => Associations {
  return memoize((template) => {
    const about = new Map<Resource, Resource>()
    const texts: Text[] = []
    const names = new Set(resourcesOf(template, to.types).flatMap(({ name, block = name }) => [name, block]))
    let open: UnknownCause | undefined
    for (const association of resourcesOf(template, ASSOCIATIONS)) {
      const link =
        lookUp(association.properties, 'ResourceArn') ?? lookUp(association.properties, 'resource_arn')
      const named = follow(link, to, template, association)
      if (named.kind === 'here') about.set(named.resource, association)
      else if (named.kind === 'unclear' && link !== undefined) {
        if (isMade(named.because))
          texts.push({ association, words: sourceText(link.at), because: named.because })
        else if (named.among !== undefined || mayBeAny(link, names)) open ??= named.because
      }
    }
    const most =
      texts.length > MAX_TEXTS ? { texts: [], open: open ?? TOO_MANY } : { texts, ...(open && { open }) }
    return { about, ...most }
  })
}

const TOO_MANY: UnknownCause = { kind: 'expression', text: 'so many associations' }

/** A text with parts that are not known, such as an ARN with a name in it. */
function isMade(because: UnknownCause): boolean {
  return (because.kind === 'variable' || because.kind === 'reference') && because.within !== undefined
}

/** What the deployment gives, and what a resource of another kind is, is not the resource. */
function mayBeAny(link: Value, names: ReadonlySet<string>): boolean {
  if (link.kind !== 'unknown') return true
  const { because } = link
  if (because.kind === 'variable') return false
  return because.kind !== 'reference' || names.has(because.resource ?? '')
}
