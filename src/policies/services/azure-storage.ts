/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureBlobContainerPublic } from '../azure/azure-blob-container-public.ts'
import { azureStorageAccountPublicBlobs } from '../azure/azure-storage-account-public-blobs.ts'
import { azureStorageNetworkDefaultAllow } from '../azure/azure-storage-network-default-allow.ts'
import { azureStorageNoCMK } from '../azure/azure-storage-no-cmk.ts'
import { azureStorageNoSoftDelete } from '../azure/azure-storage-no-soft-delete.ts'
import { azureStorageNoTrustedServices } from '../azure/azure-storage-no-trusted-services.ts'
import { azureStoragePlainHTTP } from '../azure/azure-storage-plain-http.ts'
import { azureStoragePublicNetwork } from '../azure/azure-storage-public-network.ts'
import { azureStorageQueueNoLogging } from '../azure/azure-storage-queue-no-logging.ts'
import { azureStorageSharedKey } from '../azure/azure-storage-shared-key.ts'
import { azureStorageWeakTLS } from '../azure/azure-storage-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureBlobContainerPublic,
  azureStorageAccountPublicBlobs,
  azureStorageNetworkDefaultAllow,
  azureStorageNoCMK,
  azureStorageNoSoftDelete,
  azureStorageNoTrustedServices,
  azureStoragePlainHTTP,
  azureStoragePublicNetwork,
  azureStorageQueueNoLogging,
  azureStorageSharedKey,
  azureStorageWeakTLS,
]
