/** Tags and labels of a resource, however its framework writes them. */
import { vocabularyOf } from '../../core/frameworks.ts'
import { propertyOf } from '../../core/properties.ts'
import type { Resource } from '../../core/template.ts'
import type { Value } from '../../core/value.ts'
import { itemsOf, resourcesOf, type Scope, step } from '../define/scope.ts'

/**
 * What CloudFormation calls them, as a list of pairs or as a mapping.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html
 */
const CLOUDFORMATION = ['Tags', 'HostedZoneTags', 'FileSystemTags', 'UserPoolTags', 'AccessPointTags']
/** `tag` blocks are those of an Auto Scaling group; Google's are labels. */
const TERRAFORM = ['tags', 'tag', 'labels', 'resource_labels', 'user_labels']

/** The value of a tag; undefined where it is certainly not written. */
export function tagOf(scope: Scope, name: string): Value | undefined {
  const { resource, template } = scope
  switch (vocabularyOf(template)) {
    case 'cloudformation':
      return firstOf(CLOUDFORMATION, resource.properties, name, ['Key', 'Value'])
    case 'arm':
      return entryOf(entryOf(resource.meta, 'tags'), name)
    case 'terraform':
      return firstOf(TERRAFORM, resource.properties, name, ['key', 'value']) ?? defaultTag(scope, name)
  }
}

type PairKeys = readonly [key: string, value: string]

function firstOf(
  properties: readonly string[],
  owner: Resource['properties'],
  name: string,
  keys: PairKeys,
): Value | undefined {
  for (const property of properties) {
    const value = entryOf(owner, property)
    const found = value === undefined ? undefined : inTags(value, name, keys)
    if (found !== undefined) return found
  }
  return undefined
}

function inTags(tags: Value, name: string, keys: PairKeys): Value | undefined {
  switch (tags.kind) {
    case 'list':
      return inPairs(tags, name, keys)
    case 'either': {
      const [first, second] = tags.branches.map((branch) => branch && inTags(branch, name, keys))
      return first === undefined && second === undefined ? undefined : { ...tags, branches: [first, second] }
    }
    case 'json':
      return undefined
    default:
      return entryOf(tags, name)
  }
}

/** Of an item whose key is not known, it is not known whether it is the tag. */
function inPairs(tags: Value, name: string, [keyName, valueName]: PairKeys): Value | undefined {
  let open: Value | undefined
  for (const item of itemsOf(tags)) {
    const key = entryOf(item, keyName)
    if (item.kind === 'unknown') open ??= item
    else if (key?.kind === 'scalar') {
      if (String(key.value) === name) return entryOf(item, valueName) ?? key
    } else if (key?.kind === 'either') {
      // An item that a condition leaves out: its key is there where it is.
      const has = key.branches.some((each) => each?.kind === 'scalar' && String(each.value) === name)
      if (has) return entryOf(item, valueName)
      if (key.branches.some((each) => each?.kind === 'unknown')) open ??= key
    } else if (key !== undefined) open ??= key
  }
  return open
}

/**
 * Tags that the provider adds to every resource of AWS.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs#default_tags-configuration-block
 */
function defaultTag({ template, resource }: Scope, name: string): Value | undefined {
  if (!/^aws_/.test(resource.type)) return undefined
  const found = resourcesOf(template, ['provider.aws']).map(({ properties }) =>
    entryOf(entryOf(entryOf(properties, 'default_tags'), 'tags'), name),
  )
  const [first] = found
  if (found.length < 2 || found.every((each) => each !== undefined)) return first
  const some = found.find((each) => each !== undefined)
  // One of several configurations of the provider adds it: which one this resource has is not followed.
  return (
    some && {
      kind: 'unknown',
      because: { kind: 'elsewhere', what: 'which provider adds its tags' },
      at: some.at,
    }
  )
}

/** The entry of a name that may hold dots, in any case where the mapping takes any. */
function entryOf(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined) return undefined
  return value.kind === 'mapping' ? propertyOf(value, name) : step(value, name)
}
