/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsDefaultSGNotEmpty } from '../aws/aws-default-sg-not-empty.ts'
import { awsSGAllPortsOpenToWorld } from '../aws/aws-sg-all-ports-open-to-world.ts'
import { awsSGEgressOpenToWorld } from '../aws/aws-sg-egress-open-to-world.ts'
import { awsSGIngressAllProtocols } from '../aws/aws-sg-ingress-all-protocols.ts'
import { awsSGIngressOpenToWorld } from '../aws/aws-sg-ingress-open-to-world.ts'
import { awsSGRDPOpenToWorld } from '../aws/aws-sg-rdp-open-to-world.ts'
import { awsSGSensitivePortOpenToWorld } from '../aws/aws-sg-sensitive-port-open-to-world.ts'
import { awsSGSSHOpenToWorld } from '../aws/aws-sg-ssh-open-to-world.ts'
import { awsSGUnused } from '../aws/aws-sg-unused.ts'
import { awsSGWidePortRange } from '../aws/aws-sg-wide-port-range.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsDefaultSGNotEmpty,
  awsSGAllPortsOpenToWorld,
  awsSGEgressOpenToWorld,
  awsSGIngressAllProtocols,
  awsSGIngressOpenToWorld,
  awsSGRDPOpenToWorld,
  awsSGSensitivePortOpenToWorld,
  awsSGSSHOpenToWorld,
  awsSGUnused,
  awsSGWidePortRange,
]
