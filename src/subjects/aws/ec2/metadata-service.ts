/** The instance metadata service of a machine, or of what machines are started from. */

import type { Attr } from '../../../core/claim.ts'
import { sourceText } from '../../../core/source.ts'
import type { UnknownCause, Value } from '../../../core/value.ts'
import { defineSubject } from '../../define/define.ts'
import { scalar } from '../../define/readers.ts'
import { isNull, lookUp, type Read, resourcesOf, type Scope } from '../../define/scope.ts'
import { follow, protectingScope, type Target } from '../../links/linked.ts'

export interface MetadataService {
  /** `enabled` (the default) or `disabled`. */
  readonly endpoint: Attr<string>
  /** `required` is version 2; with `optional`, version 1 answers too. */
  readonly tokens: Attr<string>
}

const word = scalar<string>((raw) => String(raw).toLowerCase(), 'text')

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
  return (scope) =>
    (template && ofLaunchTemplate(template, scope)) ??
    ofAccount(scope) ??
    (mayRequireTokens(image, scope) ? imageDecides(scope) : known('optional', scope))
}

/** A launch template of this template is judged itself; of one that is elsewhere nothing is known. */
function ofLaunchTemplate({ block, by, to }: LaunchTemplateLink, scope: Scope): Attr<string> | undefined {
  const { resource, template, at } = scope
  const written = lookUp(resource.properties, block)
  if (written === undefined || isNull(written)) return undefined
  const links = by.map((name) => lookUp(written, name)).filter((link) => link && !isNull(link))
  if (links.some((link) => follow(link, to, template).kind === 'here')) return { kind: 'absent', at }
  const because: UnknownCause = { kind: 'elsewhere', what: 'what its launch template says' }
  return { kind: 'unknown', because, at: written.at }
}

/** The account's defaults for this region, where the same Terraform configuration sets them. */
function ofAccount(scope: Scope): Attr<string> | undefined {
  const [defaults] = resourcesOf(scope.template, ['aws_ec2_instance_metadata_defaults'])
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

function imageDecides({ at }: Scope): Attr<string> {
  const because: UnknownCause = { kind: 'elsewhere', what: 'whether its image requires version 2' }
  return { kind: 'unknown', because, at }
}

function known(value: string, { at }: Scope): Attr<string> {
  return { kind: 'known', value, origin: 'default', at }
}

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

function cloudformation(path: string, origins: Origins) {
  return {
    endpoint: word(`${path}.HttpEndpoint`, 'enabled'),
    tokens: word(`${path}.HttpTokens`, byOrigin(origins)),
  }
}

function terraform(origins: Origins) {
  return {
    endpoint: word('metadata_options.http_endpoint', 'enabled'),
    tokens: word('metadata_options.http_tokens', byOrigin(origins)),
  }
}

export const metadataService = defineSubject<MetadataService>({
  cloudformation: [
    {
      types: ['AWS::EC2::Instance'],
      attrs: cloudformation('MetadataOptions', { image: 'ImageId', template: CFN_LINK }),
    },
    {
      types: ['AWS::EC2::LaunchTemplate'],
      attrs: cloudformation('LaunchTemplateData.MetadataOptions', { image: 'LaunchTemplateData.ImageId' }),
    },
    {
      types: ['AWS::AutoScaling::LaunchConfiguration'],
      attrs: cloudformation('MetadataOptions', { image: 'ImageId' }),
    },
  ],
  terraform: [
    {
      types: ['aws_instance', 'aws_spot_instance_request'],
      attrs: terraform({ image: 'ami', template: TERRAFORM_LINK }),
    },
    { types: ['aws_launch_template', 'aws_launch_configuration'], attrs: terraform({ image: 'image_id' }) },
  ],
})
