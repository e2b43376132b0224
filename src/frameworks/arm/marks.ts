/** What tells an ARM template from other JSON. */
import type { Node } from '../node.ts'
import { memberOf, textOf } from './members.ts'

/**
 * Whether an object is an ARM template: by its schema; without one, by what every template has, or by its resources.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax
 */
export function isTemplate(root: Node): boolean {
  const schema = textOf(root, '$schema')
  if (schema?.toLowerCase().includes('deploymenttemplate')) return true
  const resources = memberOf(root, 'resources')
  if (resources === undefined) return false
  if (schema === undefined && memberOf(root, 'contentVersion') !== undefined) return true
  return itemsOf(resources).some(isResource)
}

/** Resources are a list, or an object with symbolic names. */
function itemsOf(resources: Node): readonly Node[] {
  if (resources.kind === 'sequence') return resources.items
  return resources.kind === 'mapping' ? [...resources.entries.values()].map(({ value }) => value) : []
}

function isResource(node: Node): boolean {
  return (
    /^Microsoft\.[A-Za-z]/i.test(textOf(node, 'type') ?? '') && memberOf(node, 'apiVersion') !== undefined
  )
}
