/** Every policy for gcp, sorted by id. Made from the folder beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
import { gcpArtifactRegistryPublic } from './gcp/gcp-artifactregistry-public.ts'
import { gcpBigQueryDatasetPublic } from './gcp/gcp-bigquery-dataset-public.ts'
import { gcpBigQueryTablePublic } from './gcp/gcp-bigquery-table-public.ts'
import { gcpBucketNoUniformAccess } from './gcp/gcp-bucket-no-uniform-access.ts'
import { gcpBucketPublic } from './gcp/gcp-bucket-public.ts'
import { gcpCloudRunPublic } from './gcp/gcp-cloudrun-public.ts'
import { gcpContainerRegistryPublic } from './gcp/gcp-container-registry-public.ts'
import { gcpDataprocPublic } from './gcp/gcp-dataproc-public.ts'
import { gcpDiskKeyPlaintext } from './gcp/gcp-disk-key-plaintext.ts'
import { gcpDiskNoCSEK } from './gcp/gcp-disk-no-csek.ts'
import { gcpFirewallAllPortsPublic } from './gcp/gcp-firewall-all-ports-public.ts'
import { gcpFirewallFTPOpen } from './gcp/gcp-firewall-ftp-open.ts'
import { gcpFirewallMySQLOpen } from './gcp/gcp-firewall-mysql-open.ts'
import { gcpFirewallRDPOpen } from './gcp/gcp-firewall-rdp-open.ts'
import { gcpFirewallSSHOpen } from './gcp/gcp-firewall-ssh-open.ts'
import { gcpFunctionPublic } from './gcp/gcp-function-public.ts'
import { gcpGKELegacyABAC } from './gcp/gcp-gke-legacy-abac.ts'
import { gcpGKEMetadataExposed } from './gcp/gcp-gke-metadata-exposed.ts'
import { gcpGKENoAuthorizedNetworks } from './gcp/gcp-gke-no-authorized-networks.ts'
import { gcpGKEPublicControlPlane } from './gcp/gcp-gke-public-control-plane.ts'
import { gcpIAMBasicRole } from './gcp/gcp-iam-basic-role.ts'
import { gcpIAMTokenCreator } from './gcp/gcp-iam-token-creator.ts'
import { gcpInstanceDefaultServiceAccount } from './gcp/gcp-instance-default-service-account.ts'
import { gcpInstanceFullScope } from './gcp/gcp-instance-full-scope.ts'
import { gcpInstanceIPForwarding } from './gcp/gcp-instance-ip-forwarding.ts'
import { gcpInstanceOSLoginOverride } from './gcp/gcp-instance-oslogin-override.ts'
import { gcpInstanceProjectSSHKeys } from './gcp/gcp-instance-project-ssh-keys.ts'
import { gcpInstancePublicIP } from './gcp/gcp-instance-public-ip.ts'
import { gcpInstanceSerialPort } from './gcp/gcp-instance-serial-port.ts'
import { gcpInstanceShieldedVMOff } from './gcp/gcp-instance-shielded-vm-off.ts'
import { gcpKMSKeyPublic } from './gcp/gcp-kms-key-public.ts'
import { gcpKMSRingPublic } from './gcp/gcp-kms-ring-public.ts'
import { gcpProjectDefaultNetwork } from './gcp/gcp-project-default-network.ts'
import { gcpProjectNoOSLogin } from './gcp/gcp-project-no-oslogin.ts'
import { gcpPubSubPublic } from './gcp/gcp-pubsub-public.ts'
import { gcpSQLNoSSL } from './gcp/gcp-sql-no-ssl.ts'
import { gcpSQLOpenToWorld } from './gcp/gcp-sql-open-to-world.ts'
import { gcpSQLPublicIP } from './gcp/gcp-sql-public-ip.ts'
import { gcpSSLPolicyWeakTLS } from './gcp/gcp-ssl-policy-weak-tls.ts'
import { gcpWIFNoCondition } from './gcp/gcp-wif-no-condition.ts'

export const GCP_POLICIES: readonly ListedPolicy[] = [
  gcpArtifactRegistryPublic,
  gcpBigQueryDatasetPublic,
  gcpBigQueryTablePublic,
  gcpBucketNoUniformAccess,
  gcpBucketPublic,
  gcpCloudRunPublic,
  gcpContainerRegistryPublic,
  gcpDataprocPublic,
  gcpDiskKeyPlaintext,
  gcpDiskNoCSEK,
  gcpFirewallAllPortsPublic,
  gcpFirewallFTPOpen,
  gcpFirewallMySQLOpen,
  gcpFirewallRDPOpen,
  gcpFirewallSSHOpen,
  gcpFunctionPublic,
  gcpGKELegacyABAC,
  gcpGKEMetadataExposed,
  gcpGKENoAuthorizedNetworks,
  gcpGKEPublicControlPlane,
  gcpIAMBasicRole,
  gcpIAMTokenCreator,
  gcpInstanceDefaultServiceAccount,
  gcpInstanceFullScope,
  gcpInstanceIPForwarding,
  gcpInstanceOSLoginOverride,
  gcpInstanceProjectSSHKeys,
  gcpInstancePublicIP,
  gcpInstanceSerialPort,
  gcpInstanceShieldedVMOff,
  gcpKMSKeyPublic,
  gcpKMSRingPublic,
  gcpProjectDefaultNetwork,
  gcpProjectNoOSLogin,
  gcpPubSubPublic,
  gcpSQLNoSSL,
  gcpSQLOpenToWorld,
  gcpSQLPublicIP,
  gcpSSLPolicyWeakTLS,
  gcpWIFNoCondition,
]
