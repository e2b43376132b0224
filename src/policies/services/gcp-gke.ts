/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpGKEClientCertificate } from '../gcp/gcp-gke-client-certificate.ts'
import { gcpGKEDefaultServiceAccount } from '../gcp/gcp-gke-default-service-account.ts'
import { gcpGKELegacyABAC } from '../gcp/gcp-gke-legacy-abac.ts'
import { gcpGKEMetadataExposed } from '../gcp/gcp-gke-metadata-exposed.ts'
import { gcpGKENoAuthorizedNetworks } from '../gcp/gcp-gke-no-authorized-networks.ts'
import { gcpGKENoAutoRepair } from '../gcp/gcp-gke-no-auto-repair.ts'
import { gcpGKENoAutoUpgrade } from '../gcp/gcp-gke-no-auto-upgrade.ts'
import { gcpGKENoLogging } from '../gcp/gcp-gke-no-logging.ts'
import { gcpGKENoMonitoring } from '../gcp/gcp-gke-no-monitoring.ts'
import { gcpGKENoNetworkPolicy } from '../gcp/gcp-gke-no-network-policy.ts'
import { gcpGKEPublicControlPlane } from '../gcp/gcp-gke-public-control-plane.ts'
import { gcpGKEPublicNodes } from '../gcp/gcp-gke-public-nodes.ts'
import { gcpGKEShieldedNodesOff } from '../gcp/gcp-gke-shielded-nodes-off.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpGKEClientCertificate,
  gcpGKEDefaultServiceAccount,
  gcpGKELegacyABAC,
  gcpGKEMetadataExposed,
  gcpGKENoAuthorizedNetworks,
  gcpGKENoAutoRepair,
  gcpGKENoAutoUpgrade,
  gcpGKENoLogging,
  gcpGKENoMonitoring,
  gcpGKENoNetworkPolicy,
  gcpGKEPublicControlPlane,
  gcpGKEPublicNodes,
  gcpGKEShieldedNodesOff,
]
