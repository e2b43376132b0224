import { definePolicy } from '../../core/policy.ts'
import { containerRegistry, hasPublicBucket } from '../../subjects/gcp/registry/container-registry.ts'

export const gcpContainerRegistryPublic = definePolicy({
  id: 'gcp-container-registry-public',
  platform: 'gcp',
  service: 'container-registry',
  title: 'Container Registry bucket is public',
  severity: 'high',
  why: 'Anyone, or any Google account, can pull every image of the project, with the code and the secrets in them.',
  fix: 'Remove allUsers and allAuthenticatedUsers from the grants on the bucket, and move the images to a private repository of Artifact Registry.',
  repair: { decide: 'Choose who may read the images, and remove the public members from the bucket.' },
  references: [
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_registry',
    'https://cloud.google.com/artifact-registry/docs/transition/transition-from-gcr',
  ],
  mvisionNames: [],
  subject: containerRegistry,
  violatedWhen: hasPublicBucket,
})
