import { definePolicy } from '../../core/policy.ts'
import { synapseWorkspace } from '../../subjects/azure/synapse/synapse-workspace.ts'
import { isPlainText } from '../../subjects/secrets/plain-text.ts'

export const azureSynapseAdminPassword = definePolicy({
  id: 'azure-synapse-admin-password',
  platform: 'azure',
  service: 'synapse',
  title: 'Synapse administrator password is written in the template',
  severity: 'critical',
  why: "Anyone who can read the repository has the administrator's password. It stays in the git history and must be changed.",
  fix: 'Use a secure parameter (a sensitive variable in Terraform) or Entra-only sign-in, and change this password.',
  repair: { decide: 'Choose where the password is stored, and pass it as a parameter.' },
  references: [
    'https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter',
    'https://learn.microsoft.com/azure/templates/microsoft.synapse/workspaces',
  ],
  accepts: [
    'A parameter or variable without a default, and a reference to a generated password or to a secret.',
  ],
  mvisionNames: [],
  subject: synapseWorkspace,
  violatedWhen: ({ password }) => isPlainText(password, 'password in plain text'),
})
