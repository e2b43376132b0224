/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureBlobContainerPublic } from '../azure/azure-blob-container-public.ts'
import { azureStorageAccountPublicBlobs } from '../azure/azure-storage-account-public-blobs.ts'
import { azureStorageNetworkDefaultAllow } from '../azure/azure-storage-network-default-allow.ts'
import { azureStoragePlainHTTP } from '../azure/azure-storage-plain-http.ts'
import { azureStorageWeakTLS } from '../azure/azure-storage-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureBlobContainerPublic,
  azureStorageAccountPublicBlobs,
  azureStorageNetworkDefaultAllow,
  azureStoragePlainHTTP,
  azureStorageWeakTLS,
]
