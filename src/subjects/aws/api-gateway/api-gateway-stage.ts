/** A stage of a REST, HTTP or WebSocket API, however it is written. */
import type { Attr } from '../../../core/claim.ts'
import { defineSubject } from '../../define/define.ts'
import { inBlock } from '../../define/optional-block.ts'
import { isWritten } from '../../define/written.ts'

export interface APIGatewayStage {
  /**
   * Whether access logs go anywhere: there are none unless a destination is written.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
   */
  readonly accessLogs: Attr<boolean>
}

const rest = isWritten('AccessLogSetting.DestinationArn')
const http = isWritten('AccessLogSettings.DestinationArn')

export const apiGatewayStage = defineSubject<APIGatewayStage>({
  cloudformation: [
    { types: ['AWS::ApiGateway::Stage', 'AWS::Serverless::Api'], attrs: { accessLogs: rest } },
    { types: ['AWS::ApiGatewayV2::Stage', 'AWS::Serverless::HttpApi'], attrs: { accessLogs: http } },
    // A deployment makes a stage only where it describes one.
    {
      types: ['AWS::ApiGateway::Deployment'],
      attrs: { accessLogs: inBlock(rest, 'StageDescription') },
    },
  ],
  terraform: [
    {
      types: ['aws_api_gateway_stage', 'aws_apigatewayv2_stage'],
      attrs: { accessLogs: isWritten('access_log_settings.destination_arn') },
    },
  ],
})
