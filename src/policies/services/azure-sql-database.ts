/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azureSQLAlertNoAdmins } from '../azure/azure-sql-alert-no-admins.ts'
import { azureSQLAlertNoEmails } from '../azure/azure-sql-alert-no-emails.ts'
import { azureSQLDatabaseNoAuditing } from '../azure/azure-sql-database-no-auditing.ts'
import { azureSQLFirewallAzureServices } from '../azure/azure-sql-firewall-azure-services.ts'
import { azureSQLFirewallOpen } from '../azure/azure-sql-firewall-open.ts'
import { azureSQLNoAADAdmin } from '../azure/azure-sql-no-aad-admin.ts'
import { azureSQLNoAuditing } from '../azure/azure-sql-no-auditing.ts'
import { azureSQLNoTDE } from '../azure/azure-sql-no-tde.ts'
import { azureSQLPublicNetwork } from '../azure/azure-sql-public-network.ts'
import { azureSQLShortAuditRetention } from '../azure/azure-sql-short-audit-retention.ts'
import { azureSQLThreatDetectionOff } from '../azure/azure-sql-threat-detection-off.ts'
import { azureSQLWeakTLS } from '../azure/azure-sql-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azureSQLAlertNoAdmins,
  azureSQLAlertNoEmails,
  azureSQLDatabaseNoAuditing,
  azureSQLFirewallAzureServices,
  azureSQLFirewallOpen,
  azureSQLNoAADAdmin,
  azureSQLNoAuditing,
  azureSQLNoTDE,
  azureSQLPublicNetwork,
  azureSQLShortAuditRetention,
  azureSQLThreatDetectionOff,
  azureSQLWeakTLS,
]
