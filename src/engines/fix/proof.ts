/** The proof of a fix: what is judged again after it, compared with what was judged before. */
import type { Finding } from '../../core/finding.ts'
import type { Change } from '../../core/fix.ts'
import type { TemplateResult } from '../../core/report.ts'
import type { Resource, Template } from '../../core/template.ts'
import { differences } from './differences.ts'

/** A template, and what the policies say of it. */
export interface Judged {
  readonly template: Template
  readonly result: TemplateResult
}

/**
 * Why an edited template does not prove a fix of the finding; undefined where it does: the finding is gone, no other one is
 * there that was not before, and nothing changed but what the fix is about.
 */
export function faultOf(
  before: Judged,
  after: Judged,
  finding: Finding,
  changes: readonly Change[],
): string | undefined {
  const earlier = countsOf(before.result)
  const key = keyOf(finding)
  // What the finding stands for was there before it.
  const covered = new Set(finding.also.map((id) => keyOf({ ...finding, policy: { ...finding.policy, id } })))
  for (const [each, count] of countsOf(after.result)) {
    const most = (earlier.get(each) ?? 0) + (each === key ? -1 : covered.has(each) ? 1 : 0)
    if (count > most) return each === key ? 'the violation is still there' : `it brings ${spell(each)}`
  }
  if (after.result.unscannable.length > before.result.unscannable.length)
    return 'the template cannot be read then'
  if ((after.result.gaps?.length ?? 0) > (before.result.gaps?.length ?? 0))
    return 'a part is not checked then'
  return differences(before.template, after.template, reachOf(finding, changes, before.result))
}

/** Names of the resources that a fix may change. */
function reachOf(
  finding: Finding,
  changes: readonly Change[],
  { findings }: TemplateResult,
): (resource: Resource) => boolean {
  const same = findings.filter(({ policy }) => policy.id === finding.policy.id)
  const names = new Set(same.map(({ resource }) => resource.name))
  for (const change of changes) if (change.kind === 'add-resource') names.add(change.beside.name)
  return ({ name, at }) =>
    names.has(name) ||
    changes.some((change) => placeIn(change) !== undefined && isWithin(placeIn(change), at))
}

function placeIn(change: Change) {
  if (change.kind === 'add-resource') return undefined
  return change.kind === 'set' ? change.below : change.at
}

function isWithin(inner: Resource['at'] | undefined, outer: Resource['at']): boolean {
  return (
    inner !== undefined &&
    inner.file === outer.file &&
    inner.range.start >= outer.range.start &&
    inner.range.end <= outer.range.end
  )
}

/** How often each fault is there, whatever the place: edits move places. */
function countsOf({ findings }: TemplateResult): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) {
    const key = keyOf(finding)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function keyOf({ policy, verdict, resource }: Finding): string {
  return [policy.id, verdict, resource.type, resource.name].join('\0')
}

function spell(key: string): string {
  const [policy, verdict, , name] = key.split('\0')
  return `${verdict === 'violation' ? '' : 'an undecided '}${policy} of ${name}`
}
