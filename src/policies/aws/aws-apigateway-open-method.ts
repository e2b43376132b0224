import { all, is, not, test, withoutEvidence } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { apiGatewayMethod, canAsk } from '../../subjects/aws/api-gateway/api-gateway-method.ts'

export const awsAPIGatewayOpenMethod = definePolicy({
  id: 'aws-apigateway-open-method',
  platform: 'aws',
  service: 'api-gateway',
  title: 'API Gateway method allows unauthenticated calls',
  severity: 'high',
  why: 'Anyone who finds the URL can call the backend, read or change its data and run up costs. API URLs leak through web pages, apps and logs.',
  fix: 'Set AuthorizationType (authorization in Terraform) to AWS_IAM, CUSTOM or COGNITO_USER_POOLS, or make the API private.',
  repair: {
    decide: 'Choose how callers of the method are authorized: IAM, a Cognito user pool or an authorizer.',
  },
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
  ],
  accepts: [
    'A method that requires an API key, although a key identifies the caller only weakly.',
    'A method of a private API that is in the same template.',
    'A route of a WebSocket API other than $connect, because only connecting can be authorized.',
  ],
  mvisionNames: [],
  subject: apiGatewayMethod,
  // An API key is a weak form of identification, but the method is not open to anyone.
  violatedWhen: (method) =>
    all(
      test(method.authorization, (type) => type.toUpperCase() === 'NONE', 'no authorization required'),
      withoutEvidence(canAsk(method)),
      withoutEvidence(not(is(method.apiKeyRequired, [true]))),
      withoutEvidence(is(method.reachable, [true])),
    ),
})
