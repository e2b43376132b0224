/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpBigQueryDatasetPublic } from '../gcp/gcp-bigquery-dataset-public.ts'
import { gcpBigQueryTablePublic } from '../gcp/gcp-bigquery-table-public.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpBigQueryDatasetPublic,
  gcpBigQueryTablePublic,
]
