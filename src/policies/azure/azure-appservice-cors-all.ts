import { any, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { those } from '../../core/repair.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'

export const azureAppServiceCORSAll = definePolicy({
  id: 'azure-appservice-cors-all',
  platform: 'azure',
  service: 'app-service',
  title: 'App Service allows CORS requests from every origin',
  severity: 'medium',
  why: "Any website can call the app from a visitor's browser and read the responses.",
  fix: 'List the allowed origins in cors.allowedOrigins (cors.allowed_origins in Terraform).',
  repair: {
    remove: ({ settings }) => those(settings.origins, (origin) => is(origin, ['*'])),
    unsafe: 'Websites of other origins can no longer call the app.',
  },
  references: [
    'https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  accepts: ['A setting that a configuration resource of the same app replaces: that one is checked instead.'],
  mvisionNames: ['CORS restrictions for API App should be enabled in Security Center'],
  subject: webApp,
  violatedWhen: (app) =>
    hasSetting(
      app,
      ({ origins }) =>
        any(...origins.map((origin) => testWildcard(origin, isAnyOrigin, 'any website can call it'))),
      ({ origins }) => origins,
    ),
})

function isAnyOrigin(origin: string): boolean {
  return origin.trim() === '*'
}
