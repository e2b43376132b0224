/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpGKELegacyABAC } from '../gcp/gcp-gke-legacy-abac.ts'
import { gcpGKEMetadataExposed } from '../gcp/gcp-gke-metadata-exposed.ts'
import { gcpGKENoAuthorizedNetworks } from '../gcp/gcp-gke-no-authorized-networks.ts'
import { gcpGKEPublicControlPlane } from '../gcp/gcp-gke-public-control-plane.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpGKELegacyABAC,
  gcpGKEMetadataExposed,
  gcpGKENoAuthorizedNetworks,
  gcpGKEPublicControlPlane,
]
