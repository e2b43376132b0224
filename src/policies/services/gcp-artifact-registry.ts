/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpArtifactRegistryPublic } from '../gcp/gcp-artifactregistry-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpArtifactRegistryPublic,
]
