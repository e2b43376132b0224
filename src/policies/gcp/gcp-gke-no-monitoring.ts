import { definePolicy } from '../../core/policy.ts'
import { gkeCluster } from '../../subjects/gcp/gke/gke-cluster.ts'
import { collectsNothing } from '../../subjects/gcp/gke/gke-telemetry.ts'

export const gcpGKENoMonitoring = definePolicy({
  id: 'gcp-gke-no-monitoring',
  platform: 'gcp',
  service: 'gke',
  title: 'GKE cluster sends no metrics to Cloud Monitoring',
  severity: 'low',
  why: 'Outages and unusual load, such as that of cryptocurrency miners, go undetected.',
  fix: 'Remove monitoring_service, or set it to monitoring.googleapis.com/kubernetes, and list SYSTEM_COMPONENTS in monitoring_config.enable_components.',
  repair: {
    set: ({ monitoring }) =>
      monitoring.service.kind === 'absent'
        ? { monitoring: { hasNoComponents: false } }
        : { monitoring: { service: 'monitoring.googleapis.com/kubernetes' } },
  },
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/config-logging-monitoring',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster',
  ],
  mvisionNames: [],
  subject: gkeCluster,
  violatedWhen: ({ monitoring }) => collectsNothing(monitoring, 'metrics'),
})
