import { definePolicy } from '../../core/policy.ts'
import { trustsAnyWorkflow, workloadTrust } from '../../subjects/aws/iam/github-trust.ts'

export const awsIAMGitHubOIDCUnsafe = definePolicy({
  id: 'aws-iam-github-oidc-unsafe',
  platform: 'aws',
  service: 'iam',
  title: 'IAM role trusts GitHub Actions of any repository',
  severity: 'high',
  why: 'A workflow in any repository on GitHub, which anyone can create, gets credentials of the role.',
  fix: 'Add a StringEquals or StringLike condition on token.actions.githubusercontent.com:sub that names the organization and the repository, such as repo:octo-org/octo-repo:*.',
  repair: {
    decide: 'Choose the repositories, branches or environments whose workflows may assume the role.',
  },
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  accepts: [
    'A condition on another claim that names a repository, an owner or a person: repository, repository_id, job_workflow_ref, enterprise_id, actor, actor_id.',
    'A subject that names the organization only, such as repo:octo-org/*.',
  ],
  mvisionNames: [],
  subject: workloadTrust,
  violatedWhen: trustsAnyWorkflow,
})
