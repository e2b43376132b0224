/** Every policy for gcp, sorted by id. Made from the folder beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
import { gcpBigQueryDatasetPublic } from './gcp/gcp-bigquery-dataset-public.ts'
import { gcpBucketNoUniformAccess } from './gcp/gcp-bucket-no-uniform-access.ts'
import { gcpBucketPublic } from './gcp/gcp-bucket-public.ts'
import { gcpFirewallAllPortsPublic } from './gcp/gcp-firewall-all-ports-public.ts'
import { gcpFirewallRDPOpen } from './gcp/gcp-firewall-rdp-open.ts'
import { gcpFirewallSSHOpen } from './gcp/gcp-firewall-ssh-open.ts'
import { gcpGKELegacyABAC } from './gcp/gcp-gke-legacy-abac.ts'
import { gcpGKEMetadataExposed } from './gcp/gcp-gke-metadata-exposed.ts'
import { gcpGKENoAuthorizedNetworks } from './gcp/gcp-gke-no-authorized-networks.ts'
import { gcpGKEPublicControlPlane } from './gcp/gcp-gke-public-control-plane.ts'
import { gcpIAMBasicRole } from './gcp/gcp-iam-basic-role.ts'
import { gcpIAMTokenCreator } from './gcp/gcp-iam-token-creator.ts'
import { gcpInstanceFullScope } from './gcp/gcp-instance-full-scope.ts'
import { gcpInstancePublicIP } from './gcp/gcp-instance-public-ip.ts'
import { gcpKMSKeyPublic } from './gcp/gcp-kms-key-public.ts'
import { gcpSQLNoSSL } from './gcp/gcp-sql-no-ssl.ts'
import { gcpSQLOpenToWorld } from './gcp/gcp-sql-open-to-world.ts'
import { gcpSQLPublicIP } from './gcp/gcp-sql-public-ip.ts'
import { gcpSSLPolicyWeakTLS } from './gcp/gcp-ssl-policy-weak-tls.ts'
import { gcpWIFNoCondition } from './gcp/gcp-wif-no-condition.ts'

export const GCP_POLICIES: readonly ListedPolicy[] = [
  gcpBigQueryDatasetPublic,
  gcpBucketNoUniformAccess,
  gcpBucketPublic,
  gcpFirewallAllPortsPublic,
  gcpFirewallRDPOpen,
  gcpFirewallSSHOpen,
  gcpGKELegacyABAC,
  gcpGKEMetadataExposed,
  gcpGKENoAuthorizedNetworks,
  gcpGKEPublicControlPlane,
  gcpIAMBasicRole,
  gcpIAMTokenCreator,
  gcpInstanceFullScope,
  gcpInstancePublicIP,
  gcpKMSKeyPublic,
  gcpSQLNoSSL,
  gcpSQLOpenToWorld,
  gcpSQLPublicIP,
  gcpSSLPolicyWeakTLS,
  gcpWIFNoCondition,
]
