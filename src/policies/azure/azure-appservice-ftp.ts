/** An app of App Service that takes its code over FTP without TLS. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceFTP = definePolicy({
  id: 'azure-appservice-ftp',
  title: 'App Service accepts plain FTP',
  severity: 'high',
  why: 'Whoever deploys over FTP sends the password and the code in the clear. Whoever listens on the way can put their own code into the app from then on.',
  fix: 'Set the FTP state to Disabled, or to FtpsOnly where FTP is still used.',
  references: [
    'https://learn.microsoft.com/azure/app-service/deploy-ftp',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  controls: ['CIS Azure 2.0.0 9.10'],
  mvisionNames: [],
  subject: webApp,
  // Nothing written passes: what it means has changed with the API, and differs between resources of Terraform.
  violatedWhen: (app) =>
    hasSetting(
      app,
      ({ ftps }) => is(ftps, ['allallowed'], 'passwords and code may cross the network in the clear'),
      ({ ftps }) => [ftps],
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
        "siteConfig": { "minTlsVersion": "1.2", "ftpsState": "AllAllowed" }
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
        "siteConfig": { "minTlsVersion": "1.2", "ftpsState": "Disabled" }
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
    ftps_state = "AllAllowed"
  }
}
`,
      passing: `resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {
    ftps_state = "Disabled"
  }
}
`,
    },
  ],
})
