import { all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { containerRegistry } from '../../subjects/azure/containers/container-registry.ts'

export const azureACRAnonymousPull = definePolicy({
  id: 'azure-acr-anonymous-pull',
  platform: 'azure',
  service: 'acr',
  title: 'Container registry allows anonymous pull',
  severity: 'high',
  why: 'Anyone who can reach the registry can pull every image, and read the code, addresses and secrets in it.',
  fix: 'Set anonymousPullEnabled (anonymous_pull_enabled in Terraform) to false, and grant AcrPull to those who need it.',
  repair: { set: { anonymousPull: false }, unsafe: 'Clients that do not sign in can no longer pull images.' },
  references: [
    'https://learn.microsoft.com/azure/container-registry/anonymous-pull-access',
    'https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries',
  ],
  accepts: ['A registry of the Basic tier, which does not support it.'],
  mvisionNames: [],
  subject: containerRegistry,
  violatedWhen: ({ anonymousPull, sku }) =>
    all(
      is(anonymousPull, [true], 'images can be pulled without signing in'),
      withoutEvidence(not(is(sku, ['basic']))),
    ),
})
