/** A stage of a REST, HTTP or WebSocket API, however it is written. */
import { inBlock } from '../../define/optional-block.ts'
import { defineSubject } from '../../define/subject.ts'
import { isWritten } from '../../define/written.ts'

const rest = isWritten('AccessLogSetting.DestinationArn')
const http = isWritten('AccessLogSettings.DestinationArn')

export const apiGatewayStage = defineSubject({
  name: 'aws.api-gateway-stage',
  describes: 'A stage of a REST, HTTP or WebSocket API',
  sources: {
    cloudformation: {
      rest: ['AWS::ApiGateway::Stage', 'AWS::Serverless::Api'],
      http: ['AWS::ApiGatewayV2::Stage', 'AWS::Serverless::HttpApi'],
      // A deployment makes a stage only where it describes one.
      deployment: ['AWS::ApiGateway::Deployment'],
    },
    terraform: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
  },
  attributes: {
    accessLogs: {
      type: 'boolean',
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
      describes: 'Whether a destination for access logs is written. False by default.',
      cloudformation: { rest, http, deployment: inBlock(rest, 'StageDescription') },
      terraform: isWritten('access_log_settings.destination_arn'),
    },
  },
})
