/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpDNSNoDNSSEC } from '../gcp/gcp-dns-no-dnssec.ts'
import { gcpDNSRSASHA1 } from '../gcp/gcp-dns-rsasha1.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpDNSNoDNSSEC,
  gcpDNSRSASHA1,
]
