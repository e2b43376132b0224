/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureARMSecureStringDefault } from '../azure/azure-arm-securestring-default.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureARMSecureStringDefault,
]
