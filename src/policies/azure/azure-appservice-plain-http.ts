/** A web app that answers without TLS. */
import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServicePlainHTTP = definePolicy({
  id: 'azure-appservice-plain-http',
  title: 'Web app accepts plain HTTP',
  severity: 'high',
  why: 'What people send to the app and the cookies that they are signed in with cross the network in the clear. Whoever listens on the way reads them, and goes on in their name.',
  fix: 'Redirect HTTP to HTTPS: set httpsOnly (https_only in Terraform) to true.',
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-ssl-bindings',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  controls: ['CIS Azure 2.0.0 9.2'],
  mvisionNames: ['Use of HTTPS in API App should be enabled in Security Center'],
  subject: webApp,
  violatedWhen: ({ httpsOnly, isFunction }) =>
    all(is(httpsOnly, [false], 'plain HTTP is answered'), withoutEvidence(not(is(isFunction, [true])))),
  examples: [
    {
      framework: 'arm',
      violating: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [
    {
      "type": "Microsoft.Web/sites",
      "apiVersion": "2023-12-01",
      "name": "example-orders",
      "location": "westeurope",
      "kind": "app",
      "properties": {
        "serverFarmId": "[resourceId('Microsoft.Web/serverfarms', 'orders')]",
        "httpsOnly": false
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
      "type": "Microsoft.Web/sites",
      "apiVersion": "2023-12-01",
      "name": "example-orders",
      "location": "westeurope",
      "kind": "app",
      "properties": {
        "serverFarmId": "[resourceId('Microsoft.Web/serverfarms', 'orders')]",
        "httpsOnly": true
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
}
`,
      passing: `resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id
  https_only          = true

  site_config {}
}
`,
    },
  ],
})
