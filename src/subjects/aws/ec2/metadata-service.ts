/** The instance metadata service of a machine, or of what machines are started from. */
import { absent, byDefault, setElsewhere } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import { sourceText } from '../../../core/source.ts'
import type { Value } from '../../../core/value.ts'
import { readsAlso } from '../../define/moves.ts'
import { isNull, lookUp, type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { defineSubject } from '../../define/subject.ts'
import { word } from '../../define/word.ts'
import { follow } from '../../links/follow.ts'
import { protectingScope } from '../../links/linked.ts'
import type { Target } from '../../links/named.ts'

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
    (scope) =>
      (template && ofLaunchTemplate(template, scope)) ??
      ofAccount(scope) ??
      (mayRequireTokens(image, scope)
        ? setElsewhere('whether its image requires version 2', scope.at)
        : byDefault('optional', scope.at)),
  )
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

/** Images that ask for version 2 unless told otherwise: Amazon Linux 2023, also in its variants for ECS and EKS. */
const STRICT_IMAGE = /\bal2023\b|amazon-linux-2023/i
/** Files are searched for them only so far. */
const MOST_TEXT = 1_000_000

/**
 * Whether the image may be one that asks for version 2 by itself. It is named in the words at the property or in
 * the data source that finds it; a parameter that reads it from the Parameter Store is declared elsewhere in the file.
 */
function mayRequireTokens(path: string, { node, template }: Scope): boolean {
  const image = lookUp(node, path)
  if (image === undefined) return false
  if (image.kind === 'unknown' && image.because.kind === 'reference') {
    const { resource, name = '', attribute } = image.because
    const found = template.resources.find((each) => each.name === resource)
    if (found !== undefined) return STRICT_IMAGE.test(sourceText(found.at, MOST_TEXT))
    if ([resource ?? '', name, ...attribute].some((word) => STRICT_IMAGE.test(word))) return true
  }
  return wordsOf(image).some((words) => STRICT_IMAGE.test(words))
}

function wordsOf(image: Value): readonly string[] {
  if (image.kind === 'scalar') return [String(image.value)]
  return [image.at.file.text.slice(0, MOST_TEXT)]
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
