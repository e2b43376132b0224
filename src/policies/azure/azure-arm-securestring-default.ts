/** A secret in the default of a parameter that is there to keep it out of the template. */
import { any, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { secureParameter } from '../../subjects/azure/arm/secure-parameter.ts'

export const azureARMSecureStringDefault = definePolicy({
  id: 'azure-arm-securestring-default',
  platform: 'azure',
  service: 'resource-manager',
  title: 'Secure parameter has its secret in the template',
  severity: 'high',
  why: 'Everybody who can read the repository has the secret that is used wherever nobody gives another one, which is how most deployments are made. Deleting the line does not take it out of the history: it has to be changed.',
  fix: 'Take the default out, let the deployment give the value or read it from a key vault, and change the secret that was written here.',
  references: [
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-test-cases',
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter',
  ],
  mvisionNames: [],
  notIn: {
    terraform: 'Terraform has no secure parameters: what a variable holds is judged where it is used',
  },
  subject: secureParameter,
  // An empty default is a way to say that it may be left out, and what is generated is known to nobody.
  violatedWhen: ({ texts }) => {
    const claims = texts.map((text) =>
      test(text, (written) => written.trim() !== '', 'the secret is written in plain text', { secret: true }),
    )
    const claim = any(...claims)
    // Also what can't be decided may hold a secret: a branch of a condition.
    return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
  },
})
