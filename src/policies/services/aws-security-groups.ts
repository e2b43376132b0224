/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsSGAllPortsOpenToWorld } from '../aws/aws-sg-all-ports-open-to-world.ts'
import { awsSGRDPOpenToWorld } from '../aws/aws-sg-rdp-open-to-world.ts'
import { awsSGSensitivePortOpenToWorld } from '../aws/aws-sg-sensitive-port-open-to-world.ts'
import { awsSGSSHOpenToWorld } from '../aws/aws-sg-ssh-open-to-world.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsSGAllPortsOpenToWorld,
  awsSGRDPOpenToWorld,
  awsSGSensitivePortOpenToWorld,
  awsSGSSHOpenToWorld,
]
