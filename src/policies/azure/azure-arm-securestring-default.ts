import { any, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { secureParameter } from '../../subjects/azure/arm/secure-parameter.ts'

export const azureARMSecureStringDefault = definePolicy({
  id: 'azure-arm-securestring-default',
  platform: 'azure',
  service: 'resource-manager',
  title: 'Secure parameter has a hard-coded default',
  severity: 'high',
  why: 'Anyone who can read the repository has the secret, and deployments that do not override it use it. It must be rotated.',
  fix: 'Remove defaultValue, pass the value at deployment or reference a key vault, and rotate the secret written here.',
  references: [
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-test-cases',
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter',
  ],
  accepts: ['An empty default, and a default that a function generates.'],
  mvisionNames: [],
  notIn: {
    terraform: 'Terraform has no secure parameters: the value of a variable is checked where it is used',
  },
  subject: secureParameter,
  // An empty default means that the parameter is optional, and a generated value is not written anywhere.
  violatedWhen: ({ texts }) => {
    const claims = texts.map((text) =>
      test(text, (written) => written.trim() !== '', 'secret in plain text', { secret: true }),
    )
    const claim = any(...claims)
    // Also what can't be decided may hold a secret: a branch of a condition.
    return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
  },
})
