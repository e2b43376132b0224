/** A web app with the authentication of the platform written, and turned off. */
import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webAppAuth } from '../../subjects/azure/app-service/web-app-auth.ts'

export const azureAppServiceNoAuth = definePolicy({
  id: 'azure-appservice-no-auth',
  title: 'App Service authentication is turned off',
  severity: 'medium',
  why: 'The platform lets every request through to the app. Where the app relied on it to sign people in, everybody is in.',
  fix: 'Turn the authentication of App Service on, or take its settings out where the app signs people in itself.',
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-authentication-authorization',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettingsv2',
  ],
  controls: ['CIS Azure 2.0.0 9.1'],
  mvisionNames: [],
  subject: webAppAuth,
  // Nothing written passes: most apps sign people in themselves, and many are meant for everybody.
  violatedWhen: ({ written, certain, isFunction }) =>
    all(
      any(...written.map((setting) => is(setting, [false], 'nobody is asked to sign in'))),
      // Who moves from the older settings to the newer ones has both.
      withoutEvidence(not(any(...certain.map((setting) => is(setting, [true], 'it is turned on here'))))),
      withoutEvidence(not(is(isFunction, [true]))),
    ),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Web/sites/config",
      "apiVersion": "2023-12-01",
      "name": "example-orders/authsettingsV2",
      "properties": {
        "platform": { "enabled": false }
      }
    }
  ]
}
`,
      passing: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Web/sites/config",
      "apiVersion": "2023-12-01",
      "name": "example-orders/authsettingsV2",
      "properties": {
        "platform": { "enabled": true },
        "globalValidation": { "requireAuthentication": true }
      }
    }
  ]
}
`,
    },
    {
      framework: 'terraform',
      violating: `resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}

  auth_settings {
    enabled = false
  }
}
`,
      passing: `resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}

  auth_settings_v2 {
    auth_enabled           = true
    require_authentication = true
    unauthenticated_action = "Return401"

    active_directory_v2 {
      client_id            = azuread_application.orders.client_id
      tenant_auth_endpoint = "https://login.microsoftonline.com/example.com/v2.0"
    }

    login {}
  }
}
`,
    },
  ],
})
