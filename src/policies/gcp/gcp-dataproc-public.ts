import { definePolicy } from '../../core/policy.ts'
import { isPublicGrant, REMOVE_PUBLIC_MEMBERS } from '../../subjects/gcp/iam/iam-grant.ts'
import { dataprocGrant } from '../../subjects/gcp/iam/resource-grants.ts'

export const gcpDataprocPublic = definePolicy({
  id: 'gcp-dataproc-public',
  platform: 'gcp',
  service: 'dataproc',
  title: 'Dataproc cluster is public',
  severity: 'high',
  why: 'Anyone, or any Google account, can use the cluster, run jobs with its service account and read what they process.',
  fix: 'Remove allUsers and allAuthenticatedUsers, and grant the role to the groups and service accounts that submit jobs.',
  repair: REMOVE_PUBLIC_MEMBERS,
  references: [
    'https://cloud.google.com/dataproc/docs/concepts/iam/iam',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster_iam',
  ],
  mvisionNames: [],
  subject: dataprocGrant,
  violatedWhen: isPublicGrant,
})
