/** The instance metadata service of a machine, or of what machines are started from. */
import { absent, byDefault, setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { readsAlso } from '../../define/moves.ts'
import { isNull, lookUp, type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { follow } from '../../links/follow.ts'
import { protectingScope } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'
import { requiresTokens } from './image.ts'

/** How a kind of resource names what its options come from when it does not write them. */
interface Origins {
  readonly image: string
  readonly template?: LaunchTemplateLink
}

interface LaunchTemplateLink {
  readonly block: string
  readonly by: readonly string[]
  readonly to: Target
}

/**
 * Nothing written is `optional`, unless the launch template, the account or the image says otherwise.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html
 */
function byOrigin({ image, template }: Origins): Read<Attr<string>> {
  return readsAlso(
    [...(template?.to.types ?? []), ...ACCOUNT],
    (scope) => (template && ofLaunchTemplate(template, scope)) ?? ofAccount(scope) ?? ofImage(image, scope),
  )
}

function ofImage(path: string, scope: Scope): Attr<string> {
  const isRequired = requiresTokens(path, scope)
  if (isRequired === undefined) return setElsewhere('whether its image requires version 2', scope.at)
  return byDefault(isRequired ? 'required' : 'optional', scope.at)
}

/** A launch template of this template is judged itself; of one that is elsewhere nothing is known. */
function ofLaunchTemplate({ block, by, to }: LaunchTemplateLink, scope: Scope): Attr<string> | undefined {
  const { resource, template, at } = scope
  const written = lookUp(resource.properties, block)
  if (written === undefined || isNull(written)) return undefined
  const links = by.map((name) => lookUp(written, name)).filter((link) => link && !isNull(link))
  if (links.some((link) => follow(link, to, template).kind === 'here')) return absent(at)
  return setElsewhere('what its launch template says', written.at)
}

const ACCOUNT = ['aws_ec2_instance_metadata_defaults']

/** The account's defaults for this region, where the same Terraform configuration sets them. */
function ofAccount(scope: Scope): Attr<string> | undefined {
  const [defaults] = resourcesOf(scope.template, ACCOUNT)
  if (defaults === undefined) return undefined
  const tokens = word('http_tokens', 'no-preference')(protectingScope(scope.template, defaults))
  if (tokens.kind === 'known' && tokens.value === 'no-preference') return undefined
  return tokens
}

const CFN_TOKENS = 'MetadataOptions.HttpTokens'
const TERRAFORM_TOKENS = 'metadata_options.http_tokens'

const CFN_LINK: LaunchTemplateLink = {
  block: 'LaunchTemplate',
  by: ['LaunchTemplateId', 'LaunchTemplateName'],
  to: { types: ['AWS::EC2::LaunchTemplate'], name: 'LaunchTemplateName' },
}
const TERRAFORM_LINK: LaunchTemplateLink = {
  block: 'launch_template',
  by: ['id', 'name'],
  to: { types: ['aws_launch_template'], name: 'name' },
}

export const metadataService = defineSubject({
  name: 'aws.metadata-service',
  describes: 'The instance metadata service of a machine, or of what machines are started from',
  sources: {
    cloudformation: {
      instance: ['AWS::EC2::Instance'],
      launchTemplate: { types: ['AWS::EC2::LaunchTemplate'], below: 'LaunchTemplateData' },
      launchConfiguration: ['AWS::AutoScaling::LaunchConfiguration'],
    },
    terraform: {
      instance: ['aws_instance', 'aws_spot_instance_request'],
      launch: ['aws_launch_template', 'aws_launch_configuration'],
    },
  },
  attributes: {
    endpoint: {
      type: 'text',
      describes: '`enabled`, which is the default, or `disabled`.',
      cloudformation: word('MetadataOptions.HttpEndpoint', 'enabled'),
      terraform: word('metadata_options.http_endpoint', 'enabled'),
    },
    tokens: {
      type: 'text',
      describes:
        '`required` is version 2; with `optional`, which is the default, version 1 answers too. Where a launch template, the account or the image decides, that is followed as far as the template shows it.',
      cloudformation: {
        instance: word(CFN_TOKENS, byOrigin({ image: 'ImageId', template: CFN_LINK })),
        launchTemplate: word(CFN_TOKENS, byOrigin({ image: 'ImageId' })),
        launchConfiguration: word(CFN_TOKENS, byOrigin({ image: 'ImageId' })),
      },
      terraform: {
        instance: word(TERRAFORM_TOKENS, byOrigin({ image: 'ami', template: TERRAFORM_LINK })),
        launch: word(TERRAFORM_TOKENS, byOrigin({ image: 'image_id' })),
      },
    },
  },
})
