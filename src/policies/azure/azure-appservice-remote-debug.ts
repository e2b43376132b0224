/** An app of App Service that a debugger may be attached to. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceRemoteDebug = definePolicy({
  id: 'azure-appservice-remote-debug',
  platform: 'azure',
  service: 'app-service',
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
})
