import { definePolicy } from '../../core/policy.ts'
import { gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'
import { collectsNothing } from '../../subjects/gcp/gke/gke-telemetry.ts'

export const gcpGKENoLogging = definePolicy({
  id: 'gcp-gke-no-logging',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster sends no logs to Cloud Logging',
  severity: 'medium',
  why: 'After an incident nothing shows what ran in the cluster, and attacks go undetected.',
  fix: 'Remove logging_service, or set it to logging.googleapis.com/kubernetes, and list SYSTEM_COMPONENTS and WORKLOADS in logging_config.enable_components.',
  repair: {
    set: ({ logging }) =>
      logging.service.kind === 'absent'
        ? { logging: { hasNoComponents: false } }
        : { logging: { service: 'logging.googleapis.com/kubernetes' } },
  },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/config-logging-monitoring',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: ({ logging }) => collectsNothing(logging, 'logs'),
})
