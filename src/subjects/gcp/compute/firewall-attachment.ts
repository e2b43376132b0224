/** Which machines of its template a firewall rule is for, by their tags. */
import { isKnownAs } from '../../../core/attr.ts'
import type { Attr } from '../../../core/claim.ts'
import type { Template } from '../../../core/template.ts'
import { textsOf } from '../../define/readers.ts'
import { lookUp, resourcesOf } from '../../define/scope.ts'
import { hiddenResources } from '../../define/unread.ts'
import { attachedTo } from '../../links/users.ts'

const MACHINES = [
  'google_compute_instance',
  'google_compute_instance_template',
  'google_compute_region_instance_template',
  'google_compute_instance_from_template',
]
const CLUSTERS = ['google_container_cluster', 'google_container_node_pool']

/** What a rule with target tags is attached to, in words; undefined where its targets or the machines are not known. */
export function attachmentOf({
  targets,
  template,
}: {
  readonly targets: readonly Attr<string>[]
  readonly template: Template
}): string | undefined {
  const tags = targets.flatMap((tag) => (tag.kind === 'known' ? tag.value : []))
  if (tags.length === 0 || tags.length < targets.length || hiddenResources(template) !== undefined)
    return undefined
  const machines = [
    ...resourcesOf(template, MACHINES).map((resource) => ({ resource, path: 'tags' })),
    ...resourcesOf(template, CLUSTERS).map((resource) => ({ resource, path: 'node_config.tags' })),
  ].map(({ resource, path }) => {
    const value = lookUp(resource.properties, path)
    return { resource, own: value === undefined ? [] : textsOf(value) }
  })
  const tagged = machines.filter(({ own }) => own.some((tag) => tags.some((each) => isKnownAs(tag, each))))
  if (tagged.length === 0 && machines.some(({ own }) => own.some(({ kind }) => kind !== 'known')))
    return undefined
  return attachedTo(tagged.map(({ resource }) => resource.name))
}
