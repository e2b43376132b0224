/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { azurePostgreSQLConnectionThrottlingOff } from '../azure/azure-postgresql-connection-throttling-off.ts'
import { azurePostgreSQLLogCheckpointsOff } from '../azure/azure-postgresql-log-checkpoints-off.ts'
import { azurePostgreSQLLogConnectionsOff } from '../azure/azure-postgresql-log-connections-off.ts'
import { azurePostgreSQLNoGeoBackup } from '../azure/azure-postgresql-no-geo-backup.ts'
import { azurePostgreSQLNoInfraEncryption } from '../azure/azure-postgresql-no-infra-encryption.ts'
import { azurePostgreSQLNoSSL } from '../azure/azure-postgresql-no-ssl.ts'
import { azurePostgreSQLPublicNetwork } from '../azure/azure-postgresql-public-network.ts'
import { azurePostgreSQLThreatDetectionOff } from '../azure/azure-postgresql-threat-detection-off.ts'
import { azurePostgreSQLWeakTLS } from '../azure/azure-postgresql-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  azurePostgreSQLConnectionThrottlingOff,
  azurePostgreSQLLogCheckpointsOff,
  azurePostgreSQLLogConnectionsOff,
  azurePostgreSQLNoGeoBackup,
  azurePostgreSQLNoInfraEncryption,
  azurePostgreSQLNoSSL,
  azurePostgreSQLPublicNetwork,
  azurePostgreSQLThreatDetectionOff,
  azurePostgreSQLWeakTLS,
]
