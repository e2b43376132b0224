import { type Attr, all, any, type Claim, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { federatedCredential } from '../../subjects/azure/authorization/federated-credential.ts'
import { isGitHub, whoCan, whoCanByCondition } from '../../subjects/azure/authorization/github-subject.ts'
import { withoutGiven, withoutMisfits } from '../../subjects/define/deploy-time.ts'

export const azureGitHubOIDCWide = definePolicy({
  id: 'azure-github-oidc-wide',
  platform: 'azure',
  service: 'authorization',
  title: 'Federated credential trusts more than one GitHub repository',
  severity: 'high',
  why: 'GitHub issues tokens to every repository, so whoever controls another one can sign in as this identity.',
  fix: 'Name one repository in the subject: repo:OWNER/NAME:environment:ENVIRONMENT.',
  repair: { decide: 'Choose the repository, branch or environment whose workflows get tokens.' },
  references: [
    'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust',
    'https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential',
  ],
  accepts: ['A subject that names a reusable workflow (job_workflow_ref).'],
  mvisionNames: [],
  subject: federatedCredential,
  violatedWhen: ({ issuer, subject, expression }) =>
    all(
      any(isWide(subject, whoCan), isWide(expression, whoCanByCondition)),
      // What a cluster or another resource issues is not GitHub's.
      withoutEvidence(test(withoutGiven(issuer, ['reference']), isGitHub, '')),
    ),
})

function isWide(condition: Attr<string>, who: (text: string) => string | undefined): Claim {
  const isOpen = (text: string) => who(text) !== undefined
  return test(withoutMisfits(condition, isOpen), isOpen, (text) => `${who(text)} can sign in`)
}
