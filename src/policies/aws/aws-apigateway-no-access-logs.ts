/** An API whose calls are not logged. */
import { is } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { apiGatewayStage } from '../../subjects/aws/api-gateway/api-gateway-stage.ts'

export const awsAPIGatewayNoAccessLogs = definePolicy({
  id: 'aws-apigateway-no-access-logs',
  title: 'API Gateway stage without access logs',
  severity: 'low',
  why: 'After an incident nobody can say who called which method, from where and with what result.',
  fix: 'Send access logs to a CloudWatch log group or a Firehose delivery stream.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html'],
  mvisionNames: [],
  subject: apiGatewayStage,
  violatedWhen: ({ accessLogs }) => is(accessLogs, [false], 'no access logs are written'),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !ImportValue shop-api
      DeploymentId: !ImportValue shop-deployment
      StageName: live
`,
      passing: `Resources:
  Live:
    Type: AWS::ApiGateway::Stage
    Properties:
      RestApiId: !ImportValue shop-api
      DeploymentId: !ImportValue shop-deployment
      StageName: live
      AccessLogSetting:
        DestinationArn: !GetAtt AccessLogs.Arn
        Format: $context.requestId $context.identity.sourceIp $context.httpMethod $context.path $context.status
  AccessLogs:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: 90
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "live"
}
`,
      passing: `resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access_logs.arn
    format          = "$context.requestId $context.identity.sourceIp $context.httpMethod $context.path $context.status"
  }
}

resource "aws_cloudwatch_log_group" "access_logs" {
  name              = "shop-access"
  retention_in_days = 90
}
`,
    },
  ],
})
