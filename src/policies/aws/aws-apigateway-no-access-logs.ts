/** An API whose calls are not logged. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { apiGatewayStage } from '../../subjects/aws/api-gateway/api-gateway-stage.ts'

export const awsAPIGatewayNoAccessLogs = definePolicy({
  id: 'aws-apigateway-no-access-logs',
  platform: 'aws',
  service: 'api-gateway',
  title: 'API Gateway stage without access logs',
  severity: 'low',
  why: 'After an incident nobody can say who called which method, from where and with what result.',
  fix: 'Send access logs to a CloudWatch log group or a Firehose delivery stream.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  mvisionNames: [],
  subject: apiGatewayStage,
  violatedWhen: ({ accessLogs }) => is(accessLogs, [false], 'no access logs are written'),
})
