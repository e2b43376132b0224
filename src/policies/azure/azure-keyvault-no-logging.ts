import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { keyVault } from '../../subjects/azure/key-vault/key-vault.ts'

export const azureKeyVaultNoLogging = definePolicy({
  id: 'azure-keyvault-no-logging',
  platform: 'azure',
  service: 'key-vault',
  title: 'Key vault has no diagnostic logging',
  // Diagnostic settings are often made by a policy of the organization, beside every template.
  severity: 'low',
  why: 'Who read or deleted which secret is not recorded, so a leak can be neither detected nor traced.',
  fix: 'Add a diagnostic setting with the category group audit (an enabled_log block in Terraform) for the vault.',
  repair: { decide: 'Choose where the logs of the vault are sent.' },
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/logging',
    'https://learn.microsoft.com/azure/templates/microsoft.insights/diagnosticsettings',
  ],
  accepts: ['A vault that is recovered (createMode recover) and keeps its settings.'],
  mvisionNames: [],
  subject: keyVault,
  violatedWhen: ({ logging, createMode }) =>
    all(
      ...logging.map((sent) => is(sent, [false], 'no diagnostic setting sends the logs of this vault')),
      withoutEvidence(not(is(createMode, ['recover']))),
    ),
})
