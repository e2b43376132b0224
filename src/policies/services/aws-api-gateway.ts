/** Made from the folders of policies: UPDATE=1 npx vitest run index. */
import type { ListedPolicy } from '../../core/policy.ts'
import { awsAPIGatewayNoAccessLogs } from '../aws/aws-apigateway-no-access-logs.ts'
import { awsAPIGatewayNoWAF } from '../aws/aws-apigateway-no-waf.ts'
import { awsAPIGatewayOpenMethod } from '../aws/aws-apigateway-open-method.ts'
import { awsAPIGatewayWeakTLS } from '../aws/aws-apigateway-weak-tls.ts'

export const POLICIES: readonly ListedPolicy[] = [
  awsAPIGatewayNoAccessLogs,
  awsAPIGatewayNoWAF,
  awsAPIGatewayOpenMethod,
  awsAPIGatewayWeakTLS,
]
