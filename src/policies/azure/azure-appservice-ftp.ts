import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceFTP = definePolicy({
  id: 'azure-appservice-ftp',
  platform: 'azure',
  service: 'app-service',
  title: 'App Service allows plain FTP',
  severity: 'high',
  why: 'FTP sends deployment passwords and code unencrypted; anyone on the network path can capture them and deploy code.',
  fix: 'Set ftpsState (ftps_state in Terraform) to Disabled, or to FtpsOnly where FTP is still used.',
  repair: {
    set: { settings: { ftps: 'FtpsOnly' } },
    unsafe: 'Clients that use plain FTP can no longer deploy.',
  },
  references: [
    'https://learn.microsoft.com/azure/app-service/deploy-ftp',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites',
  ],
  controls: ['CIS Azure 2.0.0 9.10'],
  accepts: [
    'An app without an FTP state, other than azurerm_function_app and its slots: the default depends on the age of the app and on the resource.',
    'A setting that a configuration resource of the same app replaces: that one is checked instead.',
  ],
  since: [
    'The documentation of azurerm_function_app, which version 4 of azurerm removed, gives AllAllowed as the default.',
  ],
  defaults: [
    {
      in: 'terraform',
      version: 'azurerm_function_app and its slots',
      means: 'plain FTP is accepted',
      is: 'bad',
      source: 'https://registry.terraform.io/providers/hashicorp/azurerm/3.117.0/docs/resources/function_app',
    },
    {
      version: 'other resources',
      means: 'depends on the age of the app; not checked',
      is: 'safe',
      source: 'https://learn.microsoft.com/azure/app-service/deploy-ftp',
    },
  ],
  mvisionNames: [],
  subject: webApp,
  // Nothing written passes where what it means has changed with the API, and differs between resources of Terraform.
  violatedWhen: (app) =>
    hasSetting(
      app,
      ({ ftps }) => is(ftps, ['allallowed'], 'passwords and code can cross the network unencrypted'),
      ({ ftps }) => [ftps],
    ),
})
