import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceRemoteDebug = definePolicy({
  id: 'azure-appservice-remote-debug',
  platform: 'azure',
  service: 'app-service',
  title: 'App Service has remote debugging enabled',
  severity: 'high',
  why: 'Remote debugging opens extra ports on the internet; an attacker who gets through can read memory and run code in the app.',
  fix: 'Set remoteDebuggingEnabled (remote_debugging_enabled in Terraform) to false, and enable it by hand only while it is needed.',
  repair: { set: { settings: { remoteDebugging: false } } },
  references: [
    'https://learn.microsoft.com/azure/app-service/configure-common',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  accepts: ['A setting that a configuration resource of the same app replaces: that one is checked instead.'],
  mvisionNames: ['Remote debugging should be disabled for API App in Security Center'],
  subject: webApp,
  violatedWhen: (app) =>
    hasSetting(
      app,
      ({ remoteDebugging }) => is(remoteDebugging, [true], 'a debugger can be attached remotely'),
      ({ remoteDebugging }) => [remoteDebugging],
    ),
})
