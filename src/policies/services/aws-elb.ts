/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsElbClassicHttpListener } from '../aws/aws-elb-classic-http-listener.ts'
import { awsLBHTTPListener } from '../aws/aws-lb-http-listener.ts'
import { awsLBWeakTLS } from '../aws/aws-lb-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsElbClassicHttpListener,
  awsLBHTTPListener,
  awsLBWeakTLS,
]
