/** What tokens of another issuer an application or a managed identity trusts. */
import { text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'

/**
 * https://learn.microsoft.com/entra/workload-id/workload-identities-set-up-flexible-federated-identity-credential
 * https://learn.microsoft.com/azure/templates/microsoft.managedidentity/userassignedidentities/federatedidentitycredentials
 * https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application_federated_identity_credential
 */
export const federatedCredential = defineSubject({
  name: 'azure.federated-credential',
  describes: 'A federated credential of an application or a managed identity',
  sources: {
    arm: [
      'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
      'Microsoft.Graph/applications/federatedIdentityCredentials',
      'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0',
      'Microsoft.Graph/applications/federatedIdentityCredentials@beta',
    ],
    terraform: [
      'azuread_application_federated_identity_credential',
      'azuread_application_flexible_federated_identity_credential',
      'azurerm_federated_identity_credential',
    ],
  },
  attributes: {
    issuer: {
      type: 'text',
      describes: 'The issuer of the tokens, in lower case.',
      everywhere: word('issuer'),
    },
    subject: {
      type: 'text',
      describes: 'The subject of the tokens, compared exactly.',
      everywhere: text('subject'),
    },
    expression: {
      type: 'text',
      describes: "A condition on claims instead of a subject: `claims['sub'] matches 'repo:owner/name:*'`.",
      arm: text('claimsMatchingExpression.value'),
      terraform: text('claims_matching_expression'),
    },
  },
})
