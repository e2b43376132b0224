/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpFirewallAllPortsPublic } from '../gcp/gcp-firewall-all-ports-public.ts'
import { gcpFirewallRDPOpen } from '../gcp/gcp-firewall-rdp-open.ts'
import { gcpFirewallSSHOpen } from '../gcp/gcp-firewall-ssh-open.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpFirewallAllPortsPublic,
  gcpFirewallRDPOpen,
  gcpFirewallSSHOpen,
]
