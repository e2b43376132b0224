/** Every policy for azure, sorted by id. Made from the folder beside: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../core/policy.ts'
import { azureACRAdminUser } from './azure/azure-acr-admin-user.ts'
import { azureAKSNoNetworkPolicy } from './azure/azure-aks-no-network-policy.ts'
import { azureAKSNoRBAC } from './azure/azure-aks-no-rbac.ts'
import { azureAKSOpenAPIServer } from './azure/azure-aks-open-api-server.ts'
import { azureAppServiceCORSAll } from './azure/azure-appservice-cors-all.ts'
import { azureAppServiceFTP } from './azure/azure-appservice-ftp.ts'
import { azureAppServiceNoAuth } from './azure/azure-appservice-no-auth.ts'
import { azureAppServicePlainHTTP } from './azure/azure-appservice-plain-http.ts'
import { azureAppServiceRemoteDebug } from './azure/azure-appservice-remote-debug.ts'
import { azureAppServiceWeakTLS } from './azure/azure-appservice-weak-tls.ts'
import { azureARMSecureStringDefault } from './azure/azure-arm-securestring-default.ts'
import { azureBlobContainerPublic } from './azure/azure-blob-container-public.ts'
import { azureCosmosDBOpenNetwork } from './azure/azure-cosmosdb-open-network.ts'
import { azureCustomOwnerRole } from './azure/azure-custom-owner-role.ts'
import { azureFunctionAppPlainHTTP } from './azure/azure-functionapp-plain-http.ts'
import { azureKeyVaultNoNetworkACL } from './azure/azure-keyvault-no-network-acl.ts'
import { azureKeyVaultNotRecoverable } from './azure/azure-keyvault-not-recoverable.ts'
import { azureKeyVaultSecretNoExpiry } from './azure/azure-keyvault-secret-no-expiry.ts'
import { azureMySQLNoSSL } from './azure/azure-mysql-no-ssl.ts'
import { azureNSGRDPOpen } from './azure/azure-nsg-rdp-open.ts'
import { azureNSGSensitivePortOpen } from './azure/azure-nsg-sensitive-port-open.ts'
import { azureNSGSSHOpen } from './azure/azure-nsg-ssh-open.ts'
import { azurePostgreSQLNoSSL } from './azure/azure-postgresql-no-ssl.ts'
import { azureRedisPlainPort } from './azure/azure-redis-plain-port.ts'
import { azureSQLDatabaseNoAuditing } from './azure/azure-sql-database-no-auditing.ts'
import { azureSQLFirewallOpen } from './azure/azure-sql-firewall-open.ts'
import { azureSQLNoAuditing } from './azure/azure-sql-no-auditing.ts'
import { azureSQLPublicNetwork } from './azure/azure-sql-public-network.ts'
import { azureSQLThreatDetectionOff } from './azure/azure-sql-threat-detection-off.ts'
import { azureStorageAccountPublicBlobs } from './azure/azure-storage-account-public-blobs.ts'
import { azureStorageNetworkDefaultAllow } from './azure/azure-storage-network-default-allow.ts'
import { azureStoragePlainHTTP } from './azure/azure-storage-plain-http.ts'
import { azureStorageWeakTLS } from './azure/azure-storage-weak-tls.ts'
import { azureVMCustomDataSecret } from './azure/azure-vm-custom-data-secret.ts'
import { azureVMPasswordAuth } from './azure/azure-vm-password-auth.ts'

export const AZURE_POLICIES: readonly ListedPolicy[] = [
  azureACRAdminUser,
  azureAKSNoNetworkPolicy,
  azureAKSNoRBAC,
  azureAKSOpenAPIServer,
  azureAppServiceCORSAll,
  azureAppServiceFTP,
  azureAppServiceNoAuth,
  azureAppServicePlainHTTP,
  azureAppServiceRemoteDebug,
  azureAppServiceWeakTLS,
  azureARMSecureStringDefault,
  azureBlobContainerPublic,
  azureCosmosDBOpenNetwork,
  azureCustomOwnerRole,
  azureFunctionAppPlainHTTP,
  azureKeyVaultNoNetworkACL,
  azureKeyVaultNotRecoverable,
  azureKeyVaultSecretNoExpiry,
  azureMySQLNoSSL,
  azureNSGRDPOpen,
  azureNSGSensitivePortOpen,
  azureNSGSSHOpen,
  azurePostgreSQLNoSSL,
  azureRedisPlainPort,
  azureSQLDatabaseNoAuditing,
  azureSQLFirewallOpen,
  azureSQLNoAuditing,
  azureSQLPublicNetwork,
  azureSQLThreatDetectionOff,
  azureStorageAccountPublicBlobs,
  azureStorageNetworkDefaultAllow,
  azureStoragePlainHTTP,
  azureStorageWeakTLS,
  azureVMCustomDataSecret,
  azureVMPasswordAuth,
]
