/** A custom domain name of an API. */
import { inBlock } from '../../define/optional-block.ts'
import { elsewhere, text } from '../../define/readers.ts'
import { defineSubject } from '../../define/subject.ts'

/** What AWS takes for a REST API where nothing is written is not documented. */
const notShown = elsewhere('the security policy that API Gateway takes, because none is written')

export const apiGatewayDomain = defineSubject({
  name: 'aws.api-gateway-domain',
  describes: 'A custom domain name of a REST, HTTP or WebSocket API',
  sources: {
    cloudformation: {
      rest: ['AWS::ApiGateway::DomainName'],
      http: { types: ['AWS::ApiGatewayV2::DomainName'], within: 'DomainNameConfigurations' },
      sam: ['AWS::Serverless::Api', 'AWS::Serverless::HttpApi'],
    },
    terraform: {
      rest: ['aws_api_gateway_domain_name'],
      http: { types: ['aws_apigatewayv2_domain_name'], within: 'domain_name_configuration' },
    },
  },
  attributes: {
    securityPolicy: {
      type: 'text',
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
      describes: '`TLS_1_0`, which accepts TLS 1.0 and later, `TLS_1_2`, ... The default is not documented.',
      cloudformation: {
        rest: text('SecurityPolicy', notShown),
        http: text('SecurityPolicy'),
        sam: inBlock(text('SecurityPolicy', notShown), 'Domain'),
      },
      terraform: { rest: text('security_policy', notShown), http: text('security_policy') },
    },
  },
})
