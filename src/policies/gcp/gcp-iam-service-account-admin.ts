import { all, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'
import { projectGrant } from '../../subjects/gcp/iam/iam-grant.ts'
import { grantsServiceAccount } from '../../subjects/gcp/iam/service-agent.ts'

export const gcpIAMServiceAccountAdmin = definePolicy({
  id: 'gcp-iam-service-account-admin',
  platform: 'gcp',
  service: 'iam',
  title: 'Service account has an administrator role',
  severity: 'high',
  why: 'Anyone who gets a token or a key of the account can take over a whole service of the project, or grant themselves more.',
  fix: 'Set role to a predefined or custom role with only the needed permissions.',
  repair: { decide: 'Choose the roles that are needed.' },
  references: [
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
    'https://cloud.google.com/iam/docs/roles-overview',
  ],
  accepts: [
    'Grants to service agents of Google, and to users and groups.',
    'Roles for parts of a service, such as roles/storage.objectAdmin.',
  ],
  mvisionNames: [],
  subject: projectGrant,
  violatedWhen: (each) =>
    all(
      testWildcard(each.role, isAdministrator, (role) => `${role} is a role for administrators`),
      withoutEvidence(grantsServiceAccount(each)),
    ),
})

const ADMINISTRATOR = /^roles\/(?:owner|editor|[\w.]+\.admin|(?:iam|resourcemanager|orgpolicy)\.\w+Admin)$/

/** Of a whole service, or of who may do what. */
function isAdministrator(role: string): boolean {
  return ADMINISTRATOR.test(role)
}
