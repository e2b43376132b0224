import { definePolicy } from '../../core/policy.ts'
import { datasetAccess } from '../../subjects/gcp/bigquery/dataset-access.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'

export const gcpBigQueryDatasetPublic = definePolicy({
  id: 'gcp-bigquery-dataset-public',
  platform: 'gcp',
  service: 'bigquery',
  title: 'BigQuery dataset is public',
  severity: 'critical',
  why: 'Anyone, or any Google account, can query and copy all tables in the dataset.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant access to the groups and service accounts that need it.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/bigquery/docs/control-access-to-resources-iam',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_dataset',
  ],
  mvisionNames: [],
  subject: datasetAccess,
  violatedWhen: isPublicGrant,
})
