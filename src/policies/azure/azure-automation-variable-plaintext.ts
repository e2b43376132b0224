import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { automationVariable } from '../../subjects/azure/automation/automation-variable.ts'

export const azureAutomationVariablePlaintext = definePolicy({
  id: 'azure-automation-variable-plaintext',
  platform: 'azure',
  service: 'automation',
  title: 'Automation variable is not encrypted',
  severity: 'high',
  why: 'Anyone who can read the automation account sees the value, and can use a password, key or address that it holds.',
  fix: 'Set isEncrypted (encrypted in Terraform) to true, and delete and create the variable again.',
  repair: {
    set: { encrypted: true },
    unsafe: 'An existing variable is replaced, and its value can no longer be read outside of runbooks.',
  },
  references: [
    'https://learn.microsoft.com/azure/automation/shared-resources/variables',
    'https://learn.microsoft.com/azure/templates/microsoft.automation/automationaccounts/variables',
  ],
  mvisionNames: [],
  subject: automationVariable,
  violatedWhen: ({ encrypted }) => is(encrypted, [false], 'the value is stored in plain text'),
})
