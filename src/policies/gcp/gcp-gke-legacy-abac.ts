import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKELegacyABAC = definePolicy({
  id: 'gcp-gke-legacy-abac',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster has legacy authorization (ABAC) enabled',
  severity: 'high',
  why: 'Service accounts and nodes get broad Kubernetes API permissions regardless of RBAC, so one compromised pod can read all secrets.',
  fix: 'Set enable_legacy_abac to false, and grant permissions with RBAC and IAM.',
  repair: { set: { legacyABAC: false }, unsafe: 'Accounts without roles in the cluster lose their rights.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  since: ['Legacy authorization is off by default since GKE 1.8.'],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: ({ legacyABAC }) => is(legacyABAC, [true], 'legacy authorization is enabled'),
})
