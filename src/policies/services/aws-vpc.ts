/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsNACLAllPortsOpen } from '../aws/aws-nacl-all-ports-open.ts'
import { awsNACLEntryAllTCPUDPPorts } from '../aws/aws-nacl-entry-all-tcp-udp-ports.ts'
import { awsNACLFTPOpenToWorld } from '../aws/aws-nacl-ftp-open-to-world.ts'
import { awsNACLRDPOpenToWorld } from '../aws/aws-nacl-rdp-open-to-world.ts'
import { awsNACLSSHOpenToWorld } from '../aws/aws-nacl-ssh-open-to-world.ts'
import { awsSubnetPublicIPOnLaunch } from '../aws/aws-subnet-public-ip-on-launch.ts'
import { awsVPCNoFlowLogs } from '../aws/aws-vpc-no-flow-logs.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsNACLAllPortsOpen,
  awsNACLEntryAllTCPUDPPorts,
  awsNACLFTPOpenToWorld,
  awsNACLRDPOpenToWorld,
  awsNACLSSHOpenToWorld,
  awsSubnetPublicIPOnLaunch,
  awsVPCNoFlowLogs,
]
