/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpContainerRegistryPublic } from '../gcp/gcp-container-registry-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpContainerRegistryPublic,
]
