/** An app of App Service that a debugger may be attached to. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceRemoteDebug = definePolicy({
  id: 'azure-appservice-remote-debug',
  title: 'App Service allows remote debugging',
  severity: 'high',
  why: 'The debugger has ports of its own on the internet. Who gets through stops the app where they like, reads the passwords in its memory and runs code in it.',
  fix: 'Turn remote debugging off, and turn it on by hand for the hours in which it is needed.',
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-common',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  mvisionNames: ['Remote debugging should be disabled for API App in Security Center'],
  subject: webApp,
  violatedWhen: (app) =>
    hasSetting(
      app,
      ({ remoteDebugging }) => is(remoteDebugging, [true], 'a debugger may be attached from outside'),
      ({ remoteDebugging }) => [remoteDebugging],
    ),
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
        "httpsOnly": true,
        "siteConfig": {
          "remoteDebuggingEnabled": true,
          "remoteDebuggingVersion": "VS2022"
        }
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
        "httpsOnly": true,
        "siteConfig": { "remoteDebuggingEnabled": false }
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

  site_config {
    remote_debugging_enabled = true
    remote_debugging_version = "VS2022"
  }
}
`,
      passing: `resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {
    remote_debugging_enabled = false
  }
}
`,
    },
  ],
})
