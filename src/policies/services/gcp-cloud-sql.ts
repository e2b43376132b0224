/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpSQLContainedAuthOn } from '../gcp/gcp-sql-contained-auth-on.ts'
import { gcpSQLCrossDBChainingOn } from '../gcp/gcp-sql-cross-db-chaining-on.ts'
import { gcpSQLLocalInfileOn } from '../gcp/gcp-sql-local-infile-on.ts'
import { gcpSQLLogCheckpointsOff } from '../gcp/gcp-sql-log-checkpoints-off.ts'
import { gcpSQLLogConnectionsOff } from '../gcp/gcp-sql-log-connections-off.ts'
import { gcpSQLLogDisconnectionsOff } from '../gcp/gcp-sql-log-disconnections-off.ts'
import { gcpSQLLogLockWaitsOff } from '../gcp/gcp-sql-log-lock-waits-off.ts'
import { gcpSQLLogMinDurationOn } from '../gcp/gcp-sql-log-min-duration-on.ts'
import { gcpSQLLogTempFilesOff } from '../gcp/gcp-sql-log-temp-files-off.ts'
import { gcpSQLNoBackup } from '../gcp/gcp-sql-no-backup.ts'
import { gcpSQLNoSSL } from '../gcp/gcp-sql-no-ssl.ts'
import { gcpSQLOpenToWorld } from '../gcp/gcp-sql-open-to-world.ts'
import { gcpSQLPublicIP } from '../gcp/gcp-sql-public-ip.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpSQLContainedAuthOn,
  gcpSQLCrossDBChainingOn,
  gcpSQLLocalInfileOn,
  gcpSQLLogCheckpointsOff,
  gcpSQLLogConnectionsOff,
  gcpSQLLogDisconnectionsOff,
  gcpSQLLogLockWaitsOff,
  gcpSQLLogMinDurationOn,
  gcpSQLLogTempFilesOff,
  gcpSQLNoBackup,
  gcpSQLNoSSL,
  gcpSQLOpenToWorld,
  gcpSQLPublicIP,
]
