import { all, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'
import { projectGrant } from '../../subjects/gcp/iam/iam-grant.ts'
import { grantsCustomer } from '../../subjects/gcp/iam/service-agent.ts'

export const gcpIAMBasicRole = definePolicy({
  id: 'gcp-iam-basic-role',
  platform: 'gcp',
  service: 'iam',
  title: 'IAM grant uses a basic role (owner, editor or viewer)',
  severity: 'high',
  why: 'Basic roles apply to every service in the project, folder or organization, so one compromised member can read or change nearly everything.',
  fix: 'Set role to a predefined or custom role with only the needed permissions.',
  repair: { decide: 'Choose the roles that are needed.' },
  references: [
    'https://cloud.google.com/iam/docs/roles-overview',
    'https://cloud.google.com/iam/docs/using-iam-securely',
  ],
  accepts: ['Grants to service agents of Google only.'],
  mvisionNames: [],
  subsumes: ['gcp-iam-service-account-admin'],
  subject: projectGrant,
  // A condition limits when and where, but the role still reaches into every service.
  violatedWhen: (each) =>
    all(
      testWildcard(each.role, isBasic, (role) => `${role} reaches into every service`),
      withoutEvidence(grantsCustomer(each)),
    ),
})

/** https://cloud.google.com/iam/docs/roles-overview#basic */
function isBasic(role: string): boolean {
  return /^roles\/(?:owner|editor|viewer)$/.test(role)
}
