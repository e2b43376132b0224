import { all, is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { kubernetesCluster } from '../../subjects/azure/containers/kubernetes-cluster.ts'

export const azureAKSNoMonitoring = definePolicy({
  id: 'azure-aks-no-monitoring',
  platform: 'azure',
  service: 'aks',
  title: 'AKS cluster is not monitored by Azure Monitor',
  severity: 'low',
  why: 'Logs of containers and nodes are lost with them, so an incident cannot be traced afterwards.',
  fix: 'Turn on the add-on omsagent (an oms_agent block in Terraform) with a Log Analytics workspace.',
  repair: { decide: 'Choose the Log Analytics workspace that gets logs and metrics.' },
  references: [
    'https://learn.microsoft.com/azure/azure-monitor/containers/kubernetes-monitoring-enable',
    'https://learn.microsoft.com/azure/templates/microsoft.containerservice/managedclusters',
  ],
  accepts: ['A cluster with managed Prometheus, or in Terraform with an associated data collection rule.'],
  mvisionNames: [],
  subject: kubernetesCluster,
  violatedWhen: ({ monitoring }) =>
    all(...monitoring.map((agent) => is(agent, [false], 'no logs or metrics are collected'))),
})
