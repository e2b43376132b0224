/** A basic role, which reaches into every service of a project. */
import { all, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'
import { projectGrant } from '../../subjects/gcp/iam/iam-grant.ts'
import { grantsCustomer } from '../../subjects/gcp/iam/service-agent.ts'

export const gcpIAMBasicRole = definePolicy({
  id: 'gcp-iam-basic-role',
  platform: 'gcp',
  service: 'iam',
  title: 'Basic role (owner, editor or viewer) granted',
  severity: 'high',
  why: 'A basic role reaches into every service of the project, and of all projects below a folder or an organization. Whoever takes over the member reads everything, and as an editor changes nearly everything.',
  fix: 'Grant predefined or custom roles for what the member does.',
  references: [
    'https://cloud.google.com/iam/docs/roles-overview',
    'https://cloud.google.com/iam/docs/using-iam-securely',
  ],
  mvisionNames: [],
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
