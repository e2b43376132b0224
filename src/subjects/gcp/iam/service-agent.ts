/** Tells the service agents of Google from other members, as far as a template shows it. */
import { type Attr, any, type Claim, is } from '../../../core/claim.ts'
import { withoutMisfits } from '../../define/deploy-time.ts'
import type { IAMGrant } from './iam-grant.ts'

/** Whether a person, a group or a workload is among the members, and not Google's own service agents alone. */
export function grantsCustomer({ members }: Pick<IAMGrant, 'members'>): Claim {
  return any(...members.map((member) => is(isAgent(member), [false], 'granted')))
}

/** Resources and data that are service agents, and those that are other accounts. */
const AGENTS =
  /^(?:google_project_service_identity|google_bigquery_connection|data\.google_(?:storage_project|storage_transfer_project|bigquery_default)_service_account|google_logging_\w+_sink)$/
const ACCOUNTS =
  /^(?:(?:data\.)?google_service_account|data\.google_(?:compute|app_engine)_default_service_account)$/

/**
 * Whether a member is an account by which a service of Google acts in the project, with roles that Google's
 * documentation asks for: https://cloud.google.com/iam/docs/service-agents
 */
function isAgent(member: Attr<string>): Attr<boolean> {
  switch (member.kind) {
    case 'known':
      return { ...member, value: hasAgentName(member.value) }
    case 'either':
      return { ...member, branches: member.branches.map(isAgent) }
    case 'unknown': {
      const { because, at } = member
      const type = (because.kind === 'reference' && because.type) || ''
      const known = (value: boolean) => ({ kind: 'known', value, origin: 'written', at }) as const
      if (ACCOUNTS.test(type)) return known(false)
      if (AGENTS.test(type)) return known(true)
      if (fails(member, mayBeAgent)) return known(false)
      // Nothing fits nothing: a text of which no part is known fails no test.
      return fails(member, () => false) && !fails(member, hasAgentName) ? known(true) : member
    }
    case 'absent':
      return member
  }
}

/** Whether what is known of a text already fails the test. */
function fails(member: Attr<string>, test: (text: string) => boolean): boolean {
  return withoutMisfits(member, test).kind === 'absent'
}

function hasAgentName(member: string): boolean {
  if (member.length > 300) return false
  const [type, name = '', domain = ''] = member.toLowerCase().split(/[:@]/)
  if (type !== 'serviceaccount') return false
  if (domain === 'cloudservices.gserviceaccount.com') return /^\d+$/.test(name)
  if (!domain.endsWith('.iam.gserviceaccount.com')) return false
  return domain.startsWith('gcp-sa-') || /^(?:service|bq)-\d+$/.test(name)
}

/** Without a domain to see, an account may be any. */
function mayBeAgent(member: string): boolean {
  return hasAgentName(member) || /^(?:serviceaccount:)?[^@:]*$/i.test(member)
}
