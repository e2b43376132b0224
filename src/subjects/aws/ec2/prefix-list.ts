/** Address ranges that rules name by a managed prefix list of the same template. */
import { absent, eachAlternative, unknownBecause } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Resource, Template } from '../../../core/template.ts'
import { choiceOf, type UnknownCause, type Value } from '../../../core/value.ts'
import { isGiven } from '../../define/deploy-time.ts'
import { readsAlso } from '../../define/moves.ts'
import { text } from '../../define/readers.ts'
import { itemsOf, lookUp, type Read, resourcesOf, type Scope, scopeOf } from '../../define/scope.ts'
import { follow } from '../../links/follow.ts'
import type { Target } from '../../links/named.ts'

/** How a framework writes prefix lists, and rules that name them. */
interface Words {
  readonly lists: Target
  /** The property of a list that holds its entries, and that of an entry that holds the range. */
  readonly entries: string
  readonly range: string
  /** Entries that are resources of their own, and their property that names the list. */
  readonly entry?: { readonly type: string; readonly by: string }
}

/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_managed_prefix_list
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-prefixlist.html
 */
const TERRAFORM: Words = {
  lists: { types: ['aws_ec2_managed_prefix_list'], name: 'id' },
  entries: 'entry',
  range: 'cidr',
  entry: { type: 'aws_ec2_managed_prefix_list_entry', by: 'prefix_list_id' },
}
const CLOUDFORMATION: Words = {
  lists: { types: ['AWS::EC2::PrefixList'], name: 'PrefixListId' },
  entries: 'Entries',
  range: 'Cidr',
}

export const cloudformationPrefixLists = (path: string) => listed([path], CLOUDFORMATION)
export const terraformPrefixLists = (...paths: readonly string[]) => listed(paths, TERRAFORM)

/** The ranges of the lists that stand at the paths; of a list that is elsewhere, as those of AWS, there are none. */
function listed(paths: readonly string[], words: Words): Read<readonly Attr<string>[]> {
  const { lists, entry } = words
  return readsAlso([...lists.types, ...(entry === undefined ? [] : [entry.type])], (scope) =>
    paths
      .flatMap((path) => itemsOf(lookUp(scope.node, path)))
      .flatMap((link) => rangesOfLink(link, scope, words)),
  )
}

/** The ranges that a link leads to; of one that a condition chooses, each may not count. */
function rangesOfLink(link: Value, scope: Scope, words: Words): readonly Attr<string>[] {
  if (link.kind !== 'either') return rangesBehind(link, scope, words)
  const { at } = link
  return link.branches
    .flatMap((branch) => (branch === undefined ? [] : rangesOfLink(branch, scope, words)))
    .map((range) => ({ ...choiceOf(link), kind: 'either', branches: [range, absent(at)], at }))
}

function rangesBehind(link: Value, { template, resource }: Scope, words: Words): readonly Attr<string>[] {
  const named = follow(link, words.lists, template, resource)
  if (named.kind === 'unclear' && mayBeHere(named.because, template, words)) {
    return [unknownBecause(named.because, link.at)]
  }
  if (named.kind !== 'here') return []
  return rangesOf(named.resource, template, words).map((range) =>
    eachAlternative(range, (single) => {
      if (single.kind !== 'known') return { ...single, at: link.at }
      return { ...single, at: link.at, from: { what: `an entry of ${named.resource.name}`, at: single.at } }
    }),
  )
}

function rangesOf(list: Resource, template: Template, words: Words): readonly Attr<string>[] {
  const scope = scopeOf(template, list)
  const own = itemsOf(lookUp(list.properties, words.entries)).map((node) =>
    text(words.range)({ ...scope, node, at: node.at }),
  )
  return [...own, ...rangesBeside(list, template, words)]
}

/** The ranges of the entries that are resources of their own; of one that may belong to another list, an unknown one. */
function rangesBeside(
  list: Resource,
  template: Template,
  { lists, entry, range }: Words,
): readonly Attr<string>[] {
  if (entry === undefined) return []
  return resourcesOf(template, [entry.type]).flatMap((resource): readonly Attr<string>[] => {
    const named = follow(lookUp(resource.properties, entry.by), lists, template, resource)
    if (named.kind === 'here') {
      return named.resource === list ? [text(range)(scopeOf(template, resource))] : []
    }
    const mayBe = named.kind === 'unclear' && (named.among?.includes(list) ?? isOpen(named.because))
    return mayBe ? [unknownBecause(named.because, resource.head)] : []
  })
}

/** Whether a link that cannot be known may lead to a list of this template. */
function mayBeHere(because: UnknownCause, template: Template, { lists }: Words): boolean {
  return isOpen(because) && resourcesOf(template, lists.types).length > 0
}

/** A variable or a reference names a list of another template; what is not evaluated may be any. */
function isOpen(because: UnknownCause): boolean {
  return !isGiven(because, ['variable', 'reference'])
}
