/** Distinguishes the service agents of Google from other members, as far as a template shows it. */
import { eachAlternative, known } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, withoutEvidence } from '../../../core/claim.ts'
import { withoutMisfits } from '../../define/deploy-time.ts'
import type { IAMGrant } from './iam-grant.ts'
import { isDefaultAccount, isOfType } from './member-type.ts'

/** Whether a person, a group or a workload is among the members, and not Google's own service agents alone. */
export function grantsCustomer({ members }: Pick<IAMGrant, 'members'>): Claim {
  return any(...members.map((member) => is(isAgent(member), [false], 'granted')))
}

/** Whether a service account of the customer is among the members. */
export function grantsServiceAccount({ members }: Pick<IAMGrant, 'members'>): Claim {
  return any(
    ...members.map((member) =>
      all(isOfType(member, 'serviceAccount'), is(isAgent(member), [false], 'granted')),
    ),
  )
}

/** Whether a service account that Google creates for all workloads of a service is among the members. */
export function grantsDefaultAccount({ members }: Pick<IAMGrant, 'members'>): Claim {
  return any(
    ...members.map((member) =>
      all(isDefaultAccount(member), withoutEvidence(is(isAgent(member), [false], 'granted'))),
    ),
  )
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
  return eachAlternative(member, (single) => {
    if (single.kind === 'absent') return single
    if (single.kind === 'known') return { ...single, value: hasAgentName(single.value) }
    const type = (single.because.kind === 'reference' && single.because.type) || ''
    if (ACCOUNTS.test(type)) return known(false, single.at)
    if (AGENTS.test(type)) return known(true, single.at)
    if (fails(single, mayBeAgent)) return known(false, single.at)
    // Nothing fits nothing: a text of which no part is known fails no test.
    return fails(single, () => false) && !fails(single, hasAgentName) ? known(true, single.at) : single
  })
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
