/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpSQLNoSSL } from '../gcp/gcp-sql-no-ssl.ts'
import { gcpSQLOpenToWorld } from '../gcp/gcp-sql-open-to-world.ts'
import { gcpSQLPublicIP } from '../gcp/gcp-sql-public-ip.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpSQLNoSSL,
  gcpSQLOpenToWorld,
  gcpSQLPublicIP,
]
