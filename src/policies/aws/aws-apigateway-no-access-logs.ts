import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { apiGatewayStage } from '../../subjects/aws/api-gateway/api-gateway-stage.ts'

export const awsAPIGatewayNoAccessLogs = definePolicy({
  id: 'aws-apigateway-no-access-logs',
  platform: 'aws',
  service: 'api-gateway',
  title: 'API Gateway stage has no access logs',
  severity: 'low',
  why: 'Without access logs, an incident cannot be traced to callers, source addresses or methods.',
  fix: 'Set AccessLogSetting (access_log_settings in Terraform) to a CloudWatch log group or a Firehose delivery stream.',
  repair: {
    decide: 'Choose the log group or the delivery stream that gets the access logs, and their format.',
  },
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  mvisionNames: [],
  subject: apiGatewayStage,
  violatedWhen: ({ accessLogs }) => is(accessLogs, [false], 'no access logs'),
})
