/** A web app with the authentication of the platform written, and turned off. */
import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webAppAuth } from '../../subjects/azure/app-service/web-app-auth.ts'

export const azureAppServiceNoAuth = definePolicy({
  id: 'azure-appservice-no-auth',
  platform: 'azure',
  service: 'app-service',
  title: 'App Service authentication is turned off',
  severity: 'medium',
  why: 'The platform lets every request through to the app. Where the app relied on it to sign people in, everybody is in.',
  fix: 'Turn the authentication of App Service on, or take its settings out where the app signs people in itself.',
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-authentication-authorization',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettingsv2',
  ],
  controls: ['CIS Azure 2.0.0 9.1'],
  mvisionNames: [],
  subject: webAppAuth,
  // Nothing written passes: most apps sign people in themselves, and many are meant for everybody.
  violatedWhen: ({ written, certain, isFunction }) =>
    all(
      any(...written.map((setting) => is(setting, [false], 'nobody is asked to sign in'))),
      // Who moves from the older settings to the newer ones has both.
      withoutEvidence(not(any(...certain.map((setting) => is(setting, [true], 'it is turned on here'))))),
      withoutEvidence(not(is(isFunction, [true]))),
    ),
})
