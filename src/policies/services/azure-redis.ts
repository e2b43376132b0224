/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureRedisPlainPort } from '../azure/azure-redis-plain-port.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureRedisPlainPort,
]
