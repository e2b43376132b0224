/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsALBKeepsInvalidHeaders } from '../aws/aws-alb-keeps-invalid-headers.ts'
import { awsALBNoWAF } from '../aws/aws-alb-no-waf.ts'
import { awsElbClassicHttpListener } from '../aws/aws-elb-classic-http-listener.ts'
import { awsELBClassicNoAccessLogs } from '../aws/aws-elb-classic-no-access-logs.ts'
import { awsELBClassicWeakTLS } from '../aws/aws-elb-classic-weak-tls.ts'
import { awsLBHTTPListener } from '../aws/aws-lb-http-listener.ts'
import { awsLBNoAccessLogs } from '../aws/aws-lb-no-access-logs.ts'
import { awsLBWeakTLS } from '../aws/aws-lb-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsALBKeepsInvalidHeaders,
  awsALBNoWAF,
  awsElbClassicHttpListener,
  awsELBClassicNoAccessLogs,
  awsELBClassicWeakTLS,
  awsLBHTTPListener,
  awsLBNoAccessLogs,
  awsLBWeakTLS,
]
