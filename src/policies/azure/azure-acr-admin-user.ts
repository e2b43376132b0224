import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { containerRegistry } from '../../subjects/azure/containers/container-registry.ts'

export const azureACRAdminUser = definePolicy({
  id: 'azure-acr-admin-user',
  platform: 'azure',
  service: 'acr',
  title: 'Container registry admin user is enabled',
  severity: 'high',
  why: 'One shared password can push and pull every image. If it leaks from a pipeline, an attacker can replace images, and logs do not show who did it.',
  fix: 'Set adminUserEnabled (admin_enabled in Terraform) to false, and let users and services sign in with their own identities.',
  repair: {
    set: { adminUser: false },
    unsafe: 'Clients that sign in with the admin password can no longer pull or push images.',
  },
  references: [
    'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
    'https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries',
  ],
  mvisionNames: [],
  subject: containerRegistry,
  violatedWhen: ({ adminUser }) => is(adminUser, [true], 'anyone with the admin password can push images'),
})
