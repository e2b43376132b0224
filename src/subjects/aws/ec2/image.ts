/** The image that a machine starts from, as far as the template names it. */
import { sourceText } from '../../../core/source.ts'
import type { Resource } from '../../../core/template.ts'
import type { Value } from '../../../core/value.ts'
import { itemsOf, lookUp, type Scope } from '../../define/scope.ts'

/** Words of images that ask for version 2 of the metadata service: Amazon Linux 2023, also for ECS and EKS. */
const STRICT_IMAGE = /\bal2023\b|amazon-linux-2023/i
/** Files are searched for them only so far. */
const MOST_TEXT = 1_000_000

/**
 * Parameters of AWS that hold such an image, and nothing else.
 * https://docs.aws.amazon.com/linux/al2023/ug/imdsv2.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/al2-to-al2023-ami-transition.html
 */
const STRICT_PARAMETER =
  /^\/aws\/service\/(?:ami-amazon-linux-latest\/al2023-ami-|ecs\/optimized-ami\/amazon-linux-2023\/)/
/** Names of such images, where Amazon is their owner. */
const STRICT_NAME = /^al2023-ami-/
const AMAZON: readonly string[] = ['amazon', '137112412989']

/**
 * Whether machines of the image require version 2 of the metadata service where nothing else says so; undefined where
 * the image may do so. It is named in the words at the property or in the data source that finds it; a parameter that
 * reads it from the Parameter Store is declared elsewhere in the file.
 *
 * @param path the property that names the image
 */
export function requiresTokens(path: string, { node, template }: Scope): boolean | undefined {
  const image = lookUp(node, path)
  if (image === undefined) return false
  if (image.kind === 'scalar') {
    const text = String(image.value)
    const parameter = /^resolve:ssm:(.*)$/s.exec(text)?.[1]
    return isStrict(parameter) || (STRICT_IMAGE.test(text) ? undefined : false)
  }
  if (image.kind === 'unknown' && image.because.kind === 'reference' && image.because.within === undefined) {
    const { root, resource, name = '', key, attribute } = image.because
    if (root === 'parameter' && isStrict(key)) return true
    if (root === 'dynamic' && name === 'ssm' && attribute.length === 1 && isStrict(attribute[0])) return true
    const found = template.resources.find((each) => each.name === resource)
    if (found !== undefined) return ofDataSource(found)
    if ([resource ?? '', name, ...attribute].some((word) => STRICT_IMAGE.test(word))) return undefined
  }
  return STRICT_IMAGE.test(image.at.file.text.slice(0, MOST_TEXT)) ? undefined : false
}

function isStrict(parameter: string | undefined): boolean {
  return parameter !== undefined && STRICT_PARAMETER.test(parameter)
}

/** A data source that finds the image by a parameter of AWS, or by its name among those that Amazon owns. */
function ofDataSource({ type, properties, at }: Resource): boolean | undefined {
  if (type === 'data.aws_ssm_parameter' && isStrict(knownText(lookUp(properties, 'name')))) return true
  if (type === 'data.aws_ami') {
    const owners = knownTexts(lookUp(properties, 'owners'))
    const names = itemsOf(lookUp(properties, 'filter')).flatMap((filter) =>
      knownText(lookUp(filter, 'name')) === 'name' ? knownTexts(lookUp(filter, 'values')) : [],
    )
    const isOfAmazon = owners.length > 0 && owners.every((owner) => AMAZON.includes(owner))
    if (isOfAmazon && names.length > 0 && names.every((name) => STRICT_NAME.test(name))) return true
  }
  return STRICT_IMAGE.test(sourceText(at, MOST_TEXT)) ? undefined : false
}

function knownText(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined
}

/** The texts of a list; an empty one stands for what is not known. */
function knownTexts(value: Value | undefined): readonly string[] {
  return itemsOf(value).map((item) => knownText(item) ?? '')
}
