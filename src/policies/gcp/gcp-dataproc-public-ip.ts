import { type Attr, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { dataprocCluster } from '../../subjects/gcp/dataproc/dataproc-cluster.ts'

export const gcpDataprocPublicIP = definePolicy({
  id: 'gcp-dataproc-public-ip',
  platform: 'gcp',
  service: 'dataproc',
  title: 'Dataproc cluster has public IP addresses',
  severity: 'medium',
  why: 'The web interfaces and the SSH servers of the machines are reachable from the internet and protected only by firewall rules.',
  fix: 'Set gce_cluster_config.internal_ip_only to true, and private_ip_google_access on the subnet.',
  repair: {
    set: { internalOnly: true },
    unsafe: 'An existing cluster is replaced, and its machines have no public address.',
  },
  references: [
    'https://cloud.google.com/dataproc/docs/concepts/network',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dataproc_cluster',
  ],
  accepts: ['A cluster on GKE, whose machines belong to that cluster.'],
  since: ['Clusters with an image of version 2.2 or newer have no public addresses by default.'],
  mvisionNames: [],
  subject: dataprocCluster,
  violatedWhen: ({ internalOnly }) => is(internalOnly, [false], describe(internalOnly)),
})

function describe(internalOnly: Attr<boolean>): string {
  return internalOnly.kind === 'known' && internalOnly.origin === 'default'
    ? 'machines get public addresses by default'
    : 'machines get public addresses'
}
