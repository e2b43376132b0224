import { all, any, type Claim, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { type AppSettings, hasSetting, webApp } from '../../subjects/azure/app-service/web-app.ts'

export const azureAppServiceWeakTLS = definePolicy({
  id: 'azure-appservice-weak-tls',
  platform: 'azure',
  service: 'app-service',
  title: 'Web app allows TLS below 1.2',
  severity: 'high',
  why: 'TLS 1.0 and 1.1 have weaknesses that let an attacker on the network path read or change traffic; no current browser needs them.',
  fix: 'Set minTlsVersion and scmMinTlsVersion (minimum_tls_version in Terraform) to 1.2 or later, or remove them to use the safe default.',
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-tls',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-web',
  ],
  controls: ['CIS Azure 2.0.0 9.3'],
  accepts: [
    'Function apps.',
    'An app without a minimum version, because it is TLS 1.2 by default.',
    'A setting that a configuration resource of the same app replaces: that one is checked instead.',
  ],
  mvisionNames: [],
  subject: webApp,
  violatedWhen: (app) =>
    all(
      any(
        hasSetting(app, weak('minimumTLS'), ({ minimumTLS }) => [minimumTLS]),
        hasSetting(app, weak('deploymentTLS'), ({ deploymentTLS }) => [deploymentTLS]),
      ),
      // Function apps are for a policy of their own.
      withoutEvidence(not(is(app.isFunction, [true]))),
    ),
})

/** HCL writes a number for 1.0 as well as a text. */
const WEAK: readonly string[] = ['1', '1.0', '1.1']

function weak(key: 'minimumTLS' | 'deploymentTLS'): (settings: AppSettings) => Claim {
  const whose = key === 'minimumTLS' ? 'the app' : 'the deployment site'
  return (settings) => is(settings[key], WEAK, (version) => `${whose} accepts TLS ${version}`)
}
