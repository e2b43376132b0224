/** One rule of a network security group, and the rules that may deny what it allows. */
import { is, test } from '../../../core/claim.ts'
import { adaptOnce } from '../../define/define.ts'
import { type Denials, denialsOf } from './security-group-denials.ts'
import { isInternet, type WrittenRule, writtenRule } from './written-security-rule.ts'

export interface NetworkSecurityRule extends WrittenRule {
  readonly denials: Denials
}

export const networkSecurityRule = adaptOnce<NetworkSecurityRule>((template) => {
  const rules = writtenRule.adapt(template)
  const denials = denialsOf(rules, template, mayAdmitInternet)
  return rules.map((rule) => ({ ...rule, denials: denials(rule) }))
})

/** Of rules that certainly do not, nobody asks who denies them. */
function mayAdmitInternet({ access, direction, sources }: WrittenRule): boolean {
  return (
    is(access, ['allow']).truth !== 'false' &&
    is(direction, ['inbound']).truth !== 'false' &&
    sources.some((source) => test(source, isInternet, '').truth !== 'false')
  )
}
