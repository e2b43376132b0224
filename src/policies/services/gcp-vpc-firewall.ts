/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { gcpFirewallAllPortsPublic } from '../gcp/gcp-firewall-all-ports-public.ts'
import { gcpFirewallFTPOpen } from '../gcp/gcp-firewall-ftp-open.ts'
import { gcpFirewallMySQLOpen } from '../gcp/gcp-firewall-mysql-open.ts'
import { gcpFirewallRDPOpen } from '../gcp/gcp-firewall-rdp-open.ts'
import { gcpFirewallSSHOpen } from '../gcp/gcp-firewall-ssh-open.ts'

export const POLICIES: readonly ListedPolicy[] = [
  gcpFirewallAllPortsPublic,
  gcpFirewallFTPOpen,
  gcpFirewallMySQLOpen,
  gcpFirewallRDPOpen,
  gcpFirewallSSHOpen,
]
