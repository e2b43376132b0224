/** What a client may call at an API: a method of a REST API, or a route of an HTTP or WebSocket API. */
import { type Attr, all, any, type Claim, is, test } from '../../../core/claim.ts'
import type { UnknownCause } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { always, flag, text, texts } from '../../define/readers.ts'
import { isNull, lookUp, type Read, type Scope, scopeOf } from '../../define/scope.ts'
import { follow, type Link, linkedScope, type Target } from '../../links/linked.ts'

export interface APIGatewayMethod {
  /** `NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`, `JWT`. */
  readonly authorization: Attr<string>
  /** `GET`, `ANY`, or the whole key of a route: `GET /orders`, `$connect`, `$default`. */
  readonly key: Attr<string>
  readonly apiKeyRequired: Attr<boolean>
  /** Whether the internet reaches the API: unknown where a resource policy decides, or the API stands elsewhere. */
  readonly reachable: Attr<boolean>
  /** `REST`, `HTTP` or `WEBSOCKET`. */
  readonly protocol: Attr<string>
}

const CFN_REST: Target = { types: ['AWS::ApiGateway::RestApi', 'AWS::Serverless::Api'], name: 'RestApiId' }
const CFN_HTTP: Target = { types: ['AWS::ApiGatewayV2::Api', 'AWS::Serverless::HttpApi'], name: 'ApiId' }
const TERRAFORM_REST: Target = { types: ['aws_api_gateway_rest_api'], name: 'rest_api_id' }
const TERRAFORM_HTTP: Target = { types: ['aws_apigatewayv2_api'], name: 'api_id' }
const TERRAFORM_POLICY: Link = {
  types: ['aws_api_gateway_rest_api_policy'],
  by: 'rest_api_id',
  to: TERRAFORM_REST,
}

interface Names {
  readonly api: Target
  /** Of the API: the property that holds its kinds of endpoints. */
  readonly endpoints: readonly string[]
  readonly policy: string
}

/** SAM writes the same things under other names. */
const CFN_NAMES: Names = {
  api: CFN_REST,
  endpoints: ['EndpointConfiguration.Types', 'EndpointConfiguration.Type'],
  policy: 'Policy',
}
const TERRAFORM_NAMES: Names = {
  api: TERRAFORM_REST,
  endpoints: ['endpoint_configuration.types'],
  policy: 'policy',
}

/** The scope of the API that the method belongs to; its node is unknown where it can't be told. */
function apiOf(scope: Scope, target: Target): Scope {
  const named = follow(lookUp(scope.node, target.name), target, scope.template)
  if (named.kind === 'here') return scopeOf(scope.template, named.resource)
  const elsewhere: UnknownCause = { kind: 'elsewhere', what: 'who can reach the API' }
  const because = named.kind === 'unclear' ? named.because : elsewhere
  return { ...scope, node: { kind: 'unknown', because, at: scope.at } }
}

/**
 * A private API answers inside of VPCs only, and a resource policy may let in whom it names; nothing else stands
 * before a method without authorization.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
function reachable({ api, endpoints, policy }: Names): Read<Attr<boolean>> {
  return (scope) => {
    const about = apiOf(scope, api)
    if (about.node.kind === 'unknown') return unknown(about.node.because, scope)
    const types = endpoints.flatMap((path) => texts(path)(about))
    const open = types.find((type) => type.kind === 'unknown' || type.kind === 'either')
    if (types.some((type) => type.kind === 'known' && type.value === 'PRIVATE')) return known(false, scope)
    if (open !== undefined) {
      const because: UnknownCause = { kind: 'elsewhere', what: 'whether the API is private' }
      return unknown(open.kind === 'unknown' ? open.because : because, scope)
    }
    return hasPolicy(about, policy)
      ? unknown({ kind: 'expression', text: 'the resource policy of the API' }, scope)
      : known(true, scope)
  }
}

function hasPolicy(api: Scope, property: string): boolean {
  const written = [property, 'Auth.ResourcePolicy'].map((path) => lookUp(api.node, path))
  if (written.some((value) => value !== undefined && !isNull(value))) return true
  return api.template.framework === 'terraform' && linkedScope(TERRAFORM_POLICY, api) !== undefined
}

function known(value: boolean, { at }: Scope): Attr<boolean> {
  return { kind: 'known', value, origin: 'default', at }
}

function unknown(because: UnknownCause, { at }: Scope): Attr<boolean> {
  return { kind: 'unknown', because, at }
}

/** The protocol of the API a route belongs to. */
function protocolOf(api: Target, path: string): Read<Attr<string>> {
  return (scope) => {
    const about = apiOf(scope, api)
    const isSAM = about.resource.type === 'AWS::Serverless::HttpApi'
    return isSAM ? always('HTTP')(scope) : { ...text(path)(about), at: scope.at }
  }
}

/**
 * REST methods must say how they authorize, routes take NONE.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
 */
export const apiGatewayMethod = defineSubject<APIGatewayMethod>({
  cloudformation: [
    {
      types: ['AWS::ApiGateway::Method'],
      attrs: {
        authorization: text('AuthorizationType'),
        key: text('HttpMethod'),
        apiKeyRequired: flag('ApiKeyRequired', false),
        reachable: reachable(CFN_NAMES),
        protocol: always('REST'),
      },
    },
    {
      types: ['AWS::ApiGatewayV2::Route'],
      attrs: {
        authorization: text('AuthorizationType', 'NONE'),
        key: text('RouteKey'),
        apiKeyRequired: flag('ApiKeyRequired', false),
        reachable: always(true),
        protocol: protocolOf(CFN_HTTP, 'ProtocolType'),
      },
    },
  ],
  terraform: [
    {
      types: ['aws_api_gateway_method'],
      attrs: {
        authorization: text('authorization'),
        key: text('http_method'),
        apiKeyRequired: flag('api_key_required', false),
        reachable: reachable(TERRAFORM_NAMES),
        protocol: always('REST'),
      },
    },
    {
      types: ['aws_apigatewayv2_route'],
      attrs: {
        authorization: text('authorization_type', 'NONE'),
        key: text('route_key'),
        apiKeyRequired: flag('api_key_required', false),
        reachable: always(true),
        protocol: protocolOf(TERRAFORM_HTTP, 'protocol_type'),
      },
    },
  ],
})

/** A verb other than OPTIONS: browsers ask with that one before they send anything, and without credentials. */
const CALLABLE = /^(?:GET|POST|PUT|DELETE|PATCH|HEAD|ANY)(?: |$)/i

/**
 * Whether authorization would be asked for, if it were written. WebSocket APIs ask when a connection is made, and
 * their other routes can't ask.
 */
export function canAsk({ key, protocol }: APIGatewayMethod): Claim {
  return any(
    test(key, (name) => CALLABLE.test(name) || name === '$connect', 'a client may call it'),
    all(is(key, ['$default']), is(protocol, ['HTTP'])),
  )
}
