/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureRedisFirewallPublic } from '../azure/azure-redis-firewall-public.ts'
import { azureRedisPlainPort } from '../azure/azure-redis-plain-port.ts'
import { azureRedisPublicNetwork } from '../azure/azure-redis-public-network.ts'
import { azureRedisWeakTLS } from '../azure/azure-redis-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureRedisFirewallPublic,
  azureRedisPlainPort,
  azureRedisPublicNetwork,
  azureRedisWeakTLS,
]
