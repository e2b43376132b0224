/** An app of App Service that scripts of every page may call. */
import { any } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'
import { testWildcard } from '../../subjects/define/deploy-time.ts'

export const azureAppServiceCORSAll = definePolicy({
  id: 'azure-appservice-cors-all',
  platform: 'azure',
  service: 'app-service',
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
})

function isEverybody(origin: string): boolean {
  return origin.trim() === '*'
}
