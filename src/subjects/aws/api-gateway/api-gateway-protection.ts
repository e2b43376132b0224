/** A stage of a REST API, and whether AWS WAF filters its requests. */
import { byDefault, known, setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { texts } from '../../define/readers.ts'
import { lookUp, type Read } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import type { Target } from '../../links/named.ts'
import { ofSeen } from '../../links/readers.ts'
import { hasWebACL } from '../waf/web-acl-association.ts'

const CFN_STAGE: Target = { types: ['AWS::ApiGateway::Stage'], name: 'Arn' }
const CFN_API: Target = { types: ['AWS::ApiGateway::RestApi', 'AWS::Serverless::Api'], name: 'RestApiId' }
const TERRAFORM_STAGE: Target = { types: ['aws_api_gateway_stage'], name: 'arn' }
const TERRAFORM_API: Target = { types: ['aws_api_gateway_rest_api'], name: 'rest_api_id' }

/** Whether an API answers inside of VPCs only. */
function isPrivate(...paths: readonly string[]): Read<Attr<boolean>> {
  const read = texts(...paths)
  return (scope) => {
    const types = read(scope)
    const own = types.find((type) => type.kind === 'known' && type.value === 'PRIVATE')
    if (own !== undefined) return known(true, own.at)
    const open = types.find((type) => type.kind === 'unknown' || type.kind === 'either')
    if (open === undefined) return byDefault(false, scope.at)
    return open.kind === 'unknown' ? open : setElsewhere('whether the API is private', open.at)
  }
}

/** Whether a text is the ARN of a stage: it names the stage, or its API with the same name of a stage. */
function isARNOf(api: string, name: string): (words: string, stage: Resource) => boolean | undefined {
  return (words, stage) => {
    if (!words.includes('/stages/')) return false
    if (mentions(words, stage.name)) return true
    const owner = nameIn(lookUp(stage.properties, api))
    if (owner === undefined || !mentions(words, owner)) return owner === undefined ? undefined : false
    const written = /\/stages\/([\w-]+)/.exec(words)?.[1]
    const own = lookUp(stage.properties, name)
    if (own?.kind === 'scalar') return written === undefined ? undefined : String(own.value) === written
    const given = nameIn(own)
    return written === undefined && given !== undefined && mentions(words, given) ? true : undefined
  }
}

/** What a value is, or the name of the resource, parameter or variable that gives it. */
function nameIn(value: Value | undefined): string | undefined {
  if (value?.kind === 'scalar') return String(value.value)
  if (value?.kind !== 'unknown') return undefined
  const { because } = value
  if (because.kind === 'variable') return because.name
  return because.kind === 'reference' ? because.resource : undefined
}

/** Whether a name stands in the words on its own; addresses of Terraform have a dot. */
function mentions(words: string, name: string): boolean {
  return name.includes('.') ? words.includes(name) : words.split(/\W+/).includes(name)
}

export const restAPIStage = defineSubject({
  name: 'aws.rest-api-stage',
  describes: 'A stage of a REST API',
  sources: { cloudformation: CFN_STAGE.types, terraform: TERRAFORM_STAGE.types },
  attributes: {
    webACL: {
      type: 'boolean',
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html
      describes: 'Whether a web ACL of AWS WAF is associated with it. False by default.',
      cloudformation: hasWebACL(CFN_STAGE, isARNOf('RestApiId', 'StageName')),
      terraform: hasWebACL(TERRAFORM_STAGE, isARNOf('rest_api_id', 'stage_name')),
    },
    privateAPI: {
      type: 'boolean',
      describes: 'Whether its API answers inside of VPCs only. False where the API is in another template.',
      cloudformation: ofSeen(
        { by: 'RestApiId', to: CFN_API },
        isPrivate('EndpointConfiguration.Types', 'EndpointConfiguration.Type'),
        false,
      ),
      terraform: ofSeen(
        { by: 'rest_api_id', to: TERRAFORM_API },
        isPrivate('endpoint_configuration.types'),
        false,
      ),
    },
  },
})
