/** What a client may call at an API: a method of a REST API, or a route of an HTTP or WebSocket API. */
import { byDefault, setElsewhere, unknownBecause } from '../../../core/attr.ts'
import { type Attr, all, any, type Claim, is, test } from '../../../core/claim.ts'
import { always, firstWritten, flag, shownHere, text, texts } from '../../define/readers.ts'
import type { Read, Scope } from '../../define/scope.ts'
import { defineSubject, type SubjectOf } from '../../define/subject.ts'
import { type Link, linkedScope } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { ofSeen } from '../../links/readers.ts'

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
  /** Of the API: the properties that hold its kinds of endpoints, and its resource policy. */
  readonly endpoints: readonly string[]
  readonly policy: readonly string[]
  /** Resources of their own that are its policy. */
  readonly beside: readonly Link[]
}

/** SAM writes the same things under other names. */
const CFN_NAMES: Names = {
  api: CFN_REST,
  endpoints: ['EndpointConfiguration.Types', 'EndpointConfiguration.Type'],
  policy: ['Policy', 'Auth.ResourcePolicy'],
  beside: [],
}
const TERRAFORM_NAMES: Names = {
  api: TERRAFORM_REST,
  endpoints: ['endpoint_configuration.types'],
  policy: ['policy'],
  beside: [TERRAFORM_POLICY],
}

/**
 * A private API answers inside of VPCs only, and a resource policy may let in whom it names; nothing else stands
 * before a method without authorization. An API in another template exempts nothing: it is not seen.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
 */
function reachable(names: Names): Read<Attr<boolean>> {
  const naming = { by: names.api.name, to: names.api }
  return shownHere(ofSeen(naming, (api) => isReachable(names, api), true))
}

function isReachable({ endpoints, policy, beside }: Names, api: Scope): Attr<boolean> {
  const { at } = api
  const types = endpoints.flatMap((path) => texts(path)(api))
  if (types.some((type) => type.kind === 'known' && type.value === 'PRIVATE')) return byDefault(false, at)
  const open = types.find((type) => type.kind === 'unknown' || type.kind === 'either')
  if (open?.kind === 'unknown') return open
  if (open !== undefined) return setElsewhere('whether the API is private', at)
  const hasPolicy =
    firstWritten(api, policy) !== undefined || beside.some((link) => linkedScope(link, api) !== undefined)
  return hasPolicy
    ? unknownBecause({ kind: 'expression', text: 'the resource policy of the API' }, at)
    : byDefault(true, at)
}

/** The protocol of the API a route belongs to; that of most where it is in another template. */
function protocolOf(api: Target, path: string): Read<Attr<string>> {
  const own = text(path)
  const naming = { by: api.name, to: api }
  return shownHere(ofSeen(naming, (scope) => (isSAM(scope) ? always('HTTP') : own)(scope), 'HTTP'))
}

function isSAM({ resource }: Scope): boolean {
  return resource.type === 'AWS::Serverless::HttpApi'
}

/**
 * Routes take NONE where nothing is written. Methods must say how they authorize: one that does not is open, or is not
 * deployed.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
 */
export const apiGatewayMethod = defineSubject({
  name: 'aws.api-gateway-method',
  describes: 'A method of a REST API, or a route of an HTTP or WebSocket API',
  sources: {
    cloudformation: { method: ['AWS::ApiGateway::Method'], route: ['AWS::ApiGatewayV2::Route'] },
    terraform: { method: ['aws_api_gateway_method'], route: ['aws_apigatewayv2_route'] },
  },
  attributes: {
    authorization: {
      type: 'text',
      describes:
        '`NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`, `JWT`. `NONE` where nothing is written, although methods require it.',
      cloudformation: text('AuthorizationType', 'NONE'),
      terraform: { method: text('authorization', 'NONE'), route: text('authorization_type', 'NONE') },
    },
    key: {
      type: 'text',
      describes: '`GET`, `ANY`, or the whole key of a route: `GET /orders`, `$connect`, `$default`.',
      cloudformation: { method: text('HttpMethod'), route: text('RouteKey') },
      terraform: { method: text('http_method'), route: text('route_key') },
    },
    apiKeyRequired: {
      type: 'boolean',
      describes: 'Whether an API key is required. False by default.',
      cloudformation: flag('ApiKeyRequired', false),
      terraform: flag('api_key_required', false),
    },
    reachable: {
      type: 'boolean',
      describes:
        'Whether the internet reaches the API. Unknown where a resource policy decides; true where the API is in another template.',
      cloudformation: { method: reachable(CFN_NAMES), route: always(true) },
      terraform: { method: reachable(TERRAFORM_NAMES), route: always(true) },
    },
    protocol: {
      type: 'text',
      describes: '`REST`, `HTTP` or `WEBSOCKET`.',
      cloudformation: { method: always('REST'), route: protocolOf(CFN_HTTP, 'ProtocolType') },
      terraform: { method: always('REST'), route: protocolOf(TERRAFORM_HTTP, 'protocol_type') },
    },
  },
})

type APIGatewayMethod = SubjectOf<typeof apiGatewayMethod>

/** A verb other than OPTIONS: browsers ask with that one before they send anything, and without credentials. */
const CALLABLE = /^(?:GET|POST|PUT|DELETE|PATCH|HEAD|ANY)(?: |$)/i

/**
 * Whether authorization would be asked for, if it were written. WebSocket APIs ask when a connection is made, and
 * their other routes can't ask.
 */
export function canAsk({ key, protocol }: APIGatewayMethod): Claim {
  return any(
    test(key, (name) => CALLABLE.test(name) || name === '$connect', 'clients can call it'),
    all(is(key, ['$default']), is(protocol, ['HTTP'])),
  )
}
