/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpPubSubPublic } from '../gcp/gcp-pubsub-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpPubSubPublic,
]
