/** An app of App Service that scripts of every page may call. */
import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'

export const azureAppServiceCORSAll = definePolicy({
  id: 'azure-appservice-cors-all',
  title: 'App Service lets every origin call it',
  severity: 'medium',
  why: 'Any page on the internet may call the app from the browser of a visitor and read what it answers, with everything that the network of that visitor reaches.',
  fix: 'Name the origins that may call the app.',
  references: [
    'https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  mvisionNames: ['CORS restrictions for API App should be enabled in Security Center'],
  subject: webApp,
  violatedWhen: (app) =>
    hasSetting(
      app,
      ({ origins }) =>
        any(
          ...origins.map((origin) => testWildcard(origin, isEverybody, 'scripts of every page may call it')),
        ),
      ({ origins }) => origins,
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
          "cors": {
            "allowedOrigins": ["*"]
          }
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
        "siteConfig": {
          "cors": {
            "allowedOrigins": ["https://shop.example.com"]
          }
        }
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
    cors {
      allowed_origins = ["*"]
    }
  }
}
`,
      passing: `resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {
    cors {
      allowed_origins = ["https://shop.example.com"]
    }
  }
}
`,
    },
  ],
})

function isEverybody(origin: string): boolean {
  return origin.trim() === '*'
}
