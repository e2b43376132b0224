/** Which rules of a template may deny what another one allows: those of the same network security group. */

import { isKnownAs } from '../../../core/attr.ts'
import type { Subject } from '../../../core/policy.ts'
import { sourceText } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { isOfType, lookUp } from '../../define/scope.ts'
import { follow } from '../../links/follow.ts'
import { parentOf } from '../../links/parent.ts'
import { ARM_GROUP, ARM_RULE, TERRAFORM_GROUP } from './security-group.ts'
import type { WrittenRule } from './written-security-rule.ts'

export interface Denials {
  /** Rules of the same group that are not known to come later. */
  readonly sure: readonly Subject<WrittenRule>[]
  /** Rules of which it isn't known whether they are of the same group. */
  readonly maybe: readonly Subject<WrittenRule>[]
  /** Set where there are more than are compared. */
  readonly tooMany?: true
}

interface Group {
  /** The resource of the group, or what stands for one that is not in the template. */
  readonly key: Resource | string
  /** Whether two different keys are two different groups. */
  readonly isKnown: boolean
}

const NONE: Denials = { sure: [], maybe: [] }
const TOO_MANY: Denials = { ...NONE, tooMany: true }

/** A group takes a thousand rules; hostile templates have more. */
const MOST_RULES = 1000
/** How many pairs of an open rule and one that may deny it are compared in a template. */
const MOST_PAIRS = 5000

/** For every rule of a template that may let the internet in, those that may deny what it allows. */
export function denialsOf(
  rules: readonly Subject<WrittenRule>[],
  template: Template,
  mayAdmit: (rule: WrittenRule) => boolean,
): (rule: Subject<WrittenRule>) => Denials {
  const byKey = new Map<Group['key'], Subject<WrittenRule>[]>()
  const open: Subject<WrittenRule>[] = []
  const every: Subject<WrittenRule>[] = []
  for (const rule of rules) {
    if (isKnownAs(rule.access, 'allow') || isKnownAs(rule.direction, 'outbound')) continue
    const group = groupOf(template, rule.resource)
    const sameGroup = byKey.get(group.key) ?? []
    byKey.set(group.key, sameGroup)
    for (const list of group.isKnown ? [sameGroup, every] : [sameGroup, every, open]) {
      if (list.length <= MOST_RULES) list.push(rule)
    }
  }
  let pairs = 0
  return (rule) => {
    if (every.length === 0 || !mayAdmit(rule)) return NONE
    const group = groupOf(template, rule.resource)
    const ofGroup = byKey.get(group.key) ?? []
    const ofOthers = group.isKnown ? open : every
    const sure = ofGroup.filter((denial) => !isLater(denial, rule))
    const maybe = ofOthers.filter((denial) => !isLater(denial, rule))
    pairs += sure.length + maybe.length
    const isCut = ofGroup.length > MOST_RULES || ofOthers.length > MOST_RULES
    return isCut || pairs > MOST_PAIRS ? TOO_MANY : { sure, maybe }
  }
}

function isLater({ priority: own }: WrittenRule, { priority: other }: WrittenRule): boolean {
  return own.kind === 'known' && other.kind === 'known' && own.value >= other.value
}

function groupOf(template: Template, resource: Resource): Group {
  if (isOfType(template, resource, [...ARM_GROUP.types, ...TERRAFORM_GROUP.types])) {
    return { key: resource, isKnown: true }
  }
  if (isOfType(template, resource, ARM_RULE)) {
    const parent = parentOf(resource, ARM_GROUP.types, template)
    if (parent.kind === 'here') return { key: parent.resource, isKnown: true }
    const name = resource.name.slice(0, Math.max(0, resource.name.lastIndexOf('/')))
    return { key: name.toLowerCase(), isKnown: parent.kind === 'elsewhere' }
  }
  return groupNamed(template, resource)
}

function groupNamed(template: Template, resource: Resource): Group {
  const link = lookUp(resource.properties, 'network_security_group_name')
  const named = follow(link, TERRAFORM_GROUP, template, resource)
  if (named.kind === 'here') return { key: named.resource, isKnown: true }
  if (link?.kind === 'scalar') return { key: `name ${String(link.value)}`, isKnown: true }
  // The same words mean the same in the same module, but for elements of a loop.
  const words = link === undefined ? '' : sourceText(link.at)
  const isLoop = /\b(?:each|count)\b/.test(words)
  return { key: `words ${resource.within?.name ?? ''} ${isLoop ? resource.name : words}`, isKnown: false }
}
