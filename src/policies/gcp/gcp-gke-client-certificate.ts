import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'

export const gcpGKEClientCertificate = definePolicy({
  id: 'gcp-gke-client-certificate',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster issues a client certificate',
  severity: 'high',
  why: 'A client certificate cannot be revoked, is stored in the Terraform state, and gives access to the cluster outside of IAM.',
  fix: 'Set master_auth.client_certificate_config.issue_client_certificate to false, and sign in with IAM.',
  repair: { set: { clientCertificate: false }, unsafe: 'An existing cluster is replaced.' },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  since: ['GKE issues none by default since version 1.12.'],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: ({ clientCertificate }) => is(clientCertificate, [true], 'a client certificate is issued'),
})
