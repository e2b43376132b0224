/** One rule of a network security group, and the rules that may deny what it allows. */
import { is } from '../../../core/claim.ts'
import { ownAttribute, ownType, type ValuesOf } from '../../define/attributes.ts'
import { defineByHand } from '../../define/by-hand.ts'
import { type Denials, denialsOf } from './security-group-denials.ts'
import { isFromInternet, WRITTEN_RULE, type WrittenRule, writtenRule } from './written-security-rule.ts'

const ATTRIBUTES = {
  ...WRITTEN_RULE,
  denials: ownAttribute(ownType<Denials>('denials'), {
    describes: 'The rules that may deny what this one allows: `sure` and `maybe` of the same group.',
  }),
}

export type NetworkSecurityRule = ValuesOf<typeof ATTRIBUTES>

/** By hand, because what denies a rule is looked for among all rules of the template at once, within one budget. */
export const networkSecurityRule = defineByHand(
  {
    name: 'azure.network-security-rule',
    describes: 'A rule of a network security group',
    types: writtenRule.info.types,
    attributes: ATTRIBUTES,
  },
  (template) => {
    const rules = writtenRule.adapt(template)
    const denials = denialsOf(rules, template, mayAdmitInternet)
    return rules.map((rule) => Object.assign(rule, { denials: denials(rule) }))
  },
)

/** Denials are not evaluated for rules that certainly do not. */
function mayAdmitInternet({ access, direction, sources }: WrittenRule): boolean {
  return (
    is(access, ['allow']).truth !== 'false' &&
    is(direction, ['inbound']).truth !== 'false' &&
    sources.some((source) => isFromInternet(source).truth !== 'false')
  )
}
