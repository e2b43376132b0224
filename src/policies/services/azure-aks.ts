/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureAKSDashboard } from '../azure/azure-aks-dashboard.ts'
import { azureAKSLocalAdmin } from '../azure/azure-aks-local-admin.ts'
import { azureAKSNoDiskEncryptionSet } from '../azure/azure-aks-no-disk-encryption-set.ts'
import { azureAKSNoMonitoring } from '../azure/azure-aks-no-monitoring.ts'
import { azureAKSNoNetworkPolicy } from '../azure/azure-aks-no-network-policy.ts'
import { azureAKSNoPolicyAddOn } from '../azure/azure-aks-no-policy-addon.ts'
import { azureAKSNoRBAC } from '../azure/azure-aks-no-rbac.ts'
import { azureAKSNotPrivate } from '../azure/azure-aks-not-private.ts'
import { azureAKSOpenAPIServer } from '../azure/azure-aks-open-api-server.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureAKSDashboard,
  azureAKSLocalAdmin,
  azureAKSNoDiskEncryptionSet,
  azureAKSNoMonitoring,
  azureAKSNoNetworkPolicy,
  azureAKSNoPolicyAddOn,
  azureAKSNoRBAC,
  azureAKSNotPrivate,
  azureAKSOpenAPIServer,
]
