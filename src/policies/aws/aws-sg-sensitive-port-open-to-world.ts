import { all, any, withRemark } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { attachmentOf } from '../../subjects/aws/ec2/security-group-attachment.ts'
import {
  NARROW_SOURCES,
  type SecurityGroupRule,
  securityGroupRule,
} from '../../subjects/aws/ec2/security-group-rule.ts'
import { CLOSE_TO_INTERNET } from '../../subjects/network/address.ts'
import { allowsInternet, opensPort } from '../../subjects/network/network.ts'
import { SENSITIVE_SERVICES } from '../../subjects/network/sensitive-services.ts'

export const awsSGSensitivePortOpenToWorld = definePolicy({
  id: 'aws-sg-sensitive-port-open-to-world',
  platform: 'aws',
  service: 'security-groups',
  title: 'Security group opens a sensitive port to the internet',
  severity: 'high',
  why: 'Databases, file shares and admin interfaces are built for trusted networks, and scanners find exposed ones within hours.',
  fix: "Allow only the application's security group or the addresses that need the port.",
  repair: CLOSE_TO_INTERNET,
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
  ],
  accepts: [...NARROW_SOURCES, 'ICMP and other protocols without ports.'],
  mvisionNames: [
    'Unrestricted CIFS Access',
    'Unrestricted DNS Access',
    'Unrestricted FTP Access',
    'Unrestricted MSSQL Access',
    'Unrestricted MongoDB Access',
    'Unrestricted MySQL Access',
    'Unrestricted NetBIOS Access',
    'Unrestricted Oracle Database Access',
    'Unrestricted PostgreSQL Access',
    'Unrestricted Telnet Access',
  ],
  subsumes: ['aws-sg-ingress-all-protocols', 'aws-sg-ingress-open-to-world', 'aws-sg-wide-port-range'],
  subject: securityGroupRule,
  violatedWhen: (rule) => {
    const admitted = allowsInternet(rule, 'a port')
    if (admitted.truth === 'false') return admitted
    const open = any(...SENSITIVE_SERVICES.map((service) => opensPort(rule, service)))
    if (open.truth === 'false') return open
    return withRemark(all(allowsInternet(rule, namesOfOpen(rule)), open), () => attachmentOf(rule))
  },
})

/** `MySQL (3306), PostgreSQL (5432) and 12 more` */
function namesOfOpen(rule: SecurityGroupRule): string {
  const open = SENSITIVE_SERVICES.filter((service) => opensPort(rule, service).truth === 'true')
  const named = open.slice(0, 3).map(({ name, port }) => `${name} (${port})`)
  const more = open.length - named.length
  if (named.length === 0) return 'a database or admin port'
  if (more > 0) return `${named.join(', ')} and ${more} more`
  const last = named.pop()
  return named.length === 0 ? String(last) : `${named.join(', ')} and ${last}`
}
