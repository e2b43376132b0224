import { all, any, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { webAppAuth } from '../../subjects/azure/app-service/web-app-auth.ts'

export const azureAppServiceNoAuth = definePolicy({
  id: 'azure-appservice-no-auth',
  platform: 'azure',
  service: 'app-service',
  title: 'App Service authentication is turned off',
  severity: 'medium',
  why: 'The platform forwards unauthenticated requests; an app that relies on App Service authentication is open to anyone.',
  fix: 'Turn App Service authentication on, or remove its settings if the app authenticates users itself.',
  repair: { decide: 'Choose the identity provider that users sign in with.' },
  references: [
    'https://learn.microsoft.com/azure/app-service/overview-authentication-authorization',
    'https://learn.microsoft.com/azure/templates/microsoft.web/sites/config-authsettingsv2',
  ],
  controls: ['CIS Azure 2.0.0 9.1'],
  accepts: [
    'An app without any authentication settings: many apps are public or authenticate users themselves.',
    'A function app in ARM, which has its own keys.',
    'An app whose older or newer settings require authentication.',
  ],
  mvisionNames: [],
  subject: webAppAuth,
  // Nothing written passes: most apps authenticate users themselves, and many are public.
  violatedWhen: ({ written, certain, isFunction }) =>
    all(
      any(...written.map((setting) => is(setting, [false], 'sign-in is not required'))),
      // Apps that migrate from the older settings to the newer ones have both.
      withoutEvidence(not(any(...certain.map((setting) => is(setting, [true], 'turned on here'))))),
      withoutEvidence(not(is(isFunction, [true]))),
    ),
})
