/**
 * Where a finding in a template that is called (a module, a nested stack, a linked deployment) is fixed: where its value was
 * written, which may be an argument of the call. The call that brings it is a label.
 */
import type { Label } from '../core/claim.ts'
import type { Finding } from '../core/finding.ts'
import { templatePath } from '../core/frameworks.ts'
import { isInstalled } from '../core/installed.ts'
import type { Location } from '../core/source.ts'
import type { ModuleInstance, Template } from '../core/template.ts'

/** Moves the primary label of a finding to what has to be fixed; unchanged for what stands in the template's own files. */
export function placeToFix(finding: Finding, template: Template): Finding {
  const { resource, labels } = finding
  const homeOf = ({ file }: Location) => templatePath(template.framework, file.path)
  const [primary, ...others] = labels
  const { from, ...bare } = primary
  const calls = callsOf(resource.within)
  const outer = calls.at(-1)
  const call: readonly Label[] =
    outer === undefined ? [] : [{ at: outer.call, note: `called as ${resource.within?.name ?? outer.name}` }]
  if (homeOf(primary.at) === template.path) return withLabels(finding, [primary, ...others, ...call])
  if (from !== undefined && homeOf(from.at) !== homeOf(primary.at) && !isLibrary(from.at)) {
    const use: Label = { at: primary.at, note: `used in ${resource.name}` }
    return { ...finding, labels: [{ ...bare, at: from.at }, use, ...others, ...call], use: primary.at }
  }
  // What is installed can't be fixed here: the call that brings it can.
  const bringing = isLibrary(primary.at) ? calls.find((each) => !isLibrary(each.call)) : undefined
  if (bringing === undefined) return withLabels(finding, [primary, ...others, ...call])
  const inside: Label = { ...primary, note: `in ${resource.name}` }
  const further = bringing === outer ? [] : call
  const { secret: _, ...shown } = bare
  return {
    ...finding,
    labels: [{ ...shown, at: bringing.call }, inside, ...others, ...further],
    use: primary.at,
  }
}

function withLabels(finding: Finding, labels: Finding['labels']): Finding {
  return labels.length === finding.labels.length ? finding : { ...finding, labels }
}

/** Whether a place is in a module that `terraform init` installed. */
function isLibrary({ file }: Location): boolean {
  return isInstalled(file.path)
}

/** The calls of a module and of those around it, from the inside out. */
function callsOf(within: ModuleInstance | undefined): readonly ModuleInstance[] {
  const calls: ModuleInstance[] = []
  for (let each = within; each !== undefined; each = each.outer) calls.push(each)
  return calls
}
