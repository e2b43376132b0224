/** Which rules of a network ACL come before another one and deny what it allows. */
import { both, isKnownAs } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, test } from '../../../core/claim.ts'
import { sourceText } from '../../../core/source.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { lookUp, memoize } from '../../define/scope.ts'
import { follow } from '../../links/follow.ts'
import { anyOf, existsBeside, unclear } from '../../network/covering.ts'
import { type NetworkACLRule, networkACLRule, RULES } from './network-acl-rule.ts'

/** What a rule belongs to: a resource of the template, or the words that name another one. */
interface ACL {
  readonly key: Resource | string
  /** Whether two different keys are two different ACLs. */
  readonly isKnown: boolean
}

/** An ACL takes 40 rules at most; hostile templates have more. */
const MAX_RULES = 200

/**
 * Whether an earlier rule of the same ACL denies what the rule allows to its sources.
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
 *
 * @param isAbout whether a rule is about the ports in question
 */
export function isDeniedFirst(rule: NetworkACLRule, isAbout: (denial: NetworkACLRule) => Claim): Claim {
  const { known, others, every } = denialsIn(rule.template)
  const { key, isKnown } = aclOf(rule)
  const own = known.get(key) ?? []
  // The rules of its own ACL are among these, and compared once.
  const maybe = isKnown ? others : every
  if (own.length + maybe.length > MAX_RULES) return unclear(rule.at, 'there are too many rules to compare')
  const mayBelong = (denial: NetworkACLRule) =>
    unclear(denial.at, 'it may belong to the same ACL and deny this')
  return anyOf([
    ...own.map((denial) => covers(denial, rule, isAbout)),
    ...maybe
      .filter((denial) => aclOf(denial).key !== key)
      .map((denial) => all(covers(denial, rule, isAbout), mayBelong(denial))),
  ])
}

function covers(
  denial: NetworkACLRule,
  rule: NetworkACLRule,
  isAbout: (denial: NetworkACLRule) => Claim,
): Claim {
  return all(
    is(denial.action, ['deny']),
    is(denial.direction, ['ingress']),
    test(both(denial.number, rule.number), ([first, second]) => first < second, ''),
    isAbout(denial),
    any(...denial.cidrs.flatMap((denied) => rule.cidrs.map((allowed) => holdsRange(denied, allowed)))),
    existsBeside(denial.resource, rule.resource),
  )
}

/** Whether the first range is the second one, or all addresses of its kind. */
function holdsRange(denied: Attr<string>, allowed: Attr<string>): Claim {
  return test(
    both(denied, allowed),
    ([first, second]) =>
      first.trim() === second.trim() || (/\/0+$/.test(first.trim()) && isIPv6(first) === isIPv6(second)),
    '',
  )
}

function isIPv6(range: string): boolean {
  return range.includes(':')
}

/** The rules that deny, or may, by their ACL; `others` are those of which the ACL is not known. */
const denialsIn = memoize((template: Template) => {
  const known = new Map<ACL['key'], NetworkACLRule[]>()
  const others: NetworkACLRule[] = []
  const every: NetworkACLRule[] = []
  for (const rule of networkACLRule.adapt(template)) {
    if (isKnownAs(rule.action, 'allow') || isKnownAs(rule.direction, 'egress')) continue
    const { key, isKnown } = aclOf(rule)
    const same = known.get(key)
    if (same === undefined) known.set(key, [rule])
    else same.push(rule)
    if (!isKnown) others.push(rule)
    every.push(rule)
  }
  return { known, others, every }
})

const aclOf = memoize(({ resource, template }: NetworkACLRule): ACL => {
  const rules = RULES.find(({ types }) => types.includes(resource.type))
  if (rules === undefined) return { key: resource, isKnown: true }
  const link = lookUp(resource.properties, rules.by)
  const named = follow(link, rules.to, template, resource)
  if (named.kind === 'here') return { key: named.resource, isKnown: true }
  if (link?.kind === 'scalar') return { key: `name ${String(link.value)}`, isKnown: true }
  // The same words mean the same in the same module, but for elements of a loop.
  const words = link === undefined ? '' : sourceText(link.at)
  const isLoop = /\b(?:each|count)\b/.test(words)
  return { key: `words ${resource.within?.name ?? ''} ${isLoop ? resource.name : words}`, isKnown: false }
})
