/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureSQLDatabaseNoAuditing } from '../azure/azure-sql-database-no-auditing.ts'
import { azureSQLFirewallAzureServices } from '../azure/azure-sql-firewall-azure-services.ts'
import { azureSQLFirewallOpen } from '../azure/azure-sql-firewall-open.ts'
import { azureSQLNoAuditing } from '../azure/azure-sql-no-auditing.ts'
import { azureSQLPublicNetwork } from '../azure/azure-sql-public-network.ts'
import { azureSQLThreatDetectionOff } from '../azure/azure-sql-threat-detection-off.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureSQLDatabaseNoAuditing,
  azureSQLFirewallAzureServices,
  azureSQLFirewallOpen,
  azureSQLNoAuditing,
  azureSQLPublicNetwork,
  azureSQLThreatDetectionOff,
]
