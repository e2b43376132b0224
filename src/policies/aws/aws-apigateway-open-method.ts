/** A method of an API that anybody may call. */
import { all, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { apiGatewayMethod, canAsk } from '../../subjects/aws/api-gateway/api-gateway-method.ts'

export const awsAPIGatewayOpenMethod = definePolicy({
  id: 'aws-apigateway-open-method',
  platform: 'aws',
  service: 'api-gateway',
  title: 'API Gateway method without authorization',
  severity: 'high',
  why: 'Whoever finds the address calls what stands behind it: reads data, changes it, or runs up the bill. Addresses of APIs are found in web pages, apps and logs.',
  fix: 'Ask for IAM, a Lambda authorizer, Cognito or a JWT, or make the API private where only a VPC calls it.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
  ],
  mvisionNames: [],
  subject: apiGatewayMethod,
  // An API key is asked for in place of an identity; it is weak, but the method is not open to everybody.
  violatedWhen: (method) =>
    all(
      test(
        method.authorization,
        (type) => type.toUpperCase() === 'NONE',
        'nobody is asked for authorization here',
      ),
      withoutEvidence(canAsk(method)),
      withoutEvidence(not(is(method.apiKeyRequired, [true]))),
      withoutEvidence(is(method.reachable, [true])),
    ),
})
