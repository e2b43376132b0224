import { definePolicy } from '../../core/policy.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { repositoryGrant } from '../../subjects/gcp/iam/resource-grants.ts'

export const gcpArtifactRegistryPublic = definePolicy({
  id: 'gcp-artifactregistry-public',
  platform: 'gcp',
  service: 'artifact-registry',
  title: 'Artifact Registry repository is public',
  severity: 'high',
  why: 'Anyone, or any Google account, can download the images and packages, with the code and the secrets in them.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant roles/artifactregistry.reader to the accounts that pull from the repository.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/artifact-registry/docs/access-control',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/artifact_registry_repository_iam',
  ],
  mvisionNames: [],
  subject: repositoryGrant,
  violatedWhen: isPublicGrant,
})
