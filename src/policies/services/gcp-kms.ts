/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpKMSKeyPublic } from '../gcp/gcp-kms-key-public.ts'
import { gcpKMSNoRotation } from '../gcp/gcp-kms-no-rotation.ts'
import { gcpKMSRingPublic } from '../gcp/gcp-kms-ring-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpKMSKeyPublic,
  gcpKMSNoRotation,
  gcpKMSRingPublic,
]
