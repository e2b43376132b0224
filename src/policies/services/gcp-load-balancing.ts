/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpSSLPolicyWeakTLS } from '../gcp/gcp-ssl-policy-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpSSLPolicyWeakTLS,
]
