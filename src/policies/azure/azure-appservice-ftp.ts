/** An app of App Service that takes its code over FTP without TLS. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceFTP = definePolicy({
  id: 'azure-appservice-ftp',
  platform: 'azure',
  service: 'app-service',
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
})
