/**
 * Where a finding in a template that is called (a module, a nested stack, a linked deployment) is fixed: where its value was
 * written, which may be an argument of the call. The call that brings it is a label.
 */
import type { Label } from '../core/claim.ts'
import type { Finding } from '../core/finding.ts'
import { templatePath } from '../core/frameworks.ts'
import type { Location } from '../core/source.ts'
import type { ModuleInstance, Template } from '../core/template.ts'

/** Moves the primary label of a finding to what has to be fixed; unchanged for what stands in the template's own files. */
export function placeToFix(finding: Finding, template: Template): Finding {
  const { resource, labels } = finding
  const homeOf = ({ file }: Location) => templatePath(template.framework, file.path)
  const [primary, ...others] = labels
  const { from, ...used } = primary
  const call = callOf(resource.within)
  if (from === undefined || homeOf(primary.at) === template.path || homeOf(from.at) === homeOf(primary.at)) {
    return call.length === 0 ? finding : { ...finding, labels: [primary, ...others, ...call] }
  }
  const use: Label = { at: primary.at, note: `used in ${resource.name}` }
  return { ...finding, labels: [{ ...used, at: from.at }, use, ...others, ...call], use: primary.at }
}

/** The call in the template's own files. */
function callOf(within: ModuleInstance | undefined): readonly Label[] {
  if (within === undefined) return []
  let outermost = within
  while (outermost.outer !== undefined) outermost = outermost.outer
  return [{ at: outermost.call, note: `called as ${within.name}` }]
}
