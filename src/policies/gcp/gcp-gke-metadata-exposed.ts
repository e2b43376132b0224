/** GKE nodes whose pods reach the metadata server of the machine. */
import { type Attr, all, is, not, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { gkeNodes } from '../../subjects/gcp/gke/gke-nodes.ts'

export const gcpGKEMetadataExposed = definePolicy({
  id: 'gcp-gke-metadata-exposed',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE nodes expose instance metadata to pods',
  severity: 'high',
  why: 'A pod that is taken over asks the metadata server for the token of the service account of its node, and goes on with all the rights of that account.',
  fix: 'Turn on workload identity for the cluster, and set the mode of workload_metadata_config to GKE_METADATA.',
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata',
  ],
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
    ? 'without workload identity, pods reach the metadata of the node'
    : 'pods reach the metadata of the node'
}
