/** A function app or logic app that answers without TLS. */
import { all, is, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureFunctionAppPlainHTTP = definePolicy({
  id: 'azure-functionapp-plain-http',
  title: 'Function app accepts plain HTTP',
  severity: 'high',
  why: 'The key of a function stands in its address, and with what is sent to it crosses the network in the clear. Whoever listens on the way reads both, and calls the function as well.',
  fix: 'Redirect HTTP to HTTPS: set httpsOnly (https_only in Terraform) to true.',
  references: [
    'https://learn.microsoft.com/azure/azure-functions/security-concepts',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: ({ httpsOnly, isFunction }) =>
    all(is(httpsOnly, [false], 'plain HTTP is answered'), withoutEvidence(is(isFunction, [true]))),
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
      "kind": "functionapp",
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
      "kind": "functionapp",
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
      violating: `resource "azurerm_linux_function_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}
}
`,
      passing: `resource "azurerm_linux_function_app" "orders" {
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
