/** A container registry with a shared user who may do everything. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { containerRegistry } from '../../subjects/azure/containers/container-registry.ts'

export const azureACRAdminUser = definePolicy({
  id: 'azure-acr-admin-user',
  platform: 'azure',
  service: 'acr',
  title: 'Container registry has its admin user on',
  severity: 'high',
  why: 'One user with one password, which nobody signs in to as a person, may push and pull every image. Whoever finds it in a pipeline puts their own code into the next release, and no log tells who it was.',
  fix: 'Turn the admin user off, and let people and machines sign in with their own identities.',
  references: [
    'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
    'https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries',
  ],
  mvisionNames: [],
  subject: containerRegistry,
  violatedWhen: ({ adminUser }) =>
    is(adminUser, [true], 'everybody with the password of the admin user may push images'),
})
