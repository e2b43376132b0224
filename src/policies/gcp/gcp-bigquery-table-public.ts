import { definePolicy } from '../../core/policy.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { tableGrant } from '../../subjects/gcp/iam/resource-grants.ts'

export const gcpBigQueryTablePublic = definePolicy({
  id: 'gcp-bigquery-table-public',
  platform: 'gcp',
  service: 'bigquery',
  title: 'BigQuery table is public',
  severity: 'critical',
  why: 'Anyone, or any Google account, can query and copy all rows of the table.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant the role on the table to the groups and service accounts that read it.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/bigquery/docs/control-access-to-resources-iam',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigquery_table_iam',
  ],
  mvisionNames: [],
  subject: tableGrant,
  violatedWhen: isPublicGrant,
})
