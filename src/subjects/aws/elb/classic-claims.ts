/** Claims about what classic load balancers speak. */
import { both } from '../../../core/attr.ts'
import { all, any, type Claim, is, not, test, withoutEvidence } from '../../../core/claim.ts'
import type { SubjectOf } from '../../define/subject.ts'
import type { classicTLS, TLSSetting } from './classic-load-balancer.ts'

/** Whether TLS 1.0 or 1.1, or SSL, can be negotiated: by a policy that is written, or by the default one of a listener. */
export function allowsOldProtocols(tls: SubjectOf<typeof classicTLS>): Claim {
  const { aboutTLS, settings, protocol, hasPolicy } = tls
  return any(
    all(any(...settings.map(isOldSetting)), withoutEvidence(is(aboutTLS, [true]))),
    all(
      is(protocol, ['HTTPS', 'SSL'], 'ELBSecurityPolicy-2016-08, the default policy, allows TLS 1.0 and 1.1'),
      withoutEvidence(not(is(hasPolicy, [true]))),
    ),
  )
}

const OLD_PROTOCOL = /^Protocol-(?:SSLv[23]|TLSv1|TLSv1\.1)$/i

/** A protocol that is turned on, or the name of a predefined policy that has one. */
function isOldSetting({ name, value }: TLSSetting): Claim {
  return any(
    test(
      both(value, name),
      ([on, setting]) => OLD_PROTOCOL.test(setting) && on.toLowerCase() === 'true',
      ([, setting]) => `${setting.replace(/^Protocol-/i, '')} is allowed`,
    ),
    test(
      both(value, name),
      ([policy, setting]) => setting === 'Reference-Security-Policy' && isOldPolicy(policy),
      ([policy]) => `${policy} allows TLS 1.0 or 1.1`,
    ),
  )
}

/**
 * One predefined policy allows TLS 1.2 alone.
 * https://docs.amazonaws.cn/elasticloadbalancing/latest/classic/elb-security-policy-table.md
 */
function isOldPolicy(policy: string): boolean {
  return /^ELBSecurityPolicy-/.test(policy) && !/^ELBSecurityPolicy-TLS-1-2-/i.test(policy)
}
