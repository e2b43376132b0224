import { type Attr, all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeNodes } from '../../subjects/gcp/gke/gke-nodes.ts'

export const gcpGKEMetadataExposed = definePolicy({
  id: 'gcp-gke-metadata-exposed',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE nodes allow pods to read instance metadata',
  severity: 'high',
  why: "A compromised pod can request the token of the node's service account and use all its permissions.",
  fix: 'Enable workload identity for the cluster, and set workload_metadata_config.mode to GKE_METADATA.',
  repair: {
    decide: 'Turn on workload identity in the cluster, and choose the service accounts of the workloads.',
  },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata',
  ],
  accepts: [
    'An Autopilot cluster, whose nodes Google protects.',
    'The default node pool of a cluster that removes it.',
  ],
  since: ['The Terraform argument is node_metadata before version 4 of the provider.'],
  mvisionNames: [],
  subject: gkeNodes,
  violatedWhen: ({ exposesMetadata, autopilot, removed }) =>
    all(
      is(exposesMetadata, [true], describe(exposesMetadata)),
      withoutEvidence(not(is(autopilot, [true]))),
      withoutEvidence(not(is(removed, [true]))),
    ),
})

function describe(exposesMetadata: Attr<boolean>): string {
  return exposesMetadata.kind === 'known' && exposesMetadata.origin === 'default'
    ? "without workload identity, pods can read the node's metadata"
    : "pods can read the node's metadata"
}
