/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpDataprocPublic } from '../gcp/gcp-dataproc-public.ts'
import { gcpDataprocPublicIP } from '../gcp/gcp-dataproc-public-ip.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpDataprocPublic,
  gcpDataprocPublicIP,
]
