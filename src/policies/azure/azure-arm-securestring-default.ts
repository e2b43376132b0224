import { any, test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { isGUID, isPlaceholder } from '../../secrets/values.ts'
import { secureParameter } from '../../subjects/azure/arm/secure-parameter.ts'

export const azureARMSecureStringDefault = definePolicy({
  id: 'azure-arm-securestring-default',
  platform: 'azure',
  service: 'resource-manager',
  title: 'Secure parameter has a hard-coded default',
  severity: 'high',
  why: 'Anyone who can read the repository has the secret, and deployments that do not override it use it. It must be rotated.',
  fix: 'Remove defaultValue, pass the value at deployment or reference a key vault, and rotate the secret written here.',
  repair: { decide: 'Choose where the secret is stored, and pass it as a parameter.' },
  references: [
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/template-test-cases',
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter',
  ],
  accepts: [
    'An empty default, a placeholder such as CHANGE_ME or n/a, and a default that a function generates.',
    'A GUID as the default of a parameter whose name ends with Id.',
  ],
  mvisionNames: [],
  notIn: {
    terraform: 'Terraform has no secure parameters: the value of a variable is checked where it is used',
  },
  subject: secureParameter,
  // An empty default means that the parameter is optional, and a generated value is not written anywhere.
  violatedWhen: ({ texts, resource }) => {
    const isSecret = (text: string) => isWritten(text) && !(isGUID(text) && /id$/i.test(resource.name))
    const claims = texts.map((text) => test(text, isSecret, 'secret in plain text', { secret: true }))
    const claim = any(...claims)
    // Also what can't be decided may hold a secret: a branch of a condition.
    return { ...claim, evidence: claim.evidence.map((label) => ({ secret: 'place', ...label })) }
  },
})

function isWritten(text: string): boolean {
  return text.trim() !== '' && !isPlaceholder(text)
}
