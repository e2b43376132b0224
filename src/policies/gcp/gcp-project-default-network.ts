import { definePolicy } from '../../core/policy.ts'
import { keepsDefaultNetwork, project } from '../../subjects/gcp/resource-manager/project.ts'

export const gcpProjectDefaultNetwork = definePolicy({
  id: 'gcp-project-default-network',
  platform: 'gcp',
  service: 'resource-manager',
  title: 'Project keeps its default network',
  severity: 'high',
  why: 'The default network has subnets in every region, and firewall rules that let the whole internet reach SSH and RDP.',
  fix: 'Set auto_create_network to false, or enforce the organization policy compute.skipDefaultNetworkCreation, and create networks with only the needed subnets and rules.',
  repair: { set: { defaultNetwork: false }, unsafe: 'The default network is deleted with what it allows.' },
  references: [
    'https://cloud.google.com/vpc/docs/firewalls#more_rules_default_vpc',
    'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/google_project',
  ],
  accepts: [
    'A project in a template that enforces compute.skipDefaultNetworkCreation for its organization or folder.',
  ],
  mvisionNames: [],
  subject: project,
  violatedWhen: keepsDefaultNetwork,
})
